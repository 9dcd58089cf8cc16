// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/target.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <vector>

namespace tantrao::http {

namespace {

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool is_host_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

} // namespace

std::optional<std::string> percent_decode(std::string_view text, Plus plus)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == Plus::is_space) {
            out += ' ';
        } else if (text[i] == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::optional<std::string> normalise_path(std::string_view raw)
{
    if (raw.empty() || raw.front() != '/')
        return std::nullopt;
    std::vector<std::string> segments;
    for (std::size_t at = 1; at <= raw.size();) {
        const std::size_t end = std::min(raw.find('/', at), raw.size());
        auto segment = percent_decode(raw.substr(at, end - at));
        const bool last = end == raw.size();
        at = end + 1;
        if (!segment || !text::is_valid_utf8(*segment))
            return std::nullopt;
        if (std::ranges::any_of(*segment, [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '/' || c == '\\'; }))
            return std::nullopt;
        if (*segment == "..") {
            if (segments.empty())
                return std::nullopt;
            segments.pop_back();
        } else if (!segment->empty() && *segment != ".") {
            segments.push_back(std::move(*segment));
            continue;
        }
        if (last)
            segments.emplace_back();   // "/a/" stays "/a/"
    }
    std::string path;
    for (const std::string& segment : segments)
        path += "/" + segment;
    return path.empty() ? "/" : path;
}

std::optional<Target> split_target(std::string_view target)
{
    Target parts;
    for (const std::string_view scheme : {"http://", "https://"})
        if (target.starts_with(scheme)) {
            target.remove_prefix(scheme.size());
            const std::size_t end = std::min(target.find_first_of("/?"), target.size());
            parts.authority = target.substr(0, end);
            target.remove_prefix(end);
            if (parts.authority.empty())
                return std::nullopt;
            break;
        }
    const std::size_t question = std::min(target.find('?'), target.size());
    parts.path = target.substr(0, question);
    parts.query = target.substr(std::min(question + 1, target.size()));
    if (parts.path.empty() && !parts.authority.empty())
        parts.path = "/";
    return parts.path.starts_with('/') ? std::optional(parts) : std::nullopt;
}

std::optional<std::string> host_name(std::string_view authority)
{
    std::string host(authority);
    std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool literal = host.starts_with('[');
    const std::size_t colon = host.find(':', literal ? std::min(host.find(']'), host.size()) : 0);
    if (colon != std::string::npos) {
        const std::string_view port = std::string_view(host).substr(colon + 1);
        if (port.size() > 5 || !std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        host.resize(colon);
    }
    if (literal) {
        in6_addr ignored;
        const auto in_address = [](char c) { return hex_digit(c) >= 0 || c == ':' || c == '.'; };
        const bool closed = host.size() > 3 && host.ends_with(']') && std::all_of(host.begin() + 1, host.end() - 1, in_address);
        const bool good = closed && ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &ignored) == 1;
        return good ? std::optional(host) : std::nullopt;
    }
    if (host.ends_with('.'))
        host.pop_back();
    const bool empty_label = host.starts_with('.') || host.ends_with('.') || host.find("..") != std::string::npos;
    if (host.empty() || empty_label || host.size() > 253 || !std::ranges::all_of(host, is_host_char))
        return std::nullopt;
    return host;
}

} // namespace tantrao::http
