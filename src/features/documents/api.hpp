// For other features: the document itself (import makes some), and lists of documents for their pages, which read live only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "features/documents/document_actions.hpp"
#include "features/documents/validity.hpp"
#include "platform/newsstand/live_store.hpp"

namespace tantrao::documents {

// One line of a list.
struct Line {
    ItemId number;
    std::string document_number, type, issuer, title, issued_on, effective_on;
    Validity validity = Validity::in_force;   // on the day that was asked for
    Instant published_at, changed_at;
};

// Where the previous page of a list ended; lists are ordered by (issued_on, number), newest first.
struct Cursor {
    std::string issued_on;
    std::int64_t number = 0;
    bool empty() const { return number == 0; }
    std::string text() const;   // "2011-06-03.123"
};
Cursor parse_cursor(std::string_view text);   // an empty one for anything unreadable

// "" = any. Values as they stand in addresses: slugs, a year, a name of a Validity.
struct Filter {
    std::string type, issuer, field, year, validity;
    bool empty() const { return type.empty() && issuer.empty() && field.empty() && year.empty() && validity.empty(); }
};
// `day`: the reader's civil date. Cost: the rows of the narrowest given value at most; flat without a filter.
std::vector<Line> documents_of_site(newsstand::LiveReader& live, SiteId site, const Filter& filter, const Cursor& before,
                                    std::string_view day, int limit);

// What a filter offers, with how many documents each has: "type", "issuer", "field", "year".
struct Choice {
    std::string value, label;
    std::int64_t documents = 0;
};
std::vector<Choice> choices_of(newsstand::LiveReader& live, SiteId site, std::string_view facet);

// For site maps: public documents by number, after < number <= last.
struct Address {
    ItemId number;
    std::string document_number;
    Instant changed_at;
};
std::vector<Address> addresses_between(newsstand::LiveReader& live, SiteId site, ItemId after, ItemId last);

std::string document_tag(ItemId number);
std::string list_tag(SiteId site);

}   // namespace tantrao::documents
