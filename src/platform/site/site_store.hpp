// All SQL of sites and categories on core.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "platform/site/site.hpp"

#include <optional>

namespace tantrao::site {

std::optional<Site> find_site(db::Connection& core, SiteId id);
std::optional<Site> find_site_by_slug(db::Connection& core, std::string_view slug);
// The provincial portal; 0 before there is one.
SiteId portal_id(db::Connection& core);
std::vector<Site> all_sites(db::Connection& core);
std::vector<std::int64_t> site_ids_after(db::Connection& core, std::int64_t after, int limit);
// False if the slug or the host label is taken.
bool insert_site(db::Connection& core, const Site& site, Instant now);
// False if the version moved on.
bool update_details(db::Connection& core, SiteId id, std::int64_t seen_version, const Details& details);
bool update_state(db::Connection& core, SiteId id, std::int64_t seen_version, State state);
std::vector<std::string> extra_hosts(db::Connection& core, SiteId id);
void add_host(db::Connection& core, SiteId id, std::string_view host);

// In order of the tree: parents before children, by position.
std::vector<Category> categories_of(db::Connection& core, SiteId site);
std::optional<Category> find_category(db::Connection& core, SiteId site, CategoryId id);
std::optional<Category> find_category_by_slug(db::Connection& core, SiteId site, std::string_view slug);
// Held to the end of the transaction by who changes the tree of a site's categories: two moves at once could make a circle.
void lock_categories(db::Connection& core, SiteId site);
// False if the slug is taken on that site.
bool insert_category(db::Connection& core, const Category& category);
bool update_category(db::Connection& core, const Category& category);   // by id, site and version

}   // namespace tantrao::site
