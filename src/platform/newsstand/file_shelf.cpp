// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/file_shelf.hpp"

namespace tantrao::newsstand {

namespace fs = std::filesystem;

FileShelf::FileShelf(const files::BlobStore& blobs, fs::path dir) : blobs_(blobs), shelf_(std::move(dir)) {}

bool FileShelf::shelve(std::string_view hash)
{
    if (!files::BlobStore::is_hash(hash))
        return false;
    if (shelf_.has(hash))
        return true;
    if (!blobs_.has(hash))
        return false;
    const fs::path target = shelf_.path_of(hash);
    fs::create_directories(target.parent_path());
    std::error_code linked;
    fs::create_hard_link(blobs_.path_of(hash), target, linked);
    if (linked && !shelf_.has(hash))
        shelf_.put_file(blobs_.path_of(hash));
    return true;
}

}   // namespace tantrao::newsstand
