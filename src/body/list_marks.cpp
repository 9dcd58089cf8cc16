// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/list_marks.hpp"
#include "body/html_nodes.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace tantrao::body {

namespace {

using Style = ListMarks::Style;
using Shows = Style::Shows;

constexpr int largest_number = 1'000'000;

struct Named {
    std::string_view name;
    Style style;
};
// In CSS, in small letters.
constexpr Named css_styles[] = {{"none", {Shows::nothing, {}}},
                                {"disc", {Shows::sign, {}}},
                                {"circle", {Shows::sign, {}}},
                                {"square", {Shows::sign, {}}},
                                {"decimal", {Shows::number, Figures::decimal}},
                                {"decimal-leading-zero", {Shows::number, Figures::two_digits}},
                                {"lower-alpha", {Shows::number, Figures::lower_letters}},
                                {"lower-latin", {Shows::number, Figures::lower_letters}},
                                {"upper-alpha", {Shows::number, Figures::upper_letters}},
                                {"upper-latin", {Shows::number, Figures::upper_letters}},
                                {"lower-roman", {Shows::number, Figures::lower_roman}},
                                {"upper-roman", {Shows::number, Figures::upper_roman}}};
// In the attribute `type`, where capitals count.
constexpr Named types[] = {{"1", {Shows::number, Figures::decimal}},
                           {"a", {Shows::number, Figures::lower_letters}},
                           {"A", {Shows::number, Figures::upper_letters}},
                           {"i", {Shows::number, Figures::lower_roman}},
                           {"I", {Shows::number, Figures::upper_roman}},
                           {"disc", {Shows::sign, {}}},
                           {"circle", {Shows::sign, {}}},
                           {"square", {Shows::sign, {}}}};

template <std::size_t size>
std::optional<Style> named(const Named (&all)[size], std::string_view name)
{
    const auto* found = std::ranges::find(all, name, &Named::name);
    return found == std::end(all) ? std::nullopt : std::optional(found->style);
}

// What the last declaration of `style` that `take` understands says.
template <class Take>
auto last_declared(const GumboNode* node, Take take) -> decltype(take(std::string_view(), std::string_view()))
{
    const std::string css = text::lower(attribute(node, "style"));
    decltype(take(std::string_view(), std::string_view())) last;
    for (std::size_t at = 0; at < css.size();) {
        const std::size_t end = std::min(css.find(';', at), css.size());
        const std::string_view declaration = std::string_view(css).substr(at, end - at);
        const std::size_t colon = declaration.find(':');
        at = end + 1;
        if (colon == std::string_view::npos)
            continue;
        if (const auto said = take(text::trim(declaration.substr(0, colon)), declaration.substr(colon + 1)))
            last = said;
    }
    return last;
}

// "list-style-type: lower-alpha", "list-style: upper-roman inside"
std::optional<Style> declared_style(const GumboNode* node)
{
    return last_declared(node, [](std::string_view name, std::string_view value) -> std::optional<Style> {
        if (name != "list-style-type" && name != "list-style")
            return {};
        std::optional<Style> found;
        for (std::size_t at = 0; at < value.size() && !found;) {
            const std::size_t end = std::min(value.find_first_of(" !", at), value.size());
            found = named(css_styles, value.substr(at, end - at));
            at = end + 1;
        }
        return found;
    });
}

std::optional<Style> style_of(const GumboNode* node)
{
    const auto declared = declared_style(node);
    return declared ? declared : named(types, attribute(node, "type"));
}

// "display: block" makes an item a paragraph like others.
bool is_item(const GumboNode* item)
{
    const auto display = last_declared(item, [](std::string_view name, std::string_view value) {
        return name == "display" ? std::optional(text::trim(value)) : std::nullopt;
    });
    return !display || display->starts_with("list-item");
}

std::optional<int> number_in(const GumboNode* node, const char* name)
{
    int number = 0;
    const std::string written = attribute(node, name);
    const auto read = std::from_chars(written.data(), written.data() + written.size(), number);
    return read.ec == std::errc() ? std::optional(std::clamp(number, -largest_number, largest_number)) : std::nullopt;
}

}   // namespace

ListMarks::ListMarks(const GumboNode* list)
{
    const bool is_ordered = is_element(list, GUMBO_TAG_OL);
    style_ = style_of(list).value_or(Style{is_ordered ? Shows::number : Shows::sign, {}});
    if (is_ordered && gumbo_get_attribute(&list->v.element.attributes, "reversed") != nullptr) {
        step_ = -1;
        next_ = 0;
        each_child(list, [&](const GumboNode* child) { next_ += is_element(child, GUMBO_TAG_LI) && is_item(child) ? 1 : 0; });
    }
    next_ = number_in(list, "start").value_or(next_);
}

std::string ListMarks::next(const GumboNode* item)
{
    if (!is_item(item))
        return {};
    const int number = number_in(item, "value").value_or(next_);
    next_ = number + step_;
    const Style style = style_of(item).value_or(style_);
    if (style.shows == Shows::nothing)
        return {};
    return style.shows == Shows::sign ? "- " : written_number(number, style.figures, AfterZ::counted) + ". ";
}

}   // namespace tantrao::body
