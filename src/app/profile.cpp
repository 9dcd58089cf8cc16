// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/profile.hpp"

#include "app/arguments.hpp"
#include "base/resources.hpp"
#include "features/articles/api.hpp"
#include "platform/publication/publication_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace tantrao::app {

namespace {

constexpr std::string_view folder = "data/profiles/";

std::string_view file_of(const std::string& profile, std::string_view name)
{
    return find_resource(fmt::format("{}{}/{}", folder, profile, name)).value_or("");
}

Json json_of(const std::string& profile, std::string_view name)
{
    auto json = parse_json(file_of(profile, name), 16 << 20);
    if (!json)
        throw std::runtime_error(fmt::format("the profile {} has no readable {}", profile, name));
    return std::move(*json);
}

std::vector<site::CategoryPlan> categories_of(const Json& list)
{
    std::vector<site::CategoryPlan> plans;
    for (const Json& one : list)
        plans.push_back({one.at("slug"), one.at("name"), categories_of(one.value("children", Json::array()))});
    return plans;
}

site::NewSite site_of(const Json& json, site::Kind kind)
{
    site::NewSite plan;
    plan.slug = json_text(json, "slug");
    plan.kind = kind;
    plan.host_label = json_text(json, "host_label");
    plan.unit_code = json_text(json, "unit_code");
    plan.state = site::State::established;
    site::Details& d = plan.details;
    for (const auto& [field, name] :
         std::initializer_list<std::pair<std::string*, const char*>>{{&d.name, "name"},
                                                                     {&d.official_name, "official_name"},
                                                                     {&d.short_name, "short_name"},
                                                                     {&d.established_number, "established_number"},
                                                                     {&d.established_on, "established_on"},
                                                                     {&d.managing_body, "managing_body"},
                                                                     {&d.responsible_person, "responsible_person"},
                                                                     {&d.address, "address"},
                                                                     {&d.phone, "phone"},
                                                                     {&d.email, "email"},
                                                                     {&d.licence, "licence"},
                                                                     {&d.theme, "theme"}})
        *field = json_text(json, name);
    return plan;
}

publication::Chain chain_of(const Json& list)
{
    publication::Chain chain;
    for (const Json& gate : list)
        chain.push_back({gate.at("code"), gate.at("name"), gate.at("power"), gate.at("editing")});
    return chain;
}

std::vector<PlannedAccount> accounts_of(const Json& list)
{
    std::vector<PlannedAccount> accounts;
    for (const Json& one : list) {
        PlannedAccount account{one.at("email"), one.at("name"), {}};
        for (const Json& grant : one.at("grants"))
            account.grants.emplace_back(grant.at("site"), access::level_of(grant.at("level").get<std::string>()).value());
        accounts.push_back(std::move(account));
    }
    return accounts;
}

}   // namespace

std::vector<std::string> profile_names()
{
    std::vector<std::string> names;
    for (const Resource& resource : resources_below(folder))
        if (resource.path.ends_with("/sites.json")) {
            const std::string_view rest = resource.path.substr(folder.size());
            names.emplace_back(rest.substr(0, rest.find('/')));
        }
    return names;
}

Profile load_profile(const std::string& name)
{
    const auto names = profile_names();
    if (std::ranges::find(names, name) == names.end())
        throw Refused(fmt::format("there is no profile “{}”; there is: {}", name, fmt::join(names, ", ")));
    const Json sites = json_of(name, "sites.json");
    const Json gates = json_of(name, "gates.json");
    Profile profile;
    profile.portal = site_of(sites.at("portal"), site::Kind::province);
    profile.templates[site::Kind::province] = profile.portal.categories = categories_of(sites.at("portal").at("categories"));
    profile.templates[site::Kind::department] = categories_of(sites.at("departments").at("categories"));
    profile.templates[site::Kind::commune] = categories_of(sites.at("communes").at("categories"));
    for (const Json& one : sites.at("sites"))
        profile.components.push_back(site_of(one, site::kind_of(json_text(one, "kind")).value()));
    profile.gates = {{site::Kind::province, chain_of(gates.at("portal"))},
                     {site::Kind::department, chain_of(gates.at("departments"))},
                     {site::Kind::commune, chain_of(gates.at("communes"))}};
    profile.accounts = accounts_of(json_of(name, "accounts.json"));
    profile.articles = file_of(name, "articles.jsonl");
    profile.documents = file_of(name, "documents.jsonl");
    const std::string own = fmt::format("{}{}/", folder, name);
    for (const Resource& picture : resources_below(own + "pictures/"))
        profile.pictures.emplace(picture.path.substr(own.size()), picture.bytes);
    return profile;
}

Result<SiteId> make_site(db::Transaction& tx, Instant now, const Profile& profile, site::NewSite plan)
{
    plan.categories = profile.templates.at(plan.kind);
    const SiteId id = TANTRAO_TRY(site::create_site(tx, now, plan));
    publication::set_chain(tx, id, articles::kind, profile.gates.at(plan.kind));
    return id;
}

Result<SiteId> make_sites(db::Transaction& tx, Instant now, const Profile& profile)
{
    const SiteId portal = TANTRAO_TRY(make_site(tx, now, profile, profile.portal));
    for (site::NewSite plan : profile.components) {
        plan.parent = portal;
        TANTRAO_TRY(make_site(tx, now, profile, std::move(plan)));
    }
    return portal;
}

}   // namespace tantrao::app
