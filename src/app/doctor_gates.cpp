// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/doctor.hpp"
#include "features/articles/api.hpp"
#include "features/articles/article.hpp"
#include "platform/access/access.hpp"
#include "platform/identity/identity.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::app {

namespace {

struct Staff {
    std::vector<AccountId> writers, deciders;   // on at least one category; on the whole site
};

Staff staff_of(const std::vector<access::Actor>& people, SiteId site, const std::string& last_power)
{
    Staff staff;
    for (const access::Actor& person : people) {
        if (access::decide_anywhere(person, "articles.write", site))
            staff.writers.push_back(person.id);
        if (access::decide(person, last_power, site))
            staff.deciders.push_back(person.id);
    }
    return staff;
}

// Somebody's text could reach readers: the last gate is passed by someone who wrote none of it.
bool can_publish(const Staff& staff)
{
    return std::ranges::any_of(staff.writers, [&](AccountId writer) {
        return std::ranges::any_of(staff.deciders, [&](AccountId decider) { return decider != writer; });
    });
}

} // namespace

Check check_gates(db::Store& core)
{
    std::vector<std::string> stuck;
    int without_staff = 0;
    core.read([&](db::Connection& db) {
        std::vector<access::Actor> people;
        for (const identity::Account& account : identity::all_accounts(db))
            if (account.active)
                people.push_back(access::load_actor(db, account.id, account.name));
        for (const site::Site& site : site::all_sites(db)) {
            if (site.state != site::State::established)
                continue;
            const auto chain = publication::chain_of(db, site.id, articles::kind);
            const Staff staff = staff_of(people, site.id, chain.back().power);
            without_staff += staff.writers.empty() ? 1 : 0;
            if (!staff.writers.empty() && !can_publish(staff))
                stuck.push_back(fmt::format("{} ({})", site.slug, chain.back().code));
        }
    });
    std::string text = stuck.empty() ? "wherever somebody writes, somebody else can pass the last gate"
                                     : fmt::format("nobody could pass the last gate of: {}", fmt::join(stuck, ", "));
    if (without_staff > 0)
        text += fmt::format("; {} sites have no staff yet", without_staff);
    return {"gates", stuck.empty(), text};
}

} // namespace tantrao::app
