// Steps that several actions share. Only this folder uses them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/publication/publication_actions.hpp"

namespace tantrao::publication {

// The category and its ancestors, from below; empty if the site has no such category.
std::vector<CategoryId> path_of(db::Connection& core, SiteId site, CategoryId id);

Edition new_edition(SiteId site, ItemId item, int number, const Content& content, const Acting& acting);

// The edition becomes what readers see; the one before it is superseded. Error: conflict "form.stale" if the item is no longer as
// `seen` (withdrawn meanwhile, or another edition went live).
Result<void> make_live(db::Transaction& tx, Instant now, AccountId by, const Item& seen, const Edition& edition,
                       Instant published_at);
void schedule(db::Transaction& tx, Instant now, AccountId by, const Edition& edition, Instant at);

}   // namespace tantrao::publication
