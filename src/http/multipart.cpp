// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/multipart.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace tantrao::http {

namespace {

constexpr std::size_t longest_preamble = 64 * 1024;

Error broken() { return Error::invalid("http.multipart.broken"); }

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

// Takes `; name=value` or `; name="value"` off the front of rest; false at the end or where it is broken.
bool next_parameter(std::string_view& rest, std::string& name, std::string& value)
{
    const auto skip_blanks = [&rest] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); };
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
    rest.remove_prefix(std::min<std::size_t>(1, rest.size()));
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos)
        return false;
    name = lower(text::trim(rest.substr(0, equals)));
    rest.remove_prefix(equals + 1);
    skip_blanks();
    value.clear();
    if (!rest.starts_with('"')) {
        value = text::trim(rest.substr(0, rest.find(';')));
        return true;
    }
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return true;
        }
        // Only these two are escaped: an old browser sends C:\Users\an.txt as it is.
        if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\'))
            ++i;
        value += rest[i];
    }
    return false;
}

// False if the parameter is not there.
bool parameter(std::string_view header, std::string_view wanted, std::string& value)
{
    std::string name;
    while (next_parameter(header, name, value))
        if (name == wanted)
            return true;
    return false;
}

// Browsers write these three so inside a name (WHATWG, multipart/form-data).
std::string unescaped(std::string text)
{
    for (const auto& [from, to] : {std::pair{"%22", "\""}, std::pair{"%0D", "\r"}, std::pair{"%0A", "\n"}})
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; ++at)
            text.replace(at, 3, to);
    return text;
}

std::string base_name(std::string_view path)
{
    const std::size_t slash = path.find_last_of("/\\");
    return text::clean_line(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

} // namespace

std::string multipart_boundary(std::string_view content_type)
{
    if (lower(text::trim(content_type.substr(0, content_type.find(';')))) != "multipart/form-data")
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
    case State::preamble: return preamble();
    case State::after_boundary: return after_boundary();
    case State::head: return head();
    case State::body: return body();
    case State::finished: return false;
    }
    return false;
}

Result<bool> MultipartReader::preamble()
{
    const std::size_t at = pending_.find(delimiter_);
    if (at == std::string::npos) {
        if (pending_.size() > longest_preamble)
            return broken();
        return false;
    }
    pending_.erase(0, at + delimiter_.size());
    state_ = State::after_boundary;
    return true;
}

Result<bool> MultipartReader::after_boundary()
{
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

Result<bool> MultipartReader::head()
{
    const std::size_t end = pending_.find("\r\n\r\n");
    if (std::min(end, pending_.size()) > limits_.part_head)
        return broken();
    if (end == std::string::npos)
        return false;
    TANTRAO_TRY(begin_part(std::string_view(pending_).substr(0, end)));
    pending_.erase(0, end + 2);   // the line break stays: an empty part's boundary begins with it
    state_ = State::body;
    skip_ = 2;
    return true;
}

Result<bool> MultipartReader::body()
{
    const std::size_t at = pending_.find(delimiter_);
    // Without a boundary in sight: the last bytes may be the beginning of one.
    const std::size_t safe = at != std::string::npos                  ? at
                             : pending_.size() > delimiter_.size() ? pending_.size() - delimiter_.size()
                                                                   : 0;
    if (safe > skip_)
        TANTRAO_TRY(events_.data(std::string_view(pending_).substr(skip_, safe - skip_)));
    if (at == std::string::npos) {
        skip_ -= std::min(skip_, safe);
        pending_.erase(0, safe);
        return false;
    }
    TANTRAO_TRY(events_.end());
    pending_.erase(0, at + delimiter_.size());
    state_ = State::after_boundary;
    return true;
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
            part.name = unescaped(std::move(part.name));
            part.file_name = base_name(unescaped(std::move(file)));
        } else if (key == "content-type") {
            part.content_type = text::trim(line.substr(std::min(line.find(':') + 1, line.size())));
        }
    }
    if (!named || !text::is_valid_utf8(part.name) || !text::is_valid_utf8(part.file_name))
        return broken();
    if (part.is_file && ++files_ > limits_.files)
        return Error::of(ErrorKind::too_large, "http.too_many_fields");
    part.name = text::nfc(part.name);
    return events_.begin(part);
}

} // namespace tantrao::http
