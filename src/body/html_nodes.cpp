// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/html_nodes.hpp"

#include "base/text.hpp"
#include "body/link.hpp"

#include <algorithm>

namespace tantrao::body {

namespace {

void collect_plain(const GumboNode* node, std::string& out)
{
    each_child(node, [&](const GumboNode* child) {
        if (is_text(child))
            out += child->v.text.text;
        else if (is_element(child, GUMBO_TAG_BR))
            out += ' ';
        else if (child->type == GUMBO_NODE_ELEMENT)
            collect_plain(child, out);
    });
}

}   // namespace

const GumboVector& children_of(const GumboNode* node)
{
    return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
}

bool is_element(const GumboNode* node, GumboTag tag) { return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag; }

bool is_text(const GumboNode* node) { return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE; }

std::string attribute(const GumboNode* node, const char* name)
{
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found == nullptr ? std::string() : text::clean_line(found->value);
}

int span(const GumboNode* cell, const char* name)
{
    int n = 0;
    for (const char c : attribute(cell, name).substr(0, 3)) {
        if (c < '0' || c > '9')
            return 1;
        n = n * 10 + (c - '0');
    }
    return std::clamp(n, 1, 100);
}

std::string plain_text(const GumboNode* node)
{
    std::string out;
    collect_plain(node, out);
    return text::clean_line(out);
}

const GumboNode* find_element(const GumboNode* node, GumboTag tag)
{
    const GumboNode* found = nullptr;
    each_child(node, [&](const GumboNode* child) {
        if (found != nullptr || child->type != GUMBO_NODE_ELEMENT)
            return;
        found = is_element(child, tag) ? child : find_element(child, tag);
    });
    return found;
}

std::string link_target(const GumboNode* node)
{
    std::string href;
    for (const char c : attribute(node, "href"))
        c == ' ' ? href += "%20" : href += c;
    return is_allowed_link(href) && href.front() != '#' ? href : "";
}

}   // namespace tantrao::body
