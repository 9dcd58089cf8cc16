// The piece of a text that shows why it was found, with the words that were looked for marked.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/parsed_query.hpp"

namespace tantrao::search {

struct SnippetPart {
    std::string text;
    bool marked = false;
};
using Snippet = std::vector<SnippetPart>;

// About `length` bytes around the densest place; the beginning of the text where nothing matches.
Snippet snippet_of(std::string_view text, const ParsedQuery& query, Splitter& splitter, std::size_t length = 260);
// A short text (a title) as a whole.
Snippet marked(std::string_view text, const ParsedQuery& query, Splitter& splitter);

// "… <mark>quyết định</mark> …", escaped.
std::string html_of(const Snippet& snippet);
std::string text_of(const Snippet& snippet);

}   // namespace tantrao::search
