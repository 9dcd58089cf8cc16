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

// publication::import for a document. What it bears on may be missing: an archive comes in any order. Errors: those of
// publication::import, conflict "documents.number.taken" (args: number).
Result<publication::Imported> import(db::Transaction& tx, const publication::Acting& acting, SiteId site,
                                     std::string_view instrument, std::string_view external_id, const Document& document,
                                     Instant published_at);

}   // namespace tantrao::documents
