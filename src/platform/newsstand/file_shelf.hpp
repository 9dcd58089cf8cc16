// This node's copies of the files that live refers to. A file is put on the shelf before the row that refers to it is
// committed, so a page never points to a file that is not there. Hard links where the blob store is on the same disk.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "files/blob_store.hpp"

#include <filesystem>
#include <string_view>

namespace tantrao::newsstand {

class FileShelf {
  public:
    FileShelf(const files::BlobStore& blobs, std::filesystem::path dir);
    // Makes sure the blob lies on the shelf. False if the blob store does not have it; throws std::filesystem::filesystem_error
    // when the disk refuses.
    bool shelve(std::string_view hash);
    std::filesystem::path path_of(std::string_view hash) const { return shelf_.path_of(hash); }
    void remove(std::string_view hash) { shelf_.remove(hash); }

  private:
    const files::BlobStore& blobs_;
    files::BlobStore shelf_;
};

}   // namespace tantrao::newsstand
