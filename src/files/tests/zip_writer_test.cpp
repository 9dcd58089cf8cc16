// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/zip_writer.hpp"

#include "files/tests/folder.hpp"
#include "files/zip_directory.hpp"

namespace tantrao::files {
namespace {

class ZipWriterTest : public FolderTest {
  protected:
    ZipMembers read_back(const std::string& bytes)
    {
        ZipMembers members;
        std::ifstream file(write("made.zip", bytes), std::ios::binary);
        const auto entries = read_zip_directory(file);
        EXPECT_TRUE(entries);
        for (const ZipEntry& entry : entries.value_or(std::vector<ZipEntry>{}))
            members.emplace_back(entry.name, read_zip_entry(file, entry, 8 << 20).value_or("unreadable"));
        return members;
    }
};

TEST_F(ZipWriterTest, WhatGoesInComesOut)
{
    const ZipMembers members{{"trống", ""}, {"a/b.xml", "<a>Điều 1</a>"}, {"dài", std::string(3 << 20, 'x') + '\0' + "y"}};
    const std::string bytes = make_zip(members);
    EXPECT_EQ(read_back(bytes), members);
    EXPECT_LT(bytes.size(), 100'000U) << "packed";
    EXPECT_EQ(make_zip(members), bytes) << "no time in it";
}

TEST_F(ZipWriterTest, NothingIsAFileToo) { EXPECT_EQ(read_back(make_zip({})), ZipMembers{}); }

}   // namespace
}   // namespace tantrao::files
