// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/blob_store.hpp"

#include "base/hash.hpp"
#include "files/tests/folder.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <vector>

namespace tantrao::files {
namespace {

namespace fs = std::filesystem;

class BlobStoreTest : public FolderTest {
  protected:
    // Every file below the store, temporary ones too.
    std::size_t files_below() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(fs::recursive_directory_iterator(dir_ / "blobs"),
                                  [](const fs::directory_entry& entry) { return entry.is_regular_file(); }));
    }
    BlobStore store_{dir_ / "blobs"};
};

TEST_F(BlobStoreTest, BytesComeBackUnderTheirHash)
{
    const std::string bytes("a\0b\xff", 4);
    const auto stored = store_.put_bytes(bytes);
    EXPECT_EQ(stored.hash, sha256_hex(bytes));
    EXPECT_EQ(stored.size, 4);
    EXPECT_TRUE(store_.has(stored.hash));
    EXPECT_EQ(store_.read(stored.hash), bytes);
    EXPECT_EQ(store_.path_of(stored.hash), dir_ / "blobs" / stored.hash.substr(0, 2) / stored.hash.substr(2));
    EXPECT_EQ(store_.put_bytes("").size, 0);
}

TEST_F(BlobStoreTest, AFileIsCopiedAndLeftAlone)
{
    const std::string bytes(700'000, 'x');
    const auto source = write("source", bytes);
    const auto stored = store_.put_file(source);
    EXPECT_EQ(stored.hash, sha256_hex(bytes));
    EXPECT_EQ(stored.size, 700'000);
    EXPECT_EQ(store_.read(stored.hash), bytes);
    EXPECT_TRUE(fs::exists(source));
}

TEST_F(BlobStoreTest, TheSameTwiceIsOneFile)
{
    const auto first = store_.put_bytes("abc");
    const auto written = fs::last_write_time(store_.path_of(first.hash));
    EXPECT_EQ(store_.put_bytes("abc").hash, first.hash);
    EXPECT_EQ(store_.put_file(write("source", "abc")).hash, first.hash);
    EXPECT_EQ(fs::last_write_time(store_.path_of(first.hash)), written);
    EXPECT_EQ(files_below(), 1u);
}

TEST_F(BlobStoreTest, ManyAtOnce)
{
    std::vector<std::string> hashes(8);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < hashes.size(); ++t)
            threads.emplace_back([this, t, &hashes] {
                for (int i = 0; i < 20; ++i)
                    store_.put_bytes("shared " + std::to_string(i));
                hashes[t] = store_.put_bytes(std::string(300'000, 'y')).hash;
            });
    }
    EXPECT_EQ(std::ranges::count(hashes, sha256_hex(std::string(300'000, 'y'))), 8);
    EXPECT_EQ(files_below(), 21u);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(store_.read(sha256_hex("shared " + std::to_string(i))), "shared " + std::to_string(i));
}

TEST_F(BlobStoreTest, ListsAndRemoves)
{
    const auto a = store_.put_bytes("a"), b = store_.put_bytes("bb");
    write("blobs/.tmp-left-behind", "x");
    fs::create_directories(dir_ / "blobs" / "zz");
    std::map<std::string, std::int64_t> found;
    store_.each([&found](const std::string& hash, std::int64_t size) { found[hash] = size; });
    EXPECT_EQ(found, (std::map<std::string, std::int64_t>{{a.hash, 1}, {b.hash, 2}}));
    store_.remove(a.hash);
    store_.remove(a.hash);
    EXPECT_FALSE(store_.has(a.hash));
    EXPECT_THROW(store_.read(a.hash), std::system_error);
}

TEST_F(BlobStoreTest, OnlyHashesName)
{
    EXPECT_TRUE(BlobStore::is_hash(std::string(64, '0')));
    for (const std::string& bad : {std::string(), std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A'),
                                   std::string(64, 'g'), "../../../" + std::string(55, 'a'), std::string(63, 'a') + '\0'}) {
        EXPECT_FALSE(BlobStore::is_hash(bad)) << bad;
        EXPECT_FALSE(store_.has(bad));
        EXPECT_THROW(store_.path_of(bad), std::logic_error);
    }
}

TEST_F(BlobStoreTest, WhatTheDiskRefusesIsSaidAndLeavesNothing)
{
    EXPECT_THROW(store_.put_file(dir_ / "nothing"), std::system_error);
    EXPECT_THROW(store_.put_file(dir_), std::system_error);
    const std::string hash = sha256_hex("x");
    write("blobs/" + hash.substr(0, 2), "in the way");
    EXPECT_THROW(store_.put_bytes("x"), std::system_error);
    EXPECT_EQ(files_below(), 1u);
}

}   // namespace
}   // namespace tantrao::files
