// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/node.hpp"
#include "app/people.hpp"
#include "app/profile.hpp"
#include "features/articles/api.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"

#include <fmt/format.h>

namespace tantrao::app {

namespace {

audit::Act act_on(std::string_view action, std::string_view power, SiteId id, Json detail)
{
    return {action, power, id, "site", id.value, std::move(detail), {}, ""};
}

site::NewSite plan_of(const Arguments& arguments)
{
    site::NewSite plan;
    plan.slug = arguments.get("slug");
    plan.kind = required(site::kind_of(arguments.get("kind")));
    plan.host_label = arguments.get("host");
    plan.unit_code = arguments.get("unit-code");
    plan.details.name = arguments.get("name");
    plan.details.official_name = arguments.get("official-name");
    plan.details.short_name = arguments.get("short-name", plan.details.official_name);
    plan.details.managing_body = arguments.get("managing-body", plan.details.official_name);
    plan.details.responsible_person = arguments.get("responsible-person");
    plan.details.established_number = arguments.get("decision");
    plan.details.established_on = arguments.get("decision-date");
    plan.details.theme = plan.kind == site::Kind::department ? "blue" : "green";
    plan.state = arguments.has("decision") ? site::State::established : site::State::proposed;
    return plan;
}

int add(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto core = open_core(config);
    const SystemClock clock;
    const Profile profile = load_profile(arguments.get("profile", "tuyen-quang"));
    site::NewSite plan = plan_of(arguments);
    if (plan.kind == site::Kind::province)
        throw Refused("there is one portal, made by `tantrao init`; --kind may be department or commune");
    const std::string parent = arguments.get("parent");
    const auto added = core->write([&](db::Transaction& tx) -> Result<SiteId> {
        plan.parent = parent.empty() ? site::portal_id(tx.db()) : site_named(tx.db(), parent).id;
        const SiteId id = TANTRAO_TRY(make_site(tx, clock.now(), profile, plan));
        audit::record(tx, clock.now(), access::system_actor(), act_on("sites.create", "sites.create", id, {{"slug", plan.slug}}));
        return id;
    });
    required(Result<SiteId>(added));
    const Shown shown = show_changes(config, *core, clock);
    say(fmt::format("{} is {} at {}.{} ({}).", plan.slug, site::name_of(plan.state), plan.host_label, config.base_host,
                    name_of(shown)));
    return 0;
}

int list(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    const auto sites = core->read([](db::Connection& db) { return site::all_sites(db); });
    Json all = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const site::Site& one : sites) {
        all.push_back({{"slug", one.slug},
                       {"kind", site::name_of(one.kind)},
                       {"host", one.host_label},
                       {"state", site::name_of(one.state)},
                       {"name", one.details.name}});
        rows.push_back({one.slug, std::string(site::name_of(one.kind)), one.host_label, std::string(site::name_of(one.state)),
                        one.details.name});
    }
    if (arguments.has("json"))
        say_json(all);
    else
        say(table_of(rows));
    return 0;
}

int state(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto core = open_core(config);
    const SystemClock clock;
    const site::Site found = core->read([&](db::Connection& db) { return site_named(db, arguments.word(0)); });
    if (arguments.word(1).empty()) {
        if (arguments.has("json"))
            say_json({{"slug", found.slug}, {"state", site::name_of(found.state)}});
        else
            say(site::name_of(found.state));
        return 0;
    }
    const site::State to = required(site::state_of(arguments.word(1)));
    change_and_record(*core, clock.now(), act_on("sites.state", "sites.create", found.id, {{"to", site::name_of(to)}}),
                      [&](db::Transaction& tx) { return site::change_state(tx, clock.now(), found.id, found.version, to); });
    const Shown shown = show_changes(config, *core, clock);
    if (arguments.has("json"))
        say_json({{"slug", found.slug}, {"state", site::name_of(to)}, {"shown", name_of(shown)}});
    else
        say(fmt::format("{} is {} ({}).", found.slug, site::name_of(to), name_of(shown)));
    return 0;
}

int gates(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    const site::Site found = core->read([&](db::Connection& db) { return site_named(db, arguments.word(0)); });
    if (arguments.has("like")) {
        const site::Kind kind = required(site::kind_of(arguments.get("like")));
        const publication::Chain chain = load_profile(arguments.get("profile", "tuyen-quang")).gates.at(kind);
        change_and_record(*core, SystemClock().now(), act_on("sites.gates", "sites.gates", found.id, {{"gates", chain.size()}}),
                          [&](db::Transaction& tx) -> Result<void> {
                              publication::set_chain(tx, found.id, articles::kind, chain);
                              return {};
                          });
    }
    const auto chain = core->read([&](db::Connection& db) { return publication::chain_of(db, found.id, articles::kind); });
    Json all = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const publication::Gate& gate : chain) {
        all.push_back({{"code", gate.code}, {"name", gate.name}, {"power", gate.power}, {"editing", gate.editing}});
        rows.push_back({gate.code, gate.power, gate.editing ? "editing" : "", gate.name});
    }
    if (arguments.has("json"))
        say_json(all);
    else
        say(table_of(rows));
    return 0;
}

std::vector<Option> options_of_a_new_site()
{
    using enum Option::Need;
    return {data_option(),
            database_option(),
            {"slug", "SLUG", "how commands and the desk name it: yen-phu", required},
            {"kind", "KIND", "department or commune", required},
            {"host", "LABEL", "first part of its host, letters and digits: yenphu", required},
            {"name", "NAME", "the site's name", required},
            {"official-name", "NAME", "the agency's name", required},
            {"short-name", "NAME", "for narrow places", optional},
            {"unit-code", "CODE", "of the administrative unit or agency", optional},
            {"managing-body", "NAME", "who runs it (the agency)", optional},
            {"responsible-person", "NAME", "who answers for its content", optional},
            {"decision", "NUMBER", "of the decision that establishes it; proposed without one", optional},
            {"decision-date", "DATE", "of that decision, YYYY-MM-DD", optional},
            {"parent", "SLUG", "the site above it (the portal)", optional},
            {"profile", "NAME", "whose templates to use (tuyen-quang)", optional}};
}

}   // namespace

std::vector<Command> site_commands()
{
    const Option data = data_option(), database = database_option();
    const Option profile{"profile", "NAME", "whose chains (tuyen-quang)", Option::Need::optional};
    return {
        {"site add",
         "make a component site from its template",
         "Makes a component site with the categories and gates of its kind.",
         {},
         options_of_a_new_site(),
         add},
        {"site list", "list the sites", "", {}, {data, database, json_option()}, list},
        {"site state",
         "tell or change the state of a site",
         "Without STATE tells it; otherwise changes it: proposed, established, suspended, merged, archived.",
         {"SLUG", "[STATE]"},
         {data, database, json_option()},
         state},
        {"site gates",
         "tell or change the gates of a site",
         "Shows the gates an article passes before it is public; --like gives a site the chain of a kind.",
         {"SLUG"},
         {data, database, {"like", "KIND", "province, department or commune", Option::Need::optional}, profile, json_option()},
         gates},
    };
}

}   // namespace tantrao::app
