// For other features: the public issues of a site, which are read from live only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/gazette/issue.hpp"
#include "platform/newsstand/live_store.hpp"

namespace tantrao::gazette {

std::vector<std::string> years_of(newsstand::LiveReader& live, SiteId site);   // that have issues, newest first

// For site maps: public issues by number of the item, after < item <= last.
struct Address {
    ItemId item;
    std::string year, number;
    Instant changed_at;
};
std::vector<Address> addresses_between(newsstand::LiveReader& live, SiteId site, ItemId after, ItemId last);
// The first item above `after` when `skipped` more are passed over; nothing at the end.
std::optional<ItemId> number_after(newsstand::LiveReader& live, SiteId site, ItemId after, int skipped = 0);

std::string list_tag(SiteId site);

}   // namespace tantrao::gazette
