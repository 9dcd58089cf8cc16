// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/docx_lists.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tantrao::extraction {

namespace {

constexpr std::size_t most_levels = 9;

int number_in(Element element) { return list_number(attribute(element, "val")).value_or(0); }

std::size_t level_in(Element element)
{
    std::size_t level = 0;
    const std::string_view text = attribute(element, "ilvl");
    std::from_chars(text.data(), text.data() + text.size(), level);
    return std::min(level, most_levels - 1);
}

ListLevel level_of(Element level)
{
    using Shows = ListLevel::Shows;
    constexpr std::pair<std::string_view, Figures> known[] = {{"upperRoman", Figures::upper_roman},
                                                              {"lowerRoman", Figures::lower_roman},
                                                              {"upperLetter", Figures::upper_letters},
                                                              {"lowerLetter", Figures::lower_letters},
                                                              {"decimalZero", Figures::two_digits}};
    const std::string_view format = attribute(child_of(level, "numFmt"), "val");
    const auto* found = std::ranges::find(known, format, &std::pair<std::string_view, Figures>::first);
    return {format == "bullet" ? Shows::sign
            : format == "none" ? Shows::nothing
                               : Shows::number,
            number_in(child_of(level, "start")), found == std::end(known) ? Figures::decimal : found->second, AfterZ::repeated,
            std::string(attribute(child_of(level, "lvlText"), "val"))};
}

}   // namespace

DocxLists::DocxLists(Element numbering)
{
    for (Element each : numbering.children())
        if (name_in(each) == "abstractNum") {
            Kind& kind = kinds_[std::string(attribute(each, "abstractNumId"))];
            kind.levels.resize(most_levels);
            kind.styles.resize(most_levels);
            for (Element level : each.children())
                if (name_in(level) == "lvl") {
                    kind.levels[level_in(level)] = level_of(level);
                    kind.styles[level_in(level)] = attribute(child_of(level, "pStyle"), "val");
                }
        } else if (name_in(each) == "num") {
            List& list = lists_[std::string(attribute(each, "numId"))];
            list.counted_as = attribute(child_of(each, "abstractNumId"), "val");
            for (Element change : each.children())
                if (const Element start = child_of(change, "startOverride"))
                    list.begin_again[level_in(change)] = number_in(start);
        }
}

std::string DocxLists::next(const ListPlace& place, std::string_view style)
{
    const auto list = lists_.find(place.list);
    const auto kind = list == lists_.end() ? kinds_.end() : kinds_.find(list->second.counted_as);
    if (kind == kinds_.end())
        return {};
    const auto& [levels, styles] = kind->second;
    std::size_t level = place.level < 0 ? 0 : std::min(static_cast<std::size_t>(place.level), most_levels - 1);
    if (const auto of_style = std::ranges::find(styles, style); place.level < 0 && !style.empty() && of_style != styles.end())
        level = static_cast<std::size_t>(of_style - styles.begin());
    std::vector<int>& counts = counts_[kind->first];
    count_on(levels, counts, level, std::nullopt);
    for (const auto& [which, number] : list->second.begin_again)
        if (which < counts.size() && begun_.insert({place.list, which}).second)
            counts[which] = number;
    return list_label(levels, counts, level);
}

}   // namespace tantrao::extraction
