// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/api.hpp"

namespace tantrao::documents {

std::vector<ItemId> items_of_number(db::Connection& core, SiteId site, std::string_view number, std::string_view issued_on)
{
    return core.all("SELECT item_id FROM document_numbers WHERE site_id = :site AND number_key = :number "
                    "AND (:day = '' OR issued_on = :day) ORDER BY item_id",
                    {{"site", site}, {"number", number_key(number)}, {"day", issued_on}},
                    [](const db::Row& row) { return row.id<ItemId>(0); });
}

}   // namespace tantrao::documents
