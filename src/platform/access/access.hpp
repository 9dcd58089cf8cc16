// Powers, levels, grants and the one function that decides. Articles 8.1a, 8.2a; L-401.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/time.hpp"
#include "db/store.hpp"
#include "platform/site/site.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::access {

enum class Level { update, moderate, administer };
std::string_view name_of(Level level);
Result<Level> level_of(std::string_view name);   // "access.level.unknown"

// A power as code names it and the lowest level that has it. The list is data (powers.cpp); `tantrao powers` prints it.
struct Power {
    std::string_view name;
    Level level;
    std::string_view meaning;   // English, for the printed table
};
std::span<const Power> powers();
const Power* find_power(std::string_view name);

struct Grant {
    std::int64_t id = 0;
    AccountId account;
    SiteId site;
    Level level = Level::update;
    CategoryId category;   // 0: the whole site
};

// Who acts. Handlers get it from the session; command lines and jobs have none of a person's grants.
struct Actor {
    AccountId id;
    std::string name;
    std::vector<Grant> grants;
    bool is_system = false;   // command line on the machine itself: may do anything, recorded as such
};

struct Decision {
    bool allowed = false;
    std::int64_t grant = 0;    // that allows it
    std::string_view reason;   // "grant", "system", "no_grant_on_site", "level_too_low", "other_category", "unknown_power"
    explicit operator bool() const { return allowed; }
};

// `path` is the category in question and its ancestors (empty: the whole site is meant; a grant limited to a category then does
// not suffice).
Decision decide(const Actor& actor, std::string_view power, SiteId site, std::span<const CategoryId> path = {});
// Has the power on at least one category of the site: for menus, lists and the door of the desk. Powers over the site as a whole
// (all of the level administer, those over search) need a grant for the whole site.
Decision decide_anywhere(const Actor& actor, std::string_view power, SiteId site);
// The same as an error "access.denied" (args: power) for TANTRAO_TRY.
Result<void> require(const Actor& actor, std::string_view power, SiteId site, std::span<const CategoryId> path = {});
// Sites where the actor has any grant.
std::vector<SiteId> sites_of(const Actor& actor);

std::vector<Grant> grants_of(db::Connection& core, AccountId account);
std::vector<Grant> grants_on(db::Connection& core, SiteId site);
// Idempotent for the same account, site, level and category.
void grant(db::Transaction& tx, Instant now, AccountId account, SiteId site, Level level, CategoryId category, AccountId by);
bool revoke(db::Transaction& tx, Instant now, std::int64_t grant_id, SiteId site);
Actor load_actor(db::Connection& core, AccountId id, std::string name);
Actor system_actor();

}   // namespace tantrao::access
