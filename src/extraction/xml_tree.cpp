// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/xml_tree.hpp"

namespace tantrao::extraction {

Result<void> XmlTree::read(std::string bytes, Blanks blanks, const Limits& limits)
{
    bytes_ = std::move(bytes);
    const unsigned options =
        pugi::parse_default | (blanks == Blanks::everywhere ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single);
    if (!document_.load_buffer_inplace(bytes_.data(), bytes_.size(), options))
        return Error::invalid("extraction.broken");
    if (xml::is_deeper_than(root(), limits.depth))
        return Error::invalid("extraction.too_deep");
    return {};
}

std::string_view attribute(Element element, std::string_view name)
{
    for (const pugi::xml_attribute& each : element.attributes())
        if (xml::without_prefix(each.name()) == name)
            return each.value();
    return {};
}

}   // namespace tantrao::extraction
