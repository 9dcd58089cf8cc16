// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/access/access.hpp"

#include <algorithm>

namespace tantrao::access {

namespace {

Grant read_grant(const db::Row& row)
{
    return {row.i64(0), row.id<AccountId>(1), row.id<SiteId>(2), level_of(row.text(3)).value(), row.id<CategoryId>(4)};
}

// What it changes is the whole site's, so a grant for one of its categories does not reach it.
bool is_of_whole_site(const Power& power) { return power.level == Level::administer || power.name.starts_with("search."); }

enum class Scope { whole_site_or_path, anywhere };

Decision decide_with(const Actor& actor, std::string_view power_name, SiteId site, std::span<const CategoryId> path, Scope scope)
{
    const Power* power = find_power(power_name);
    if (power == nullptr)
        return {false, 0, "unknown_power"};
    if (actor.is_system)
        return {true, 0, "system"};
    Decision best{false, 0, "no_grant_on_site"};
    for (const Grant& grant : actor.grants) {
        if (grant.site != site)
            continue;
        if (grant.level < power->level) {
            best.reason = best.reason == "no_grant_on_site" ? "level_too_low" : best.reason;
            continue;
        }
        const bool covers = !grant.category || (scope == Scope::anywhere && !is_of_whole_site(*power)) ||
                            std::ranges::find(path, grant.category) != path.end();
        if (covers)
            return {true, grant.id, "grant"};
        best.reason = "other_category";
    }
    return best;
}

}   // namespace

Decision decide(const Actor& actor, std::string_view power, SiteId site, std::span<const CategoryId> path)
{
    return decide_with(actor, power, site, path, Scope::whole_site_or_path);
}

Decision decide_anywhere(const Actor& actor, std::string_view power, SiteId site)
{
    return decide_with(actor, power, site, {}, Scope::anywhere);
}

Result<void> require(const Actor& actor, std::string_view power, SiteId site, std::span<const CategoryId> path)
{
    const Decision decision = decide(actor, power, site, path);
    if (decision)
        return {};
    Error error = Error::forbidden("access.denied", {std::string(power)});
    error.detail = std::string(decision.reason);
    return error;
}

std::vector<SiteId> sites_of(const Actor& actor)
{
    std::vector<SiteId> sites;
    for (const Grant& grant : actor.grants)
        if (std::ranges::find(sites, grant.site) == sites.end())
            sites.push_back(grant.site);
    return sites;
}

std::vector<Grant> grants_of(db::Connection& core, AccountId account)
{
    return core.all("SELECT id, account_id, site_id, level, category_id FROM grants "
                    "WHERE account_id = :account AND revoked_at IS NULL ORDER BY granted_at, id",
                    {{"account", account}}, read_grant);
}

std::vector<Grant> grants_on(db::Connection& core, SiteId site)
{
    return core.all("SELECT id, account_id, site_id, level, category_id FROM grants "
                    "WHERE site_id = :site AND revoked_at IS NULL ORDER BY granted_at, id",
                    {{"site", site}}, read_grant);
}

void grant(db::Transaction& tx, Instant now, AccountId account, SiteId site, Level level, CategoryId category, AccountId by)
{
    tx->exec("INSERT INTO grants (id, account_id, site_id, level, category_id, granted_by, granted_at) "
             "VALUES (:id, :account, :site, :level, :category, :by, :now) ON CONFLICT DO NOTHING",
             {{"id", new_id()},
              {"account", account},
              {"site", site},
              {"level", name_of(level)},
              {"category", category ? std::optional(category.value) : std::nullopt},
              {"by", by ? std::optional(by.value) : std::nullopt},
              {"now", now}});
}

bool revoke(db::Transaction& tx, Instant now, std::int64_t grant_id, SiteId site)
{
    return tx->exec("UPDATE grants SET revoked_at = :now WHERE id = :id AND site_id = :site AND revoked_at IS NULL",
                    {{"id", grant_id}, {"site", site}, {"now", now}}) == 1;
}

Actor load_actor(db::Connection& core, AccountId id, std::string name)
{
    return {id, std::move(name), grants_of(core, id), false};
}

Actor system_actor() { return {AccountId{}, "tantrao", {}, true}; }

}   // namespace tantrao::access
