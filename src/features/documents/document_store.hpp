// All SQL of documents on core, beside that of the publication spine: which numbers are taken.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "features/documents/document.hpp"

namespace tantrao::documents {

// Another item of the site that has this number, issuer and day: by the edition that was let through last, or by the one that readers
// have until that one's hour.
std::optional<ItemId> holder_of_number(db::Connection& core, SiteId site, const Document& document, ItemId except);
// The item has this number from now on, and no longer the one it had before, but for what readers have of it.
void take_number(db::Transaction& tx, SiteId site, ItemId item, const Document& document);
void free_number(db::Transaction& tx, ItemId item);
// What readers have of the item; nothing where it is not public.
std::optional<Document> find_public(db::Connection& core, ItemId item);

}   // namespace tantrao::documents
