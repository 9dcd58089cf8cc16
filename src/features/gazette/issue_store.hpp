// Which number and year an issue has, and what its documents are, in core.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "features/documents/api.hpp"
#include "features/gazette/issue.hpp"

namespace tantrao::gazette {

// By the edition of another issue that was let through last, or by the one that readers have until that one's hour.
bool is_taken(db::Connection& core, SiteId site, ItemId by_other_than, const Issue& issue);
void take_number(db::Transaction& tx, SiteId site, ItemId item, const Issue& issue);
void free_number(db::Transaction& tx, ItemId item);

// A document as readers see it, or saw it last before it was withdrawn; nothing for one that never was public.
std::optional<documents::Document> shown_record(db::Connection& core, ItemId document);

}   // namespace tantrao::gazette
