// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/text_html.hpp"
#include "base/text.hpp"
#include "body/body.hpp"
#include "features/documents/citation_links.hpp"
#include "law/legal_text.hpp"
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

// One level of list for each depth.
std::string contents_of(const law::LegalText& text)
{
    std::string html;
    int depth = -1;
    for (const law::TocEntry& entry : law::table_of_contents(text)) {
        const int wanted = std::min(entry.depth, depth + 1);
        if (wanted > depth)
            html += depth < 0 ? "" : "<ul>";
        for (; depth > wanted; --depth)
            html += "</li></ul>";
        if (wanted == depth)
            html += "</li>";
        depth = wanted;
        html += fmt::format("<li><a href=\"#{}\">{}{}{}</a>", text::escape_html(entry.id), text::escape_html(entry.label),
                            entry.heading.empty() || entry.label.empty() ? "" : ". ", text::escape_html(entry.heading));
    }
    for (; depth > 0; --depth)
        html += "</li></ul>";
    return html.empty() ? html : html + "</li>";
}

}   // namespace

TextHtml html_of_text(std::string_view text, std::string_view own_number)
{
    const auto parsed = law::parse_text(text);
    if (!parsed)   // larger than the parser takes
        return {body::to_html(body::from_plain_text(text), {}), "", false};
    return html_of_text(*parsed, own_number);
}

TextHtml html_of_text(const law::LegalText& text, std::string_view own_number)
{
    law::HtmlOptions options;
    options.heading_level = 3;   // below the page's own headings
    options.linked_marks = true;
    options.inline_html = citation_marker(text, own_number);
    return {law::to_html(text, options), contents_of(text), !text.empty()};
}

}   // namespace tantrao::documents
