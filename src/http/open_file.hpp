// A file on its way out.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>

namespace tantrao::http {

class OpenFile {
  public:
    OpenFile() = default;
    ~OpenFile();
    OpenFile(OpenFile&& other) noexcept;
    OpenFile& operator=(OpenFile&& other) noexcept;

    // An OpenFile that is not open, if there is no such regular file. Links are not followed.
    static OpenFile open(const std::filesystem::path& path);
    bool is_open() const { return descriptor_ >= 0; }
    std::uint64_t size() const { return size_; }

    // Bytes read; 0 at the end, -1 on failure. Waits for the disk.
    std::int64_t read(std::uint64_t at, std::span<char> into) const;
    // The same without waiting: -2 if the disk would have to be waited for.
    std::int64_t read_cached(std::uint64_t at, std::span<char> into) const;

  private:
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

} // namespace tantrao::http
