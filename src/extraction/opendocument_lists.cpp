// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/opendocument_lists.hpp"
#include "extraction/line_writer.hpp"

#include <algorithm>
#include <utility>

namespace tantrao::extraction {

namespace {

constexpr std::size_t most_levels = 10, longest_pattern = 200;

std::optional<int> number_in(Element element, std::string_view name) { return list_number(attribute(element, name)); }

std::size_t level_in(Element element, std::string_view name)
{
    const int level = number_in(element, name).value_or(1);
    return std::min(static_cast<std::size_t>(std::max(level, 1)), most_levels) - 1;
}

// "%1%.%2%)" as newer programs write it; else prefix, the last levels with full stops between, suffix.
std::string pattern_of(Element level, std::size_t at)
{
    std::string pattern(beginning_of(attribute(level, "num-list-format"), longest_pattern));
    if (!pattern.empty()) {
        for (std::size_t i = 0; i + 2 < pattern.size(); ++i)
            if (pattern[i] == '%' && pattern[i + 1] >= '1' && pattern[i + 1] <= '9' && pattern[i + 2] == '%')
                pattern.erase(i + 2, 1);
        return pattern;
    }
    pattern = attribute(level, "num-prefix");
    const auto shown = static_cast<std::size_t>(std::max(number_in(level, "display-levels").value_or(1), 1));
    for (std::size_t i = at + 1 - std::min(shown, at + 1); i <= at; ++i)
        pattern += "%" + std::to_string(i + 1) + (i < at ? "." : "");
    return pattern.append(attribute(level, "num-suffix"));
}

ListLevel level_of(Element level, std::size_t at)
{
    using Shows = ListLevel::Shows;
    constexpr std::pair<std::string_view, Figures> known[] = {
        {"a", Figures::lower_letters}, {"A", Figures::upper_letters}, {"i", Figures::lower_roman}, {"I", Figures::upper_roman}};
    const std::string_view format = attribute(level, "num-format");
    const auto* found = std::ranges::find(known, format, &std::pair<std::string_view, Figures>::first);
    const bool is_sign = name_in(level) == "list-level-style-bullet" || name_in(level) == "list-level-style-image";
    return {is_sign          ? Shows::sign
            : format.empty() ? Shows::nothing
                             : Shows::number,
            number_in(level, "start-value").value_or(1), found == std::end(known) ? Figures::decimal : found->second,
            attribute(level, "num-letter-sync") == "true" ? AfterZ::repeated : AfterZ::counted, pattern_of(level, at)};
}

ListLevels levels_in(Element style)
{
    ListLevels levels(most_levels, {ListLevel::Shows::nothing});
    for (Element level : style.children())
        if (!attribute(level, "level").empty())
            levels[level_in(level, "level")] = level_of(level, level_in(level, "level"));
    return levels;
}

}   // namespace

void OpenDocumentLists::read_styles(Element part)
{
    for (const char* group : {"styles", "automatic-styles"})
        for (Element each : child_of(part, group).children())
            if (name_in(each) == "list-style")
                styles_[std::string(attribute(each, "name"))] = levels_in(each);
            else if (name_in(each) == "outline-style")
                outline_ = levels_in(each);
}

ListItemPlace OpenDocumentLists::inside(Element list, const ListItemPlace& outer) const
{
    ListItemPlace place = outer;
    ++place.levels;
    if (const std::string_view own = attribute(list, "style-name"); !own.empty())
        place.style = own;
    if (outer.levels > 0)
        return place;
    place.counts.clear();
    if (const auto earlier = by_id_.find(attribute(list, "continue-list")); earlier != by_id_.end())
        place.counts = earlier->second;
    else if (const auto last = of_style_.find(place.style);
             last != of_style_.end() && attribute(list, "continue-numbering") == "true")
        place.counts = last->second;
    return place;
}

void OpenDocumentLists::leave(Element list, const ListItemPlace& inside, ListItemPlace& outer)
{
    if (outer.levels > 0) {
        outer.counts = inside.counts;
        return;
    }
    of_style_[inside.style] = inside.counts;
    if (const std::string_view id = attribute(list, "id"); !id.empty())
        by_id_[std::string(id)] = inside.counts;
}

std::string OpenDocumentLists::next(Element paragraph, ListItemPlace& place)
{
    if (place.levels == 0)
        return name_in(paragraph) == "h" ? heading(paragraph) : std::string();
    const Element item = std::exchange(place.item, {});
    const auto style = styles_.find(place.style);
    if (!item || style == styles_.end())
        return {};
    const std::size_t level = std::min(place.levels, most_levels) - 1;
    count_on(style->second, place.counts, level, number_in(item, "start-value"));
    return list_label(style->second, place.counts, level);
}

std::string OpenDocumentLists::heading(Element heading)
{
    if (outline_.empty() || attribute(heading, "outline-level").empty() || attribute(heading, "is-list-header") == "true")
        return {};
    const std::size_t level = level_in(heading, "outline-level");
    const bool restarts = attribute(heading, "restart-numbering") == "true";
    count_on(outline_, outline_counts_, level,
             restarts ? number_in(heading, "start-value").value_or(outline_[level].start) : std::optional<int>());
    return list_label(outline_, outline_counts_, level);
}

}   // namespace tantrao::extraction
