// For other features: the document itself (import makes some), and lists of documents for their pages, which read live only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/catalogue.hpp"
#include "features/documents/commune_power.hpp"
#include "features/documents/document.hpp"
#include "features/documents/document_actions.hpp"
#include "features/documents/said_relations.hpp"
#include "features/documents/validity.hpp"
#include "platform/newsstand/live_store.hpp"
#include <array>
#include <map>
#include <set>

namespace tantrao::documents {

// One line of a list.
struct Line {
    ItemId number;
    std::string document_number, type, issuer, title, issued_on, effective_on;
    Validity validity = Validity::in_force;   // on the day that was asked for
    Instant published_at, changed_at;
    std::string changes_on;   // on the shelves of what changes soon: when
};

// Where the previous page of a list ended: (issued_on, number), newest first; on the shelves of what changes soon (changes_on, number),
// soonest first.
struct Cursor {
    std::string day;
    std::int64_t number = 0;
    bool empty() const { return number == 0; }
    std::string text() const;   // "2011-06-03.123"
};
Cursor parse_cursor(std::string_view text);   // an empty one for anything unreadable

// Lists of a site's documents.
enum class Shelf {
    all,
    directives,      // those that steer and make no law
    recent,          // issued in the last 60 days
    soon_in_force,   // within a year
    soon_expired,
};
struct ShelfPlace {
    Shelf shelf = Shelf::all;
    std::string_view path, name;   // name: message "documents.shelf.<name>"
};
inline constexpr std::array<ShelfPlace, 5> shelves{{{Shelf::all, "/van-ban", "all"},
                                                    {Shelf::recent, "/van-ban/moi-ban-hanh", "recent"},
                                                    {Shelf::soon_in_force, "/van-ban/sap-co-hieu-luc", "soon_in_force"},
                                                    {Shelf::soon_expired, "/van-ban/sap-het-hieu-luc", "soon_expired"},
                                                    {Shelf::directives, "/van-ban/chi-dao-dieu-hanh", "directives"}}};

// "" = any. Values as they stand in addresses: slugs, a year, a name of a Validity; a number or whole parts of one, in any spelling; days.
struct Filter {
    std::string type, issuer, field, signer, year, validity;
    std::string document_number, issued_from, issued_to, effective_from, effective_to;
    bool operator==(const Filter&) const = default;
    bool empty() const { return *this == Filter{}; }
};
// What follows the path of a list that is asked for words and this: "?q=h%E1%BB%99%20ngh%C3%A8o&loai=quyet-dinh"; "" for neither.
std::string query_of_list(std::string_view words, const Filter& filter);
// `day`: the reader's civil date. Cost: the rows of the narrowest given value at most, or of all where only a
// number or days are given; flat without a filter. Of what changes soon: what
// changes in the year ahead.
std::vector<Line> documents_of_site(newsstand::LiveReader& live, SiteId site, Shelf shelf, const Filter& filter,
                                    const Cursor& after, std::string_view day, int limit);
// Those of these documents that are on the list, in the order given. Cost: theirs; of what changes soon: what changes in the year ahead.
std::vector<Line> documents_among(newsstand::LiveReader& live, SiteId site, Shelf shelf, const Filter& filter,
                                  const std::vector<ItemId>& numbers, std::string_view day);

// What a filter offers, with how many documents each has: "type", "issuer", "field", "signer", "year".
struct Choice {
    std::string value, label;
    std::int64_t documents = 0;
};
std::vector<Choice> choices_of(newsstand::LiveReader& live, SiteId site, std::string_view facet);
// How many of these documents have each value, by the filter and the value.
using ValueCounts = std::map<std::pair<std::string, std::string>, std::int64_t>;
ValueCounts values_among(newsstand::LiveReader& live, const std::vector<Line>& lines);
// What such values are called on these sites; those that no public document has are left out.
std::map<std::string, std::string> labels_of(newsstand::LiveReader& live, const std::set<SiteId>& sites, std::string_view facet,
                                             const std::set<std::string>& values);
// Of the fields of law there are, with documents or without: "Đất đai"; "" for none.
std::string name_of_field(std::string_view slug);

// For site maps: public documents by number, after < number <= last.
struct Address {
    ItemId number;
    std::string document_number;
    Instant changed_at;
};
std::vector<Address> addresses_between(newsstand::LiveReader& live, SiteId site, ItemId after, ItemId last);
// The first number above `after` when `skipped` more are passed over; nothing at the end.
std::optional<ItemId> number_after(newsstand::LiveReader& live, SiteId site, ItemId after, int skipped = 0);

// For those who tell readers of documents: a public one's record without its text.
struct Published {
    ItemId number;
    SiteId site;
    Document record;
    Instant published_at;
};
std::optional<Published> find_published(newsstand::LiveReader& live, ItemId number);
// What lists of other features show of some documents, in no order; those that are not public are left out.
struct Brief {
    ItemId number;
    std::string type, document_number, issuer, title, issued_on;
    Instant published_at;
};
inline std::string name_of(const Brief& brief) { return brief.type + " " + brief.document_number; }
std::vector<Brief> briefs_of(newsstand::LiveReader& live, const std::set<ItemId>& numbers);
// Of public documents: what each is, who issued it, and whether it is in force on the day.
struct Standing {
    std::string type, issuer;
    Validity validity = Validity::in_force;
};
std::map<ItemId, Standing> standings_of(newsstand::LiveReader& live, const std::set<ItemId>& numbers, std::string_view day);
// The site's newest one with this number, in any spelling.
std::optional<Published> find_published_by_number(newsstand::LiveReader& live, SiteId site, std::string_view number);
// Its dates and what other public documents do to it.
Timeline timeline_of(newsstand::LiveReader& live, const Published& document);
// Those of the ids that its text has no provision of; none where the text has no structure to tell by, all where it is not public.
std::vector<std::string> provisions_missing(newsstand::LiveReader& live, ItemId number, std::vector<std::string> ids);
// What the document does to other public ones of its site.
struct Touched {
    ItemId target;
    Effect effect;
};
std::vector<Touched> touched_by(newsstand::LiveReader& live, const Published& document);

// In core: the site's documents that have this number, those of one day if it is given; by the edition that was let through last, or
// by the one that readers have until that one's hour.
std::vector<ItemId> items_of_number(db::Connection& core, SiteId site, std::string_view number, std::string_view issued_on);

std::string document_tag(ItemId number);
std::string list_tag(SiteId site);

}   // namespace tantrao::documents
