// Lines that were typed into a field: one thing a line.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/text.hpp"
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao {

// Each cleaned (text::clean_line), those that are not empty, at most so many.
inline std::vector<std::string> lines_of(std::string_view typed, std::size_t most)
{
    std::vector<std::string> lines;
    while (!typed.empty() && lines.size() < most) {
        const std::size_t end = std::min(typed.find('\n'), typed.size());
        if (std::string line = text::clean_line(typed.substr(0, end)); !line.empty())
            lines.push_back(std::move(line));
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return lines;
}

}   // namespace tantrao
