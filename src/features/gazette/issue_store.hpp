// Which number and year an issue has, in core.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "features/gazette/issue.hpp"

namespace tantrao::gazette {

bool is_taken(db::Connection& core, SiteId site, ItemId by_other_than, const Issue& issue);
void take_number(db::Transaction& tx, SiteId site, ItemId item, const Issue& issue);
void free_number(db::Transaction& tx, ItemId item);

}   // namespace tantrao::gazette
