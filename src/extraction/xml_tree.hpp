// XML of an office file as a tree that is safe to walk: no entities, bounded nesting, names without their prefixes.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/xml.hpp"
#include "extraction/extraction.hpp"

namespace tantrao::extraction {

using xml::child_of, xml::Element, xml::name_in;

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

// The value of the attribute, whatever its prefix; "" if there is none.
std::string_view attribute(Element element, std::string_view name);

}   // namespace tantrao::extraction
