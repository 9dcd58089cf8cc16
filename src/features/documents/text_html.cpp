// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/text_html.hpp"
#include "body/body.hpp"
#include "features/documents/citation_links.hpp"
#include "law/legal_text.hpp"

namespace tantrao::documents {

TextHtml html_of_text(std::string_view text, std::string_view own_number)
{
    const auto parsed = law::parse_text(text);
    if (!parsed)   // larger than the parser takes
        return {body::to_html(body::from_plain_text(text), {}), "", false, ""};
    return html_of_text(*parsed, own_number);
}

TextHtml html_of_text(const law::LegalText& text, std::string_view own_number)
{
    law::HtmlOptions options;
    options.heading_level = 3;   // below the page's own headings
    options.linked_marks = true;
    options.inline_html = citation_marker(text, own_number);
    std::string provisions = " ";
    law::visit(text, [&](const law::Node& node) { provisions += node.id.empty() ? "" : node.id + " "; });
    return {law::to_html(text, options), law::contents_html(text), !text.empty(), std::move(provisions)};
}

}   // namespace tantrao::documents
