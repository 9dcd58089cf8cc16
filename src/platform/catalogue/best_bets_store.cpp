// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/best_bets_store.hpp"

#include "base/json.hpp"

#include <stdexcept>

namespace tantrao::catalogue {

namespace {

BestBet read(const db::Row& row)
{
    return {row.i64(0), row.id<SiteId>(1), row.str(2), items_of(row.text(3)), row.instant(4), row.i64(5)};
}

}   // namespace

std::string to_json(const std::vector<search::Key>& items)
{
    Json all = Json::array();
    for (const search::Key& item : items)
        all.push_back(Json::array({item.kind, item.id}));
    return dump_json(all);
}

std::vector<search::Key> items_of(std::string_view json)
{
    const auto all = parse_json(json);
    if (!all)
        throw std::runtime_error("search_bets: unreadable items");
    std::vector<search::Key> items;
    for (const Json& one : *all)
        items.push_back({one.at(0).get<std::string>(), one.at(1).get<std::int64_t>()});
    return items;
}

std::vector<BestBet> best_bets_of(db::Connection& core, SiteId site)
{
    return core.all(
        "SELECT id, site_id, query, items, changed_at, version FROM search_bets WHERE site_id = :site ORDER BY query_key, id",
        {{"site", site}}, read);
}

std::optional<BestBet> find_best_bet(db::Connection& core, SiteId site, std::int64_t id)
{
    return core.first("SELECT id, site_id, query, items, changed_at, version FROM search_bets WHERE site_id = :site AND id = :id",
                      {{"site", site}, {"id", id}}, read);
}

std::optional<KeyedBet> find_keyed_bet(db::Connection& core, std::int64_t id)
{
    return core.first("SELECT id, site_id, query, items, changed_at, version, query_key FROM search_bets WHERE id = :id",
                      {{"id", id}}, [](const db::Row& row) {
                          return KeyedBet{read(row), row.str(6)};
                      });
}

std::vector<std::int64_t> best_bets_after(db::Connection& core, std::int64_t after, int limit)
{
    return core.all("SELECT id FROM search_bets WHERE id > :after ORDER BY id LIMIT :limit", {{"after", after}, {"limit", limit}},
                    [](const db::Row& row) { return row.i64(0); });
}

std::int64_t count_best_bets(db::Connection& core, SiteId site)
{
    return core.number("SELECT count(*) FROM search_bets WHERE site_id = :site", {{"site", site}});
}

bool insert_best_bet(db::Connection& core, const BestBet& bet, const std::string& key)
{
    return core.exec("INSERT INTO search_bets (id, site_id, query, query_key, items, changed_at, version) "
                     "VALUES (:id, :site, :query, :key, :items, :now, 1) ON CONFLICT DO NOTHING",
                     {{"id", bet.id},
                      {"site", bet.site},
                      {"query", bet.query},
                      {"key", key},
                      {"items", to_json(bet.items)},
                      {"now", bet.changed_at}}) == 1;
}

bool touch_best_bet(db::Connection& core, const BestBet& bet)
{
    return core.exec("UPDATE search_bets SET version = version + 1 WHERE id = :id AND site_id = :site AND version = :version",
                     {{"id", bet.id}, {"site", bet.site}, {"version", bet.version}}) == 1;
}

bool update_best_bet(db::Connection& core, const BestBet& bet, const std::string& key)
{
    if (core.number("SELECT count(*) FROM search_bets WHERE site_id = :site AND query_key = :key AND id <> :id",
                    {{"site", bet.site}, {"key", key}, {"id", bet.id}}) > 0)
        return false;
    core.exec("UPDATE search_bets SET query = :query, query_key = :key, items = :items, changed_at = :now WHERE id = :id",
              {{"query", bet.query}, {"key", key}, {"items", to_json(bet.items)}, {"now", bet.changed_at}, {"id", bet.id}});
    return true;
}

bool delete_best_bet(db::Connection& core, SiteId site, std::int64_t id, std::int64_t version)
{
    return core.exec("DELETE FROM search_bets WHERE id = :id AND site_id = :site AND version = :version",
                     {{"id", id}, {"site", site}, {"version", version}}) == 1;
}

}   // namespace tantrao::catalogue
