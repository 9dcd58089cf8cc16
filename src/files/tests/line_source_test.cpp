// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/line_source.hpp"

#include "files/tests/folder.hpp"

#include <gmock/gmock.h>
#include <zlib.h>

namespace tantrao::files {
namespace {

using testing::ElementsAre;

class Lines : public FolderTest {
  protected:
    std::filesystem::path pack(const std::string& name, const std::string& bytes) const
    {
        const gzFile file = gzopen((dir_ / name).c_str(), "wb");
        gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
        gzclose(file);
        return dir_ / name;
    }
    static std::vector<std::string> all_of(const std::filesystem::path& file, const SourceLimits& limits = {})
    {
        LineSource source(file, limits);
        std::vector<std::string> lines;
        std::string line;
        while (source.next(line))
            lines.push_back(source.is_too_long() ? "(too long)" : line);
        return lines;
    }
};

TEST_F(Lines, OfAPlainFile)
{
    EXPECT_THAT(all_of(write("a", "một\r\n\nba\nbốn")), ElementsAre("một", "", "ba", "bốn"));
    EXPECT_THAT(all_of(write("b", "một\n")), ElementsAre("một"));
    EXPECT_THAT(all_of(write("c", "")), ElementsAre());
}

TEST_F(Lines, OfAPackedFile)
{
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += "dòng " + std::to_string(i) + "\n";
    const auto lines = all_of(pack("a.gz", text));
    ASSERT_EQ(lines.size(), 100'000U);
    EXPECT_EQ(lines[99'999], "dòng 99999");
}

TEST_F(Lines, LongerThanAllowedArePassedOver)
{
    SourceLimits limits;
    limits.line = 10;
    EXPECT_THAT(all_of(write("a", "0123456789\n01234567890\n" + std::string(1 << 20, 'x') + "\nngắn\n"), limits),
                ElementsAre("0123456789", "(too long)", "(too long)", "ngắn"));
}

TEST_F(Lines, OfABrokenPackEndWithAReason)
{
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text += std::to_string(i * 7919) + "\n";
    const auto whole = pack("a.gz", text);
    std::filesystem::resize_file(whole, std::filesystem::file_size(whole) / 2);
    EXPECT_THROW(all_of(whole), SourceError);
    const auto damaged = pack("b.gz", text);
    {
        std::fstream file(damaged, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(2000);
        file << "damage damage damage";
    }
    EXPECT_THROW(all_of(damaged), SourceError);
}

TEST_F(Lines, OfABombStopInTime)
{
    SourceLimits limits;
    limits.ratio_counts_from = 1 << 20;
    EXPECT_THROW(all_of(pack("a.gz", std::string(16 << 20, '\n')), limits), SourceError);
}

TEST_F(Lines, OfNoFileAreAnError)
{
    EXPECT_THROW(LineSource(dir_ / "nothing"), SourceError);
    EXPECT_THROW(LineSource{dir_}, SourceError);
}

} // namespace
} // namespace tantrao::files
