// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/docx_styles.hpp"

#include "base/text.hpp"

#include <charconv>

namespace tantrao::extraction {

namespace {

constexpr int longest_chain = 20;   // styles based on each other

int number_in(std::string_view text, int otherwise)
{
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// A font of the theme is a Unicode font, whatever stands beside it.
std::string font_in(Element run_properties)
{
    const Element fonts = child_of(run_properties, "rFonts");
    if (!attribute(fonts, "hAnsiTheme").empty())
        return "theme";
    const std::string_view font = attribute(fonts, "hAnsi");
    return std::string(font.empty() ? attribute(fonts, "ascii") : font);
}

}   // namespace

std::optional<ListPlace> list_place_in(Element paragraph_properties)
{
    const Element place = child_of(paragraph_properties, "numPr");
    const Element list = child_of(place, "numId");
    if (!list)
        return std::nullopt;
    return ListPlace{std::string(attribute(list, "val")), number_in(attribute(child_of(place, "ilvl"), "val"), -1)};
}

DocxStyles::DocxStyles(Element styles)
{
    default_font_ = font_in(child_of(child_of(child_of(styles, "docDefaults"), "rPrDefault"), "rPr"));
    for (Element each : styles.children()) {
        if (name_in(each) != "style")
            continue;
        const std::string id(attribute(each, "styleId"));
        Style& style = styles_[id];
        style.based_on = attribute(child_of(each, "basedOn"), "val");
        style.font = font_in(child_of(each, "rPr"));
        style.list = list_place_in(child_of(each, "pPr"));
        if (attribute(each, "type") == "paragraph" && attribute(each, "default") == "1")
            default_style_ = id;
    }
}

// What the style says, or else the one it is based on.
template <class Wanted>
auto DocxStyles::first_of(std::string_view name, Wanted wanted) const -> decltype(wanted(std::declval<const Style&>()))
{
    auto style = styles_.find(name);
    for (int looked_at = 0; style != styles_.end() && looked_at < longest_chain; ++looked_at) {
        if (auto found = wanted(style->second))
            return found;
        style = styles_.find(style->second.based_on);
    }
    return std::nullopt;
}

std::string DocxStyles::font_of(Element run_properties, std::string_view paragraph_style) const
{
    if (std::string own = font_in(run_properties); !own.empty())
        return own;
    const auto font_in_style = [](const Style& style) { return style.font.empty() ? std::nullopt : std::optional(style.font); };
    if (auto font = first_of(attribute(child_of(run_properties, "rStyle"), "val"), font_in_style))
        return *font;
    return first_of(paragraph_style.empty() ? default_style_ : paragraph_style, font_in_style).value_or(default_font_);
}

std::optional<ListPlace> DocxStyles::list_of(std::string_view paragraph_style) const
{
    return first_of(paragraph_style, [](const Style& style) { return style.list; });
}

std::optional<LegacyFont> legacy_font(std::string_view name)
{
    const std::string folded = text::fold(name);
    if (folded.starts_with(".vn"))
        return LegacyFont{text::Encoding::tcvn3, name.ends_with('H')};
    if (folded.starts_with("vni-"))
        return LegacyFont{text::Encoding::vni, false};
    return std::nullopt;
}

}   // namespace tantrao::extraction
