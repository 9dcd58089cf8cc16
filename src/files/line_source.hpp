// The lines of a file, plain or gzip, one after the other, never more than one in memory.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace tantrao::files {

struct SourceLimits {
    std::size_t line = 8 << 20;                             // bytes; longer lines are skipped
    std::int64_t ratio = 200;                               // bytes out per byte in …
    std::int64_t ratio_counts_from = std::int64_t{64} << 20;   // … once this much came out
};

// The file cannot be read (any further); what() says why, in English, for an administrator.
class SourceError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class LineSource {
  public:
    // Throws SourceError if the file cannot be opened.
    explicit LineSource(const std::filesystem::path& file, const SourceLimits& limits = {});
    ~LineSource();
    LineSource(const LineSource&) = delete;
    LineSource& operator=(const LineSource&) = delete;

    // The next line without its end; false at the end of the file. Throws SourceError for a file that is cut off, broken, or
    // unpacks beyond all reason.
    bool next(std::string& line);
    std::int64_t number() const { return number_; }    // of the line next() gave, from 1
    bool is_too_long() const { return too_long_; }     // that line was longer than the limit and is cut
    std::int64_t bytes_done() const;                   // of the file as it lies on the disk
    std::int64_t bytes_all() const { return size_; }

  private:
    bool fill();

    struct Stream;
    const SourceLimits limits_;
    const std::string name_;
    std::int64_t size_ = 0, unpacked_ = 0, number_ = 0;
    std::unique_ptr<Stream> stream_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;
    bool too_long_ = false;
};

} // namespace tantrao::files
