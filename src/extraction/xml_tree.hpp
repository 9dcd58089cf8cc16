// XML of an office file as a tree that is safe to walk: no entities, bounded nesting, names without their prefixes.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/extraction.hpp"

#include <pugixml.hpp>

namespace tantrao::extraction {

using Element = pugi::xml_node;

class XmlTree {
  public:
    // Blanks between elements are text in some formats.
    enum class Blanks { only_inside, everywhere };
    // Errors: "extraction.broken", "extraction.too_deep".
    Result<void> read(std::string bytes, Blanks blanks, const Limits& limits);
    Element root() const { return document_.document_element(); }

  private:
    std::string bytes_;   // the tree points into it
    pugi::xml_document document_;
};

std::string_view name_in(Element element);
// The first child element of that name.
Element child_of(Element element, std::string_view name);
// The value of the attribute, whatever its prefix; "" if there is none.
std::string_view attribute(Element element, std::string_view name);

}   // namespace tantrao::extraction
