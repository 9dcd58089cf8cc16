// What every reader of XML needs on the trees of pugixml: names without their prefixes, and a bound on nesting.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <pugixml.hpp>
#include <string_view>

namespace tantrao::xml {

using Element = pugi::xml_node;

std::string_view without_prefix(std::string_view name);
std::string_view name_in(Element element);
// The first child element, of that name if one is given.
Element child_of(Element element, std::string_view name = {});
// Whether nodes are nested deeper than `most` below the root; without recursion, for nesting may be endless.
bool is_deeper_than(Element root, int most);

}   // namespace tantrao::xml
