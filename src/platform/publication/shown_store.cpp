// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/shown_store.hpp"

#include "platform/publication/publication_store.hpp"

namespace tantrao::publication {

std::vector<Edition> shown_until_the_next(db::Connection& core, SiteId site, std::string_view kind)
{
    const auto shown = core.all("SELECT i.live_edition_id FROM editions e JOIN items i ON i.id = e.item_id "
                                "WHERE e.site_id = :site AND e.state = 'scheduled' AND i.kind = :kind AND i.state = 'live' "
                                "ORDER BY i.id",
                                {{"site", site}, {"kind", kind}}, [](const db::Row& row) { return row.id<EditionId>(0); });
    std::vector<Edition> editions;
    for (const EditionId id : shown)
        editions.push_back(find_edition(core, id).value());
    return editions;
}

std::vector<std::string> files_ever_shown(db::Connection& core, ItemId item)
{
    return core.all("SELECT DISTINCT f.hash FROM editions e JOIN edition_files f ON f.edition_id = e.id "
                    "WHERE e.item_id = :item AND e.state IN ('live', 'superseded', 'withdrawn') ORDER BY f.hash",
                    {{"item", item}}, [](const db::Row& row) { return row.str(0); });
}

}   // namespace tantrao::publication
