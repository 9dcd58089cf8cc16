// Documents in live: tables, projection, and what pages read. What other documents do to one is not in its row: their effects lie in a
// table of their own, found by number, so publishing a document rewrites none of those it bears on. Periods of validity are worked out
// when something changes and compared with the reader's day.
// Tags: "document:<number>", "documents:<site>" (lists), "document-key:<site>:<key>" (pages that name the document of that number).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/api.hpp"
#include "features/documents/document.hpp"
#include "features/documents/validity.hpp"
#include "features/media/api.hpp"
#include "platform/newsstand/live_store.hpp"
#include "platform/newsstand/projection.hpp"
#include <map>

namespace tantrao::documents {

newsstand::Projection document_projection();
// Writes the document's rows from this edition, as the projection does with the public one; for previews of the others.
void project_edition(newsstand::ProjectContext& context, const publication::Item& item, const publication::Edition& edition);

struct Correction {
    std::string note;
    Instant at;
};

struct ShownFile {
    std::string href, name, facts;
    std::string hash;                              // SHA-256 of what readers get; "" of pictures
    std::optional<media::Signatures> signatures;   // of PDF files
};

// A document as its page shows it. The *_html texts were made by our own renderers when it was projected.
struct LiveDocument {
    ItemId number;
    SiteId site;
    Document record;   // without the text
    std::string text_html, contents_html;
    std::vector<ShownFile> files;
    bool has_tree = false;                 // of provisions: the text can be had as files
    std::vector<Correction> corrections;   // newest first
    Instant published_at, changed_at;
};

struct Notice {
    SiteId site;
    Instant withdrawn_at;
    std::string reason;
    std::string name;   // "Quyết định 07/2011/QĐ-UBND"; "" where it may not be told
};

std::optional<LiveDocument> find_document(newsstand::LiveReader& live, ItemId number);
// The plain text it was made from; "" where there is none.
std::string find_text(newsstand::LiveReader& live, ItemId number);
std::optional<Notice> find_notice(newsstand::LiveReader& live, ItemId number);

// What public documents of the site do to this one, by day. Those that only name it are left out.
std::vector<Effect> effects_on(newsstand::LiveReader& live, SiteId site, const Document& document);
// What documents that only name it (based_on, refers_to) say of it, the newest first, and how many more of them there are.
struct Mentions {
    std::vector<Effect> newest;
    std::int64_t more = 0;   // documents
};
Mentions mentions_of(newsstand::LiveReader& live, SiteId site, const Document& document, RelationKind relation, int limit);

// A document as others name it.
struct Named {
    ItemId number;
    std::string key, type, document_number, title, issued_on;
    std::string issuer = {};   // not of suggestions
};
inline std::string name_of(const Named& named) { return named.type + " " + named.document_number; }
// The site's public documents with one of these numbers or names (keys), and those that the items are.
std::vector<Named> with_numbers(newsstand::LiveReader& live, SiteId site, const std::set<std::string>& keys);
std::vector<Named> with_ids(newsstand::LiveReader& live, const std::set<ItemId>& items);
// The documents that have these effects.
std::vector<Named> effecting(newsstand::LiveReader& live, const std::vector<Effect>& effects);
// The ids of the provisions that their texts have, a blank before and behind each.
std::map<ItemId, std::string> provisions_of(newsstand::LiveReader& live, const std::vector<Named>& documents);
// The one of `all` that is the item; null where it is not among them.
const Named* find_named(const std::vector<Named>& all, ItemId number);

std::string key_tag(SiteId site, std::string_view number_key);

}   // namespace tantrao::documents
