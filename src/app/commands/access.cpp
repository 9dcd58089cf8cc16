// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/people.hpp"
#include "platform/site/site_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::app {

namespace {

const Option email_option{"email", "E", "the account's e-mail address", Option::Need::required};
const Option site_option{"site", "SLUG", "the site", Option::Need::required};
const Option level_option{"level", "LEVEL", "update, moderate or administer", Option::Need::required};
const Option category_option{"category", "SLUG", "only this category and those below it", Option::Need::optional};

// Who and where, as the command line names them.
struct Place {
    identity::Account account;
    site::Site site;
    CategoryId category;
};

Place place_of(db::Connection& core, const Arguments& arguments)
{
    Place place{account_named(core, arguments.get("email")), site_named(core, arguments.get("site")), {}};
    if (arguments.has("category"))
        place.category = category_named(core, place.site, arguments.get("category")).id;
    return place;
}

audit::Act act_on(std::string_view action, const Place& place, access::Level level)
{
    return {action, "accounts.manage", place.site.id, "account", place.account.id.value,
            {{"level", access::name_of(level)}, {"category", place.category.value}}, {}, ""};
}

int grant(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    const Instant now = SystemClock().now();
    const access::Level level = required(access::level_of(arguments.get("level")));
    const Place place = core->read([&](db::Connection& db) { return place_of(db, arguments); });
    change_and_record(*core, now, act_on("access.grant", place, level), [&](db::Transaction& tx) -> Result<void> {
        access::grant(tx, now, place.account.id, place.site.id, level, place.category, {});
        return {};
    });
    say(fmt::format("{} has the level {} on {}.", place.account.email, access::name_of(level), place.site.slug));
    return 0;
}

int revoke(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    const Instant now = SystemClock().now();
    const Place place = core->read([&](db::Connection& db) { return place_of(db, arguments); });
    const access::Level level = required(access::level_of(arguments.get("level")));
    const auto grants = core->read([&](db::Connection& db) { return access::grants_of(db, place.account.id); });
    const auto found = std::ranges::find_if(grants, [&](const access::Grant& one) {
        return one.site == place.site.id && one.level == level && one.category == place.category;
    });
    if (found == grants.end())
        throw Refused(fmt::format("{} does not have the level {} there", place.account.email, access::name_of(level)));
    change_and_record(*core, now, act_on("access.revoke", place, level), [&](db::Transaction& tx) -> Result<void> {
        access::revoke(tx, now, found->id, place.site.id);
        return {};
    });
    say(fmt::format("{} no longer has the level {} on {}.", place.account.email, access::name_of(level), place.site.slug));
    return 0;
}

std::string slug_of_site(db::Connection& core, SiteId id)
{
    const auto site = site::find_site(core, id);
    return site ? site->slug : "";
}

std::string email_of(db::Connection& core, AccountId id)
{
    const auto account = identity::find_account(core, id);
    return account ? account->email : "";
}

std::vector<access::Grant> grants_asked_for(db::Connection& core, const Arguments& arguments)
{
    if (arguments.has("email")) {
        auto grants = access::grants_of(core, account_named(core, arguments.get("email")).id);
        if (arguments.has("site"))
            std::erase_if(grants, [&](const access::Grant& one) { return slug_of_site(core, one.site) != arguments.get("site"); });
        return grants;
    }
    if (arguments.has("site"))
        return access::grants_on(core, site_named(core, arguments.get("site")).id);
    std::vector<access::Grant> all;
    for (const identity::Account& account : identity::all_accounts(core))
        for (const access::Grant& one : access::grants_of(core, account.id))
            all.push_back(one);
    return all;
}

int list(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    Json all = Json::array();
    std::vector<std::vector<std::string>> rows;
    core->read([&](db::Connection& db) {
        for (const access::Grant& one : grants_asked_for(db, arguments)) {
            const auto category = one.category ? site::find_category(db, one.site, one.category) : std::nullopt;
            const std::string email = email_of(db, one.account), slug = slug_of_site(db, one.site), level(access::name_of(one.level)),
                              part = category ? category->slug : "";
            all.push_back({{"email", email}, {"site", slug}, {"level", level}, {"category", part}});
            rows.push_back({email, slug, level, part});
        }
    });
    if (arguments.has("json"))
        say_json(all);
    else
        say(table_of(rows));
    return 0;
}

int explain(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    const std::string power = arguments.get("power");
    if (access::find_power(power) == nullptr)
        throw Refused(fmt::format("there is no power “{}”; `tantrao powers` lists them", power));
    return core->read([&](db::Connection& db) {
        const Place place = place_of(db, arguments);
        const access::Actor actor = access::load_actor(db, place.account.id, place.account.name);
        std::vector<CategoryId> path;
        for (CategoryId at = place.category; at;) {
            path.push_back(at);
            const auto category = site::find_category(db, place.site.id, at);
            at = category ? category->parent : CategoryId{};
        }
        const access::Decision decision = access::decide(actor, power, place.site.id, path);
        if (arguments.has("json"))
            say_json({{"allowed", decision.allowed}, {"reason", decision.reason}, {"grant", decision.grant}, {"active", place.account.active}});
        else
            say(fmt::format("{} {} “{}” on {}: {}{}", place.account.email, decision ? "may" : "may not", power, place.site.slug, decision.reason,
                            place.account.active ? "" : " (and the account is disabled)"));
        return decision ? 0 : 1;
    });
}

} // namespace

std::vector<Command> access_commands()
{
    const Option data = data_option(), database = database_option();
    const Option some_email{"email", "E", "only this account", Option::Need::optional};
    const Option some_site{"site", "SLUG", "only this site", Option::Need::optional};
    return {
        {"access grant", "give an account a level on a site", "Gives an account a level on a site. Giving it twice changes nothing.", {},
         {data, database, email_option, site_option, level_option, category_option}, grant},
        {"access revoke", "take a level away", "", {}, {data, database, email_option, site_option, level_option, category_option}, revoke},
        {"access list", "list who has which level where", "", {}, {data, database, some_email, some_site, json_option()}, list},
        {"access explain", "tell whether an account may do something, and why",
         "Tells whether an account has a power on a site, and why. Ends with 0 if it has, with 1 if not.", {},
         {data, database, email_option, site_option, {"power", "NAME", "as `tantrao powers` lists them", Option::Need::required},
          category_option, json_option()},
         explain},
    };
}

} // namespace tantrao::app
