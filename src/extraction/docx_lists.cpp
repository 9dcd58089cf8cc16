// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/docx_lists.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tantrao::extraction {

namespace {

constexpr std::size_t most_levels = 9;
constexpr int largest_number = 1'000'000;

int number_in(Element element)
{
    int number = 0;
    const std::string_view text = attribute(element, "val");
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::clamp(number, 0, largest_number);
}

std::size_t level_in(Element element)
{
    std::size_t level = 0;
    const std::string_view text = attribute(element, "ilvl");
    std::from_chars(text.data(), text.data() + text.size(), level);
    return std::min(level, most_levels - 1);
}

std::string roman(int number)
{
    constexpr std::pair<int, std::string_view> figures[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                                            {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                                            {5, "V"},    {4, "IV"},   {1, "I"}};
    std::string out;
    number = std::min(number, 9'999);
    for (const auto& [value, figure] : figures)
        for (; number >= value; number -= value)
            out += figure;
    return out;
}

// a … z, aa … zz, as Word goes on.
std::string letter(int number)
{
    if (number < 1)
        return {};
    const auto times = static_cast<std::size_t>((number - 1) / 26 + 1);
    return std::string(std::min<std::size_t>(times, 10), static_cast<char>('a' + (number - 1) % 26));
}

std::string written(int number, std::string_view format)
{
    if (format == "upperRoman")
        return roman(number);
    if (format == "lowerRoman")
        return text::lower(roman(number));
    if (format == "upperLetter")
        return text::upper(letter(number));
    if (format == "lowerLetter")
        return letter(number);
    if (format == "decimalZero" && number < 10)
        return "0" + std::to_string(number);
    return std::to_string(number);
}

}   // namespace

DocxLists::DocxLists(Element numbering)
{
    for (Element each : numbering.children())
        if (name_in(each) == "abstractNum") {
            Levels& levels = kinds_[std::string(attribute(each, "abstractNumId"))];
            levels.resize(most_levels);
            for (Element level : each.children())
                if (name_in(level) == "lvl")
                    levels[level_in(level)] = {number_in(child_of(level, "start")),
                                               std::string(attribute(child_of(level, "numFmt"), "val")),
                                               std::string(attribute(child_of(level, "lvlText"), "val")),
                                               std::string(attribute(child_of(level, "pStyle"), "val"))};
        } else if (name_in(each) == "num") {
            List& list = lists_[std::string(attribute(each, "numId"))];
            list.counted_as = attribute(child_of(each, "abstractNumId"), "val");
            for (Element change : each.children())
                if (const Element start = child_of(change, "startOverride"))
                    list.begin_again[level_in(change)] = number_in(start);
        }
}

std::string DocxLists::label(const Levels& levels, const std::vector<int>& counts, std::size_t level) const
{
    if (levels[level].format == "bullet")
        return "- ";
    if (levels[level].format == "none")
        return {};
    const std::string& pattern = levels[level].text;
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool is_place = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        if (!is_place) {
            out += pattern[i];
            continue;
        }
        const auto meant = static_cast<std::size_t>(pattern[++i] - '1');
        out += written(meant < counts.size() ? counts[meant] : levels[meant].start, levels[meant].format);
    }
    return out.empty() ? out : out + " ";
}

std::string DocxLists::next(const ListPlace& place, std::string_view style)
{
    const auto list = lists_.find(place.list);
    const auto kind = list == lists_.end() ? kinds_.end() : kinds_.find(list->second.counted_as);
    if (kind == kinds_.end())
        return {};
    const Levels& levels = kind->second;
    std::size_t level = place.level < 0 ? 0 : std::min(static_cast<std::size_t>(place.level), most_levels - 1);
    if (const auto of_style = std::ranges::find(levels, style, &Level::style);
        place.level < 0 && !style.empty() && of_style != levels.end())
        level = static_cast<std::size_t>(of_style - levels.begin());
    std::vector<int>& counts = counts_[kind->first];
    const bool begins = counts.size() <= level;
    while (counts.size() <= level)
        counts.push_back(levels[counts.size()].start);
    if (!begins)
        ++counts[level];
    for (const auto& [which, number] : list->second.begin_again)
        if (which < counts.size() && begun_.insert({place.list, which}).second)
            counts[which] = number;
    counts.resize(level + 1);
    return label(levels, counts, level);
}

}   // namespace tantrao::extraction
