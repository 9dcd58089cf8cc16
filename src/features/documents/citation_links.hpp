// References to documents in a rendered text. Its HTML is made once, when the document is projected; whether a public document has the
// number that is cited is asked whenever a page is made. So links come and go with the documents cited, and no text is rendered again.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_live.hpp"
#include "law/legal_text.hpp"
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace tantrao::documents {

// Puts citations of other documents between <a href="van-ban:<key>#<provision>"> and </a>, and makes those of provisions that this
// text has into links. A citation of several provisions leads to the first. Keys beyond `most_cited` in one text stay words.
constexpr std::size_t most_cited = 500;
law::TextToHtml citation_marker(const law::LegalText& text, std::string_view own_number);

// What a law is cited by without its number, "luat-dat-dai-2024"; "" for documents that have no such name.
std::string name_key(const Document& document);

// The keys (number_key, name_key) that a marked text cites.
std::set<std::string> cited_keys(std::string_view html);

// Where the document with a number is found, and the ids of the provisions it has, a blank before and behind each. An empty address: there
// are several, so nobody knows which is meant.
struct Cited {
    std::string address, provisions;
};
using Addresses = std::map<std::string, Cited, std::less<>>;
// Of documents with one of these numbers on a site whose addresses begin with `base`; what is known already stays.
void add_addresses(Addresses& addresses, const std::vector<Named>& documents, const std::map<ItemId, std::string>& provisions,
                   std::string_view base);

// The marked text with a link where there is an address, and only the words where there is none. A link leads to the provision that is
// cited, or the nearest above it that the document has, or to the document.
std::string with_links(std::string_view html, const Addresses& addresses);

}   // namespace tantrao::documents
