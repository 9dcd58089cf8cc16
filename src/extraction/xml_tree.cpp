// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/xml_tree.hpp"

namespace tantrao::extraction {

namespace {

std::string_view without_prefix(std::string_view name)
{
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Without recursion, for nesting may be endless.
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

}   // namespace

Result<void> XmlTree::read(std::string bytes, Blanks blanks, const Limits& limits)
{
    bytes_ = std::move(bytes);
    const unsigned options =
        pugi::parse_default | (blanks == Blanks::everywhere ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single);
    if (!document_.load_buffer_inplace(bytes_.data(), bytes_.size(), options))
        return Error::invalid("extraction.broken");
    if (is_deeper_than(root(), limits.depth))
        return Error::invalid("extraction.too_deep");
    return {};
}

std::string_view name_in(Element element) { return without_prefix(element.name()); }

Element child_of(Element element, std::string_view name)
{
    for (Element child : element.children())
        if (child.type() == pugi::node_element && name_in(child) == name)
            return child;
    return {};
}

std::string_view attribute(Element element, std::string_view name)
{
    for (const pugi::xml_attribute& each : element.attributes())
        if (without_prefix(each.name()) == name)
            return each.value();
    return {};
}

}   // namespace tantrao::extraction
