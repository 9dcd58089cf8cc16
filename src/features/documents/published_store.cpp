// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/api.hpp"

#include "platform/publication/shown_store.hpp"
#include <algorithm>

namespace tantrao::documents {

std::vector<ItemId> items_of_number(db::Connection& core, SiteId site, std::string_view number, std::string_view issued_on)
{
    auto items = core.all("SELECT item_id FROM document_numbers WHERE site_id = :site AND number_key = :number "
                          "AND (:day = '' OR issued_on = :day) ORDER BY item_id",
                          {{"site", site}, {"number", number_key(number)}, {"day", issued_on}},
                          [](const db::Row& row) { return row.id<ItemId>(0); });
    for (const publication::Edition& edition : publication::shown_until_the_next(core, site, kind))
        if (const auto shown = from_content(edition.content);
            shown && number_key(shown->number) == number_key(number) && (issued_on.empty() || shown->issued_on == issued_on))
            items.push_back(edition.item);
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

}   // namespace tantrao::documents
