// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/range.hpp"

#include <algorithm>
#include <charconv>

namespace tantrao::http {

namespace {

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// The tag without W/, quotes and the suffix of its encoding.
std::string_view core_of(std::string_view tag)
{
    if (tag.starts_with("W/"))
        tag.remove_prefix(2);
    if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"')
        return {};
    tag = tag.substr(1, tag.size() - 2);
    if (tag.ends_with("-g") || tag.ends_with("-b"))
        tag.remove_suffix(2);
    return tag;
}

} // namespace

RangeRequest parse_range(std::string_view header, std::uint64_t size)
{
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit) || header.find(',') != std::string_view::npos)
        return {};
    header.remove_prefix(unit.size());
    const std::size_t dash = header.find('-');
    if (dash == std::string_view::npos)
        return {};
    const auto first = number(header.substr(0, dash)), last = number(header.substr(dash + 1));
    if (dash == 0) {   // the last n bytes
        if (!last)
            return {};
        if (*last == 0 || size == 0)
            return {std::nullopt, true};
        return {ByteRange{size - std::min(*last, size), size}, false};
    }
    if (!first || (!last && dash + 1 != header.size()) || (last && *last < *first))
        return {};
    if (*first >= size)
        return {std::nullopt, true};
    return {ByteRange{*first, last ? std::min(*last, size - 1) + 1 : size}, false};
}

bool etag_matches(std::string_view header, std::string_view etag)
{
    const std::string_view wanted = core_of(etag);
    if (wanted.empty())
        return false;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(','), header.size());
        std::string_view tag = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (!tag.empty() && tag.front() == ' ')
            tag.remove_prefix(1);
        while (!tag.empty() && tag.back() == ' ')
            tag.remove_suffix(1);
        if (tag == "*" || core_of(tag) == wanted)
            return true;
    }
    return false;
}

} // namespace tantrao::http
