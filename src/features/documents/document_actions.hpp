// Changes to documents beyond what the publication spine does with every kind: rules that other documents have a part in.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "platform/publication/publication_actions.hpp"

namespace tantrao::documents {

// The category of the site in which documents stand; its first open one where there is no such category. Errors: conflict
// "documents.no_category".
Result<CategoryId> category_for(db::Connection& core, SiteId site);

// The publishing gate. Nobody else has its number: conflict "documents.number.taken" (args: number).
Result<void> number_is_free(db::Connection& core, SiteId site, ItemId item, const Document& document);
// The documents it amends, replaces, repeals, suspends, rectifies or consolidates are held here and do not go round in a circle.
// Errors: conflict "documents.relation.unknown" (args: number), those of relations_fit.
Result<void> relations_may_be_published(db::Connection& core, SiteId site, const Document& document);
// The numbers of related documents that are not held here.
std::vector<std::string> unknown_targets(db::Connection& core, SiteId site, const Document& document);
// Provisions that relations of the public item change and the text of the other document, as it was issued, has not; what the item's own
// text puts there is not among them. `document`: its record, with or without the text. Nothing is known of others that have no articles or are not held, or of which more may be meant.
struct MissingProvisions {
    std::string number, provisions;   // of the other document, as the relation has it; in words
};
std::vector<MissingProvisions> missing_provisions(db::Connection& core, SiteId site, ItemId item, const Document& document);

// Relations by which it would end or change a document of the same day that ends or changes it become mere references; for an import, which
// no gate stands before. Of documents of different days only what the later one says has an effect. Returns the numbers.
std::vector<std::string> leave_circles(db::Connection& core, SiteId site, Document& document);

// publication::import for a document. What it bears on may be missing: an archive comes in any order. Errors: those of
// publication::import, conflict "documents.number.taken" (args: number).
Result<publication::Imported> import(db::Transaction& tx, const publication::Acting& acting, SiteId site,
                                     std::string_view instrument, std::string_view external_id, const Document& document,
                                     Instant published_at);

}   // namespace tantrao::documents
