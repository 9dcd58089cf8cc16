// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/link.hpp"

#include <algorithm>
#include <array>

namespace tantrao::body {

namespace {

bool has_scheme(std::string_view href, std::string_view scheme)
{
    return href.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), href.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

}   // namespace

bool is_allowed_link(std::string_view href)
{
    if (href.empty() || href.size() > 2000)
        return false;
    if (std::ranges::any_of(
            href, [](unsigned char c) { return c <= 0x20 || c == 0x7f || c == '\\' || c == '<' || c == '>' || c == '"'; }))
        return false;
    if (href.front() == '#')
        return true;
    if (href.front() == '/')
        return href.size() == 1 || href[1] != '/';
    constexpr std::array<std::string_view, 4> schemes{"https://", "http://", "mailto:", "tel:"};
    return std::ranges::any_of(schemes, [href](std::string_view scheme) { return has_scheme(href, scheme); });
}

bool is_external_link(std::string_view href) { return has_scheme(href, "https://") || has_scheme(href, "http://"); }

}   // namespace tantrao::body
