// What follows "Điều 9." is a heading or already the text. The parser takes it for a heading; here it is judged by what follows.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"
#include "law/parsing.hpp"

namespace tantrao::law {

namespace {

constexpr std::size_t longest_heading = 300;   // letters

bool is_text(const Node& article)
{
    const std::string& heading = article.heading;
    return article.children.empty() || heading.ends_with(':') || heading.ends_with(';') || heading.ends_with(',') ||
           heading.ends_with("./.") || letter_count(heading) > longest_heading || begins_lower(heading);
}

void settle(Node& node)
{
    if (node.kind == Kind::article && !node.heading.empty() && is_text(node)) {
        Node paragraph;
        paragraph.text = std::move(node.heading);
        node.heading.clear();
        node.children.insert(node.children.begin(), std::move(paragraph));
    }
    for (Node& child : node.children)
        if (!is_leaf(child.kind))
            settle(child);
}

}   // namespace

void settle_headings(LegalText& text)
{
    for (Node& part : text.parts)
        settle(part);
}

}   // namespace tantrao::law
