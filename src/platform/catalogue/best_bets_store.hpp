// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/catalogue/best_bets.hpp"

namespace tantrao::catalogue {

// Also where the bet of another site has it: for the projection.
struct KeyedBet {
    BestBet bet;
    std::string key;
};
std::optional<KeyedBet> find_keyed_bet(db::Connection& core, std::int64_t id);
std::vector<std::int64_t> best_bets_after(db::Connection& core, std::int64_t after, int limit);
std::int64_t count_best_bets(db::Connection& core, SiteId site);
// False where another bet of the site has the query.
bool insert_best_bet(db::Connection& core, const BestBet& bet, const std::string& key);
bool update_best_bet(db::Connection& core, const BestBet& bet, const std::string& key);
// False where the site has no such bet in this version.
bool touch_best_bet(db::Connection& core, const BestBet& bet);
bool delete_best_bet(db::Connection& core, SiteId site, std::int64_t id, std::int64_t version);

// [["article", 12], …]
std::string to_json(const std::vector<search::Key>& items);
std::vector<search::Key> items_of(std::string_view json);

}   // namespace tantrao::catalogue
