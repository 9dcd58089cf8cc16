// What readers have of items, and what they had.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "platform/publication/item.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tantrao::publication {

// The public editions of the site's items of this kind of which a later edition waits for its hour: until then readers have the earlier
// one, with all that is its own.
std::vector<Edition> shown_until_the_next(db::Connection& core, SiteId site, std::string_view kind);
// The files of all editions of the item that readers have or had.
std::vector<std::string> files_ever_shown(db::Connection& core, ItemId item);

}   // namespace tantrao::publication
