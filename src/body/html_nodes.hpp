// Looking at what libgumbo parsed.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <gumbo.h>
#include <string>

namespace tantrao::body {

const GumboVector& children_of(const GumboNode* node);

template <class Function>
void each_child(const GumboNode* node, Function function)
{
    const GumboVector& all = children_of(node);
    for (unsigned i = 0; i < all.length; ++i)
        function(static_cast<const GumboNode*>(all.data[i]));
}

bool is_element(const GumboNode* node, GumboTag tag);
bool is_text(const GumboNode* node);
// One line, "" where it is missing.
std::string attribute(const GumboNode* node, const char* name);
// colspan or rowspan, 1 to 100.
int span(const GumboNode* cell, const char* name);
// All text below, as one line.
std::string plain_text(const GumboNode* node);
// The first of this kind below; null if there is none.
const GumboNode* find_element(const GumboNode* node, GumboTag tag);
// Where a link leads, or "" if a text may not link there or the place is on the page it came from.
std::string link_target(const GumboNode* node);

}   // namespace tantrao::body
