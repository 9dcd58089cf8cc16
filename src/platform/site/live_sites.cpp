// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/site/live_sites.hpp"

#include "platform/site/site_store.hpp"

#include <fmt/format.h>

namespace tantrao::site {

namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE live_sites (
    id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL, slug TEXT NOT NULL, kind TEXT NOT NULL, host_label TEXT NOT NULL,
    state TEXT NOT NULL, name TEXT NOT NULL, official_name TEXT NOT NULL, short_name TEXT NOT NULL,
    established_number TEXT NOT NULL, established_on TEXT NOT NULL, managing_body TEXT NOT NULL,
    responsible_person TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL,
    licence TEXT NOT NULL, theme TEXT NOT NULL
);
CREATE TABLE live_site_hosts (host TEXT PRIMARY KEY, site_id INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE live_categories (
    id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, parent_id INTEGER NOT NULL, slug TEXT NOT NULL, name TEXT NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX live_categories_site ON live_categories (site_id, position);
)sql";

void clear(db::Connection& live, std::int64_t id)
{
    live.exec("DELETE FROM live_categories WHERE site_id = :id", {{"id", id}});
    live.exec("DELETE FROM live_site_hosts WHERE site_id = :id", {{"id", id}});
    live.exec("DELETE FROM live_sites WHERE id = :id", {{"id", id}});
}

void write_site(db::Connection& live, const Site& site)
{
    const Details& d = site.details;
    live.exec("INSERT INTO live_sites (id, parent_id, slug, kind, host_label, state, name, official_name, short_name, "
              "established_number, established_on, managing_body, responsible_person, address, phone, email, licence, theme) "
              "VALUES (:id, :parent, :slug, :kind, :host_label, :state, :name, :official_name, :short_name, "
              ":established_number, :established_on, :managing_body, :responsible_person, :address, :phone, :email, "
              ":licence, :theme)",
              {{"id", site.id},
               {"parent", site.parent},
               {"slug", site.slug},
               {"kind", name_of(site.kind)},
               {"host_label", site.host_label},
               {"state", name_of(site.state)},
               {"name", d.name},
               {"official_name", d.official_name},
               {"short_name", d.short_name},
               {"established_number", d.established_number},
               {"established_on", d.established_on},
               {"managing_body", d.managing_body},
               {"responsible_person", d.responsible_person},
               {"address", d.address},
               {"phone", d.phone},
               {"email", d.email},
               {"licence", d.licence},
               {"theme", d.theme}});
}

void project(newsstand::ProjectContext& context, std::int64_t id)
{
    context.purge.insert(site_tag(SiteId{id}));
    context.purge.insert("sites");
    newsstand::stamp_directory(context);
    clear(context.live, id);
    const auto site = find_site(context.core, SiteId{id});
    if (!site || !is_public(site->state))
        return;
    write_site(context.live, *site);
    for (const std::string& host : extra_hosts(context.core, site->id))
        context.live.exec("INSERT INTO live_site_hosts (host, site_id) VALUES (:host, :id)", {{"host", host}, {"id", id}});
    int position = 0;
    for (const Category& category : categories_of(context.core, site->id)) {
        if (!category.open)
            continue;
        context.live.exec("INSERT INTO live_categories (id, site_id, parent_id, slug, name, position) "
                          "VALUES (:id, :site, :parent, :slug, :name, :position)",
                          {{"id", category.id},
                           {"site", category.site},
                           {"parent", category.parent},
                           {"slug", category.slug},
                           {"name", category.name},
                           {"position", position++}});
    }
}

}   // namespace

std::string site_tag(SiteId id) { return fmt::format("site:{}", id.value); }

newsstand::Projection site_projection()
{
    newsstand::Projection projection;
    projection.kind = "site";
    projection.version = 1;
    projection.live_schema = schema;
    projection.project = project;
    projection.own_tags = [](std::int64_t id) { return newsstand::Tags{site_tag(SiteId{id}), "sites"}; };
    projection.list = site_ids_after;
    return projection;
}

}   // namespace tantrao::site
