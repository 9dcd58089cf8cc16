// Files by their SHA-256: DIR/ab/cdef…. Written once, never changed; a directory may be shared by nodes. Thread-safe.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace tantrao::files {

class BlobStore {
  public:
    explicit BlobStore(std::filesystem::path dir);

    struct Stored {
        std::string hash;   // lower-case hex SHA-256
        std::int64_t size = 0;
    };
    // Copies a file in (temporary name, fsync, rename). Putting the same bytes again is harmless. Throws std::system_error
    // when the disk refuses.
    Stored put_file(const std::filesystem::path& source);
    Stored put_bytes(std::string_view bytes);
    // Where the blob lies, whether or not it exists. The hash must be is_hash().
    std::filesystem::path path_of(std::string_view hash) const;
    bool has(std::string_view hash) const;
    std::string read(std::string_view hash) const;   // throws std::system_error
    void remove(std::string_view hash);
    void each(const std::function<void(const std::string& hash, std::int64_t size)>& f) const;

    static bool is_hash(std::string_view text);   // 64 lower-case hex digits

  private:
    std::filesystem::path dir_;
};

}   // namespace tantrao::files
