// Best bets: what the board of a site wants to stand first when somebody asks for exactly these words there, with or without marks.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"
#include "db/store.hpp"
#include "platform/newsstand/live_store.hpp"
#include "search/document.hpp"
#include "search/parsed_query.hpp"

#include <optional>

namespace tantrao::catalogue {

struct BestBet {
    std::int64_t id = 0;
    SiteId site;
    std::string query;
    std::vector<search::Key> items;   // in the order they are shown
    Instant changed_at;
    std::int64_t version = 0;
};

inline constexpr std::size_t most_chosen = 3, most_bets = 1'000;   // items of a query, queries of a site

// Its words without marks, in their order: what makes two queries the same.
std::string key_of(const search::ParsedQuery& query);

std::vector<BestBet> best_bets_of(db::Connection& core, SiteId site);   // by query
std::optional<BestBet> find_best_bet(db::Connection& core, SiteId site, std::int64_t id);

// Errors beside the fields "query" and "items"; "search.bets.full", "form.stale".
Result<std::int64_t> add_best_bet(db::Transaction& tx, Instant now, const BestBet& typed);
Result<void> edit_best_bet(db::Transaction& tx, Instant now, const BestBet& typed);   // id, site, version: as seen
Result<void> remove_best_bet(db::Transaction& tx, Instant now, SiteId site, std::int64_t id, std::int64_t version);

newsstand::Projection best_bets_projection();
std::vector<search::Key> chosen_now(newsstand::LiveReader& live, SiteId site, const search::ParsedQuery& query);
// What the board has chosen results for, the newest first: what is worth asking there.
std::vector<std::string> chosen_queries(newsstand::LiveReader& live, SiteId site, int limit);

}   // namespace tantrao::catalogue
