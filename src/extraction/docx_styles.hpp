// Styles of a Word file, as far as they decide what its text is: fonts of legacy encodings, and numbers that Word writes by itself.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/legacy_encoding.hpp"
#include "extraction/xml_tree.hpp"

#include <map>
#include <optional>
#include <string>

namespace tantrao::extraction {

// "Điều 1." before a paragraph: which list, which level of it; a level of -1 is to be found by the style.
struct ListPlace {
    std::string list;
    int level = -1;
};
std::optional<ListPlace> list_place_in(Element paragraph_properties);

class DocxStyles {
  public:
    DocxStyles() = default;
    explicit DocxStyles(Element styles);

    // The font of letters beyond ASCII in a run; "" where nothing names one.
    std::string font_of(Element run_properties, std::string_view paragraph_style) const;
    // The place in a list that a style gives its paragraphs.
    std::optional<ListPlace> list_of(std::string_view paragraph_style) const;

  private:
    struct Style {
        std::string based_on, font;
        std::optional<ListPlace> list;
    };
    template <class Wanted>
    auto first_of(std::string_view style, Wanted wanted) const -> decltype(wanted(std::declval<const Style&>()));

    std::map<std::string, Style, std::less<>> styles_;
    std::string default_font_, default_style_;
};

// How a font shows the letters it is given.
struct LegacyFont {
    text::Encoding encoding = text::Encoding::utf8;
    bool is_capital = false;   // .VnTimeH shows small letters as capitals
};
// .VnTime and its family (TCVN3), VNI-Times and its family (VNI); nothing for all others.
std::optional<LegacyFont> legacy_font(std::string_view name);

}   // namespace tantrao::extraction
