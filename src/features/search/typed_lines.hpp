// What the forms of this folder read alike.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::search_pages {

// Lines that are not empty, at most so many.
inline std::vector<std::string> lines_of(std::string_view typed, std::size_t most)
{
    std::vector<std::string> lines;
    while (!typed.empty() && lines.size() < most) {
        const std::size_t end = std::min(typed.find('\n'), typed.size());
        std::string_view line = typed.substr(0, end);
        typed.remove_prefix(std::min(typed.size(), end + 1));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        if (!line.empty())
            lines.emplace_back(line);
    }
    return lines;
}

}   // namespace tantrao::search_pages
