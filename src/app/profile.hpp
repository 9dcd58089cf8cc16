// What a new installation starts from: data/profiles/NAME, compiled in (data/README.md).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"
#include "platform/publication/workflow.hpp"
#include "platform/site/site_actions.hpp"

#include <map>
#include <string>
#include <vector>

namespace tantrao::app {

struct PlannedAccount {
    std::string email, name;
    std::vector<std::pair<std::string, access::Level>> grants;   // slug of the site, level
};

struct Profile {
    site::NewSite portal;
    std::vector<site::NewSite> components;   // parent is filled in when they are made
    std::map<site::Kind, publication::Chain> gates;
    std::map<site::Kind, std::vector<site::CategoryPlan>> templates;
    std::vector<PlannedAccount> accounts;
    std::string_view articles;                          // JSON lines for the import, "" for none
    std::string_view documents;                         // the same for legal documents
    std::map<std::string, std::string_view> pictures;   // of the articles, by the names they give them
};

std::vector<std::string> profile_names();
// Throws Refused for an unknown name, std::runtime_error for data that is broken.
Profile load_profile(const std::string& name);

// The portal and every component site with categories and gates, in one transaction. Returns the portal.
Result<SiteId> make_sites(db::Transaction& tx, Instant now, const Profile& profile);
// One more site after the profile's template for its kind.
Result<SiteId> make_site(db::Transaction& tx, Instant now, const Profile& profile, site::NewSite plan);

}   // namespace tantrao::app
