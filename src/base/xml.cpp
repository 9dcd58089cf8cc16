// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/xml.hpp"

namespace tantrao::xml {

std::string_view without_prefix(std::string_view name)
{
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view name_in(Element element) { return without_prefix(element.name()); }

Element child_of(Element element, std::string_view name)
{
    for (Element child : element.children())
        if (child.type() == pugi::node_element && (name.empty() || name_in(child) == name))
            return child;
    return {};
}

bool is_deeper_than(Element root, int most)
{
    int depth = 0;
    for (Element at = root; at;) {
        if (at.first_child()) {
            at = at.first_child();
            if (++depth > most)
                return true;
            continue;
        }
        while (at && at != root && !at.next_sibling()) {
            at = at.parent();
            --depth;
        }
        if (!at || at == root)
            return false;
        at = at.next_sibling();
    }
    return false;
}

}   // namespace tantrao::xml
