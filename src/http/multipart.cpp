// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/multipart.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace tantrao::http {

namespace {

Error broken() { return Error::invalid("http.multipart.broken"); }

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

// The value of a parameter: name="value" with \" inside, or name=value. False if it is not there.
bool parameter(std::string_view header, std::string_view name, std::string& value)
{
    const std::string wanted = ";" + std::string(name) + "=";
    std::string compact;   // without blanks outside quotes, so "; name =" is found too
    bool quoted = false;
    for (const char c : header) {
        if (c == '"')
            quoted = !quoted;
        if (quoted || (c != ' ' && c != '\t'))
            compact += c;
    }
    const std::size_t at = lower(compact).find(wanted);
    if (at == std::string::npos)
        return false;
    std::size_t i = at + wanted.size();
    value.clear();
    if (i < compact.size() && compact[i] == '"') {
        for (++i; i < compact.size() && compact[i] != '"'; ++i) {
            if (compact[i] == '\\' && i + 1 < compact.size() && (compact[i + 1] == '"' || compact[i + 1] == '\\'))
                ++i;
            value += compact[i];
        }
        return true;
    }
    value = compact.substr(i, compact.find(';', i) - i);
    return true;
}

std::string base_name(std::string_view path)
{
    const std::size_t slash = path.find_last_of("/\\");
    return text::clean_line(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

} // namespace

std::string multipart_boundary(std::string_view content_type)
{
    if (!lower(content_type).starts_with("multipart/form-data"))
        return {};
    std::string boundary;
    if (!parameter(content_type, "boundary", boundary) || boundary.empty() || boundary.size() > 70)
        return {};
    const bool printable = std::ranges::all_of(boundary, [](unsigned char c) { return c > 0x20 && c < 0x7f; });
    return printable ? boundary : std::string{};
}

MultipartReader::MultipartReader(std::string boundary, Events events, MultipartLimits limits)
    : delimiter_("\r\n--" + std::move(boundary)), events_(std::move(events)), limits_(limits), pending_("\r\n")
{
    // The first boundary may stand at the very beginning, so a line break is put before it.
}

Result<void> MultipartReader::feed(std::string_view bytes)
{
    if (finished())
        return {};   // an epilogue is ignored
    pending_ += bytes;
    while (TANTRAO_TRY(step())) {
    }
    return {};
}

// Consumes what can be understood of pending_; false when more bytes are needed.
Result<bool> MultipartReader::step()
{
    switch (state_) {
    case State::preamble: {
        const std::size_t at = pending_.find(delimiter_);
        if (at == std::string::npos) {
            if (pending_.size() > 64 * 1024)
                return broken();
            return false;
        }
        pending_.erase(0, at + delimiter_.size());
        state_ = State::after_boundary;
        return true;
    }
    case State::after_boundary: {
        if (pending_.size() < 2)
            return false;
        if (pending_.starts_with("--")) {
            state_ = State::finished;
            pending_.clear();
            return false;
        }
        if (!pending_.starts_with("\r\n"))
            return broken();
        pending_.erase(0, 2);
        state_ = State::head;
        return true;
    }
    case State::head: {
        const std::size_t end = pending_.find("\r\n\r\n");
        if (end == std::string::npos) {
            if (pending_.size() > limits_.part_head)
                return broken();
            return false;
        }
        if (end > limits_.part_head)
            return broken();
        TANTRAO_TRY(begin_part(std::string_view(pending_).substr(0, end)));
        pending_.erase(0, end + 4);
        state_ = State::body;
        return true;
    }
    case State::body: {
        const std::size_t at = pending_.find(delimiter_);
        if (at != std::string::npos) {
            if (at > 0)
                TANTRAO_TRY(events_.data(std::string_view(pending_).substr(0, at)));
            TANTRAO_TRY(events_.end());
            pending_.erase(0, at + delimiter_.size());
            state_ = State::after_boundary;
            return true;
        }
        // The last bytes may be the beginning of the delimiter.
        if (pending_.size() > delimiter_.size()) {
            const std::size_t safe = pending_.size() - delimiter_.size();
            TANTRAO_TRY(events_.data(std::string_view(pending_).substr(0, safe)));
            pending_.erase(0, safe);
        }
        return false;
    }
    case State::finished: return false;
    }
    return false;
}

Result<void> MultipartReader::begin_part(std::string_view head)
{
    if (++parts_ > limits_.parts)
        return Error::of(ErrorKind::too_large, "http.too_many_fields");
    PartHead part;
    bool named = false;
    while (!head.empty()) {
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        const std::string key = lower(line.substr(0, line.find(':')));
        if (key == "content-disposition") {
            named = parameter(line, "name", part.name);
            std::string file;
            part.is_file = parameter(line, "filename", file);
            part.file_name = base_name(file);
        } else if (key == "content-type") {
            part.content_type = text::trim(line.substr(std::min(line.find(':') + 1, line.size())));
        }
    }
    if (!named || !text::is_valid_utf8(part.name) || !text::is_valid_utf8(part.file_name))
        return broken();
    return events_.begin(part);
}

} // namespace tantrao::http
