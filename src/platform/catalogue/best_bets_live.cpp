// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/best_bets_store.hpp"

namespace tantrao::catalogue {

namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE live_search_bets (
    id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, query_key TEXT NOT NULL, query TEXT NOT NULL, items TEXT NOT NULL
);
CREATE INDEX live_search_bets_query ON live_search_bets (site_id, query_key);
)sql";

void project(newsstand::ProjectContext& context, std::int64_t id)
{
    context.live.exec("DELETE FROM live_search_bets WHERE id = :id", {{"id", id}});
    if (const auto found = find_keyed_bet(context.core, id))
        context.live.exec("INSERT INTO live_search_bets (id, site_id, query_key, query, items) "
                          "VALUES (:id, :site, :key, :query, :items)",
                          {{"id", id},
                           {"site", found->bet.site},
                           {"key", found->key},
                           {"query", found->bet.query},
                           {"items", to_json(found->bet.items)}});
}

}   // namespace

newsstand::Projection best_bets_projection()
{
    newsstand::Projection projection;
    projection.kind = "search_bet";
    projection.live_schema = schema;
    projection.project = project;
    projection.own_tags = [](std::int64_t) { return newsstand::Tags{}; };   // answers of search are never kept
    projection.list = best_bets_after;
    return projection;
}

std::vector<search::Key> chosen_now(newsstand::LiveReader& live, SiteId site, const search::ParsedQuery& query)
{
    std::vector<search::Key> items;
    live.db().each("SELECT items FROM live_search_bets WHERE site_id = :site AND query_key = :key ORDER BY id",
                   {{"site", site}, {"key", key_of(query)}}, [&](const db::Row& row) { items = items_of(row.text(0)); });
    return items;
}

std::vector<std::string> chosen_queries(newsstand::LiveReader& live, SiteId site, int limit)
{
    std::vector<std::string> queries;
    live.db().each("SELECT query FROM live_search_bets WHERE site_id = :site ORDER BY id DESC LIMIT :limit",
                   {{"site", site}, {"limit", limit}}, [&](const db::Row& row) { queries.emplace_back(row.text(0)); });
    return queries;
}

}   // namespace tantrao::catalogue
