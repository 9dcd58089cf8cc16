// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/best_bets.hpp"

#include "base/text.hpp"
#include "platform/catalogue/best_bets_store.hpp"
#include "platform/newsstand/log.hpp"

namespace tantrao::catalogue {

namespace {

constexpr std::size_t longest_query = 200;   // bytes

std::string key_of_text(std::string_view query)
{
    search::Splitter splitter;
    return key_of(search::parse_query(query, splitter));
}

Result<BestBet> checked(const BestBet& typed)
{
    BestBet clean = typed;
    clean.query = text::clean_line(typed.query);
    std::vector<FieldError> wrong;
    if (clean.query.size() > longest_query || key_of_text(clean.query).empty())
        wrong.push_back({"query", clean.query.size() > longest_query ? "search.bet.long" : "search.bet.missing", {}});
    if (clean.items.empty() || clean.items.size() > most_chosen)
        wrong.push_back({"items", clean.items.empty() ? "search.bet.nothing" : "search.bet.many", {std::to_string(most_chosen)}});
    if (!wrong.empty())
        return Error::fields_invalid(std::move(wrong));
    return clean;
}

Error taken() { return Error::fields_invalid({{"query", "search.bet.taken", {}}}); }

}   // namespace

std::string key_of(const search::ParsedQuery& query)
{
    std::string key;
    for (const search::Piece& piece : query.wanted)
        for (const search::Word& word : piece.words)
            key += (key.empty() ? "" : " ") + word.folded;
    return key;
}

Result<std::int64_t> add_best_bet(db::Transaction& tx, Instant now, const BestBet& typed)
{
    BestBet clean = TANTRAO_TRY(checked(typed));
    if (count_best_bets(tx.db(), clean.site) >= static_cast<std::int64_t>(most_bets))
        return Error::conflict("search.bets.full", {std::to_string(most_bets)});
    clean.id = new_id();
    clean.changed_at = now;
    if (!insert_best_bet(tx.db(), clean, key_of_text(clean.query)))
        return taken();
    newsstand::append(tx, now, "search_bet", clean.id);
    return clean.id;
}

Result<void> edit_best_bet(db::Transaction& tx, Instant now, const BestBet& typed)
{
    BestBet clean = TANTRAO_TRY(checked(typed));
    clean.changed_at = now;
    if (!touch_best_bet(tx.db(), clean))
        return Error::conflict("form.stale");
    if (!update_best_bet(tx.db(), clean, key_of_text(clean.query)))
        return taken();
    newsstand::append(tx, now, "search_bet", clean.id);
    return {};
}

Result<void> remove_best_bet(db::Transaction& tx, Instant now, SiteId site, std::int64_t id, std::int64_t version)
{
    if (!delete_best_bet(tx.db(), site, id, version))
        return Error::conflict("form.stale");
    newsstand::append(tx, now, "search_bet", id);
    return {};
}

}   // namespace tantrao::catalogue
