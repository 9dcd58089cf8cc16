// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/line_source.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <zlib.h>

namespace tantrao::files {

struct LineSource::Stream {
    explicit Stream(const std::filesystem::path& file) : gz(::gzopen(file.c_str(), "rb")) {}
    ~Stream()
    {
        if (gz != nullptr)
            ::gzclose(gz);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    gzFile gz;   // reads plain files as they are
};

LineSource::LineSource(const std::filesystem::path& file, const SourceLimits& limits)
    : limits_(limits), name_(file.string()), stream_(std::make_unique<Stream>(file)), buffer_(256 * 1024)
{
    std::error_code failed;
    size_ = static_cast<std::int64_t>(std::filesystem::file_size(file, failed));
    if (failed || stream_->gz == nullptr)
        throw SourceError(name_ + " cannot be opened");
}

LineSource::~LineSource() = default;

std::int64_t LineSource::bytes_done() const { return std::min<std::int64_t>(size_, ::gzoffset(stream_->gz)); }

// False at the end of the file.
bool LineSource::fill()
{
    const int got = ::gzread(stream_->gz, buffer_.data(), static_cast<unsigned>(buffer_.size()));
    int code = Z_OK;
    const char* why = ::gzerror(stream_->gz, &code);
    if (got < 0 || (code != Z_OK && code != Z_STREAM_END))
        throw SourceError(code == Z_BUF_ERROR ? fmt::format("{} is cut off after line {}", name_, number_)
                                              : fmt::format("{} is broken after line {}: {}", name_, number_, why));
    begin_ = 0;
    end_ = static_cast<std::size_t>(got);
    unpacked_ += got;
    if (unpacked_ > limits_.ratio_counts_from && unpacked_ > limits_.ratio * std::max<std::int64_t>(bytes_done(), 1))
        throw SourceError(fmt::format("{} unpacks to more than {} times its size; stopped after line {}", name_, limits_.ratio, number_));
    return got > 0;
}

bool LineSource::next(std::string& line)
{
    line.clear();
    too_long_ = false;
    bool any = false;
    for (;;) {
        if (begin_ == end_ && !fill()) {
            number_ += any ? 1 : 0;
            return any;
        }
        any = true;
        const char* from = buffer_.data() + begin_;
        const auto* stop = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
        const std::size_t length = stop != nullptr ? static_cast<std::size_t>(stop - from) : end_ - begin_;
        const std::size_t room = limits_.line - std::min(limits_.line, line.size());
        too_long_ = too_long_ || length > room;
        line.append(from, std::min(length, room));
        begin_ += length + (stop != nullptr ? 1 : 0);
        if (stop == nullptr)
            continue;
        if (line.ends_with('\r'))
            line.pop_back();
        ++number_;
        return true;
    }
}

} // namespace tantrao::files
