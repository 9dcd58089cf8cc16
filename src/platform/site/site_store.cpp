// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/site/site_store.hpp"

#include <algorithm>

namespace tantrao::site {

namespace {

constexpr std::string_view by_id =
    "SELECT id, parent_id, slug, kind, host_label, unit_code, state, name, official_name, short_name, established_number, "
    "established_on, managing_body, responsible_person, address, phone, email, licence, theme, version "
    "FROM sites WHERE id = :id";
constexpr std::string_view by_slug =
    "SELECT id, parent_id, slug, kind, host_label, unit_code, state, name, official_name, short_name, established_number, "
    "established_on, managing_body, responsible_person, address, phone, email, licence, theme, version "
    "FROM sites WHERE slug = :slug";
constexpr std::string_view every =
    "SELECT id, parent_id, slug, kind, host_label, unit_code, state, name, official_name, short_name, established_number, "
    "established_on, managing_body, responsible_person, address, phone, email, licence, theme, version "
    "FROM sites ORDER BY slug";

Site read_site(const db::Row& row)
{
    Site site;
    site.id = row.id<SiteId>(0);
    site.parent = row.id<SiteId>(1);
    site.slug = row.str(2);
    site.kind = kind_of(row.text(3)).value();
    site.host_label = row.str(4);
    site.unit_code = row.str(5);
    site.state = state_of(row.text(6)).value();
    site.details = {row.str(7),  row.str(8),  row.str(9),  row.str(10), row.str(11), row.str(12),
                    row.str(13), row.str(14), row.str(15), row.str(16), row.str(17), row.str(18)};
    site.version = row.i64(19);
    return site;
}

Category read_category(const db::Row& row)
{
    return {row.id<CategoryId>(0), row.id<SiteId>(1), row.id<CategoryId>(2), row.str(3), row.str(4), static_cast<int>(row.i64(5)),
            row.text(6) == "open", row.i64(7)};
}

// 0 is "none" in our types and NULL in the tables.
template <class IdType>
std::optional<std::int64_t> none_if_zero(IdType id)
{
    return id ? std::optional(id.value) : std::nullopt;
}

void append_children(const std::vector<Category>& all, CategoryId parent, std::vector<Category>& out, int depth)
{
    if (depth > 8)
        return;
    for (const Category& category : all)
        if (category.parent == parent) {
            out.push_back(category);
            append_children(all, category.id, out, depth + 1);
        }
}

}   // namespace

std::optional<Site> find_site(db::Connection& core, SiteId id) { return core.first(by_id, {{"id", id}}, read_site); }

std::optional<Site> find_site_by_slug(db::Connection& core, std::string_view slug)
{
    return core.first(by_slug, {{"slug", slug}}, read_site);
}

SiteId portal_id(db::Connection& core)
{
    return SiteId{core.number("SELECT id FROM sites WHERE kind = 'province' ORDER BY id LIMIT 1")};
}

std::vector<Site> all_sites(db::Connection& core) { return core.all(every, {}, read_site); }

std::vector<std::int64_t> site_ids_after(db::Connection& core, std::int64_t after, int limit)
{
    return core.all("SELECT id FROM sites WHERE id > :after ORDER BY id LIMIT :limit", {{"after", after}, {"limit", limit}},
                    [](const db::Row& row) { return row.i64(0); });
}

bool insert_site(db::Connection& core, const Site& site, Instant now)
{
    const Details& d = site.details;
    return core.exec("INSERT INTO sites (id, parent_id, slug, kind, host_label, unit_code, state, name, official_name, "
                     "short_name, established_number, established_on, managing_body, responsible_person, address, phone, "
                     "email, licence, theme, created_at, version) VALUES (:id, :parent, :slug, :kind, :host_label, "
                     ":unit_code, :state, :name, :official_name, :short_name, :established_number, :established_on, "
                     ":managing_body, :responsible_person, :address, :phone, :email, :licence, :theme, :now, 1) "
                     "ON CONFLICT DO NOTHING",
                     {{"id", site.id},
                      {"parent", none_if_zero(site.parent)},
                      {"slug", site.slug},
                      {"kind", name_of(site.kind)},
                      {"host_label", site.host_label},
                      {"unit_code", site.unit_code},
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
                      {"theme", d.theme},
                      {"now", now}}) == 1;
}

bool update_details(db::Connection& core, SiteId id, std::int64_t seen_version, const Details& d)
{
    return core.exec("UPDATE sites SET version = version + 1, name = :name, official_name = :official_name, "
                     "short_name = :short_name, established_number = :established_number, established_on = :established_on, "
                     "managing_body = :managing_body, responsible_person = :responsible_person, address = :address, "
                     "phone = :phone, email = :email, licence = :licence, theme = :theme "
                     "WHERE id = :id AND version = :seen",
                     {{"id", id},
                      {"seen", seen_version},
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
                      {"theme", d.theme}}) == 1;
}

bool update_state(db::Connection& core, SiteId id, std::int64_t seen_version, State state)
{
    return core.exec("UPDATE sites SET version = version + 1, state = :state WHERE id = :id AND version = :seen",
                     {{"id", id}, {"seen", seen_version}, {"state", name_of(state)}}) == 1;
}

std::vector<std::string> extra_hosts(db::Connection& core, SiteId id)
{
    return core.all("SELECT host FROM site_hosts WHERE site_id = :id ORDER BY host", {{"id", id}},
                    [](const db::Row& row) { return row.str(0); });
}

void add_host(db::Connection& core, SiteId id, std::string_view host)
{
    core.exec("INSERT INTO site_hosts (host, site_id) VALUES (:host, :id)", {{"host", host}, {"id", id}});
}

std::vector<Category> categories_of(db::Connection& core, SiteId site)
{
    const auto all = core.all("SELECT id, site_id, parent_id, slug, name, position, state, version FROM categories "
                              "WHERE site_id = :site ORDER BY position, id",
                              {{"site", site}}, read_category);
    std::vector<Category> ordered;
    append_children(all, CategoryId{}, ordered, 0);
    return ordered;
}

std::optional<Category> find_category(db::Connection& core, SiteId site, CategoryId id)
{
    return core.first("SELECT id, site_id, parent_id, slug, name, position, state, version FROM categories "
                      "WHERE site_id = :site AND id = :id",
                      {{"site", site}, {"id", id}}, read_category);
}

std::optional<Category> find_category_by_slug(db::Connection& core, SiteId site, std::string_view slug)
{
    return core.first("SELECT id, site_id, parent_id, slug, name, position, state, version FROM categories "
                      "WHERE site_id = :site AND slug = :slug",
                      {{"site", site}, {"slug", slug}}, read_category);
}

void lock_categories(db::Connection& core, SiteId site)
{
    core.exec("UPDATE sites SET version = version WHERE id = :id", {{"id", site}});
}

bool insert_category(db::Connection& core, const Category& c)
{
    return core.exec("INSERT INTO categories (id, site_id, parent_id, slug, name, position, state, version) "
                     "VALUES (:id, :site, :parent, :slug, :name, :position, :state, 1) ON CONFLICT DO NOTHING",
                     {{"id", c.id},
                      {"site", c.site},
                      {"parent", none_if_zero(c.parent)},
                      {"slug", c.slug},
                      {"name", c.name},
                      {"position", c.position},
                      {"state", c.open ? "open" : "closed"}}) == 1;
}

bool update_category(db::Connection& core, const Category& c)
{
    return core.exec("UPDATE categories SET version = version + 1, parent_id = :parent, slug = :slug, name = :name, "
                     "position = :position, state = :state WHERE id = :id AND site_id = :site AND version = :seen",
                     {{"id", c.id},
                      {"site", c.site},
                      {"seen", c.version},
                      {"parent", none_if_zero(c.parent)},
                      {"slug", c.slug},
                      {"name", c.name},
                      {"position", c.position},
                      {"state", c.open ? "open" : "closed"}}) == 1;
}

}   // namespace tantrao::site
