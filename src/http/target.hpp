// The request target: percent-decoding and a path that cannot climb. Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace tantrao::http {

enum class Plus { is_plus, is_space };

// Nothing for a broken escape (%, %4, %zz).
std::optional<std::string> percent_decode(std::string_view text, Plus plus = Plus::is_plus);

// The decoded path: begins with '/', "//" and "." segments folded, ".." refused when it climbs above the root. Nothing for broken
// escapes, an encoded slash or backslash, NUL, control characters, or what is no UTF-8.
std::optional<std::string> normalise_path(std::string_view raw);

// A request target in its parts: "/path?query", or the absolute form "http://host/path?query" that proxies may send.
struct Target {
    std::string_view authority, path, query;
};
std::optional<Target> split_target(std::string_view target);

// "Example.VN:8080" -> "example.vn"; "[::1]:80" -> "[::1]". Nothing for what is no host name.
std::optional<std::string> host_name(std::string_view authority);

} // namespace tantrao::http
