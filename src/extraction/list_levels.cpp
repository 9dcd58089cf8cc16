// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/list_levels.hpp"

#include <algorithm>
#include <charconv>

namespace tantrao::extraction {

std::optional<int> list_number(std::string_view written)
{
    constexpr int largest = 1'000'000;
    int number = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), number);
    return read.ec == std::errc() ? std::optional(std::clamp(number, 0, largest)) : std::nullopt;
}

void count_on(const ListLevels& levels, std::vector<int>& counts, std::size_t level, std::optional<int> number)
{
    const bool begins = counts.size() <= level;
    while (counts.size() <= level)
        counts.push_back(levels[counts.size()].start);
    counts.resize(level + 1);
    if (!begins)
        ++counts[level];
    counts[level] = number.value_or(counts[level]);
}

std::string list_label(const ListLevels& levels, const std::vector<int>& counts, std::size_t level)
{
    if (levels[level].shows == ListLevel::Shows::sign)
        return "- ";
    if (levels[level].shows == ListLevel::Shows::nothing)
        return {};
    const std::string& pattern = levels[level].pattern;
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool is_place = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        if (!is_place) {
            out += pattern[i];
            continue;
        }
        const auto meant = static_cast<std::size_t>(pattern[++i] - '1');
        if (meant < levels.size())
            out += written_number(meant < counts.size() ? counts[meant] : levels[meant].start, levels[meant].figures,
                                  levels[meant].after_z);
    }
    return out.empty() ? out : out + " ";
}

}   // namespace tantrao::extraction
