// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/access_log.hpp"

#include <charconv>
#include <chrono>
#include <fcntl.h>
#include <span>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace tantrao::http {

namespace {

constexpr std::size_t most_buffered = 8 << 20;   // of one thread, when the disk does not take it; then lines are dropped

void append_number(std::string& out, std::int64_t value)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

// For the owner and those the owner's group lets read; not for everybody, not even if an earlier program made it so.
std::FILE* open_for_few(const std::string& file)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
    if (descriptor < 0)
        return nullptr;
    struct stat facts {};
    if (::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && (facts.st_mode & 07) != 0)
        static_cast<void>(::fchmod(descriptor, facts.st_mode & 0770));   // refused if it is somebody else's file: theirs to decide
    return ::fdopen(descriptor, "a");
}

// Text of a request in a JSON string: what is not plain ASCII, or must be escaped, becomes '?', which is enough for a log.
void append_text(std::string& out, std::string_view name, std::string_view value)
{
    out += ",\"";
    out += name;
    out += "\":\"";
    const std::size_t at = out.size();
    out += value;
    for (char& c : std::span(out).subspan(at))
        c = (c < 0x20 || c > 0x7e || c == '"' || c == '\\') ? '?' : c;
    out += '"';
}

}   // namespace

AccessLog::AccessLog(const std::string& file, int threads)
{
    if (file.empty())
        return;
    file_ = file == "-" ? stdout : open_for_few(file);
    if (file_ == nullptr)
        throw std::runtime_error("cannot open the access log " + file);
    for (int i = 0; i < threads; ++i)
        buffers_.push_back(std::make_unique<Buffer>());
    writer_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!stop_changed_.wait_for(lock, std::chrono::seconds(1), [this] { return stopping_; }))
            flush();
        flush();
    });
}

AccessLog::~AccessLog()
{
    if (file_ == nullptr)
        return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_changed_.notify_all();
    writer_.join();
    if (file_ != stdout)
        std::fclose(file_);
}

void AccessLog::write(int thread, const AccessLine& line)
{
    if (file_ == nullptr)
        return;
    Buffer& buffer = *buffers_[static_cast<std::size_t>(thread)];
    const std::lock_guard lock(buffer.mutex);
    std::string& out = buffer.text;
    if (out.size() > most_buffered)
        return;
    out += "{\"time\":\"";
    out += line.time;
    out += '"';
    append_text(out, "method", line.method);
    append_text(out, "host", line.host);
    append_text(out, "path", line.path);
    out += ",\"status\":";
    append_number(out, line.status);
    out += ",\"bytes\":";
    append_number(out, static_cast<std::int64_t>(line.bytes));
    out += ",\"duration_us\":";
    append_number(out, line.duration_us);
    if (line.site != 0) {
        out += ",\"site\":";
        append_number(out, line.site);
    }
    if (!line.route.empty())
        append_text(out, "route", line.route);
    if (!line.encoding.empty())
        append_text(out, "encoding", line.encoding);
    if (!line.request_id.empty())
        append_text(out, "request", line.request_id);
    out += line.cached ? ",\"cached\":true}\n" : ",\"cached\":false}\n";
}

void AccessLog::flush()
{
    for (const auto& buffer : buffers_) {
        {
            const std::lock_guard lock(buffer->mutex);
            buffer->text.swap(buffer->leaving);
        }
        std::fwrite(buffer->leaving.data(), 1, buffer->leaving.size(), file_);
        buffer->leaving.clear();   // keeps its memory for the next second
    }
    std::fflush(file_);
}

}   // namespace tantrao::http
