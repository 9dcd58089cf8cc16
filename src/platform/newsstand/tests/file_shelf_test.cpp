// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "files/blob_store.hpp"
#include "platform/newsstand/file_shelf.hpp"

#include <fstream>
#include <sstream>

namespace tantrao::newsstand {
namespace {

TEST(Shelf, HoldsACopyThatOutlivesTheBlob)
{
    const db::TemporaryFolder folder;
    files::BlobStore blobs(folder.path() / "blobs");
    FileShelf shelf(blobs, folder.path() / "shelf");
    const std::string hash = blobs.put_bytes("a picture").hash;
    EXPECT_TRUE(shelf.shelve(hash));
    EXPECT_TRUE(shelf.shelve(hash));   // again is harmless
    blobs.remove(hash);
    std::ostringstream text;
    text << std::ifstream(shelf.path_of(hash)).rdbuf();
    EXPECT_EQ(text.str(), "a picture");
    EXPECT_TRUE(shelf.shelve(hash));
    shelf.remove(hash);
    EXPECT_FALSE(std::filesystem::exists(shelf.path_of(hash)));
    EXPECT_FALSE(shelf.shelve(hash));
}

TEST(Shelf, KnowsNoPathsButHashes)
{
    const db::TemporaryFolder folder;
    files::BlobStore blobs(folder.path() / "blobs");
    FileShelf shelf(blobs, folder.path() / "shelf");
    for (const char* bad : {"", "../../etc/passwd", "00", "0000000000000000000000000000000000000000000000000000000000000000"})
        EXPECT_FALSE(shelf.shelve(bad)) << bad;
}

}   // namespace
}   // namespace tantrao::newsstand
