// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/misses.hpp"

namespace tantrao::catalogue {

void add_misses(db::Transaction& tx, std::string_view day, const std::vector<Miss>& misses)
{
    for (const Miss& miss : misses)
        tx->exec("INSERT INTO search_misses (site_id, query, day, count) VALUES (:site, :query, :day, :count) "
                 "ON CONFLICT (site_id, query, day) DO UPDATE SET count = search_misses.count + excluded.count",
                 {{"site", miss.site}, {"query", miss.query}, {"day", day}, {"count", miss.count}});
}

std::vector<Miss> misses_of(db::Connection& core, SiteId site, std::string_view since_day, int limit)
{
    return core.all("SELECT query, sum(count) AS total, max(day) FROM search_misses WHERE site_id = :site AND day >= :since "
                    "GROUP BY query ORDER BY total DESC, query LIMIT :limit",
                    {{"site", site}, {"since", since_day}, {"limit", limit}}, [&](const db::Row& row) {
                        return Miss{site, row.str(0), row.i64(1), row.str(2)};
                    });
}

void drop_misses_before(db::Transaction& tx, std::string_view day)
{
    tx->exec("DELETE FROM search_misses WHERE day < :day", {{"day", day}});
}

}   // namespace tantrao::catalogue
