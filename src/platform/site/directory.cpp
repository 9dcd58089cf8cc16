// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/site/directory.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::site {

namespace {

Site read_site(const db::Row& row)
{
    Site site;
    site.id = row.id<SiteId>(0);
    site.parent = row.id<SiteId>(1);
    site.slug = row.str(2);
    site.kind = kind_of(row.text(3)).value();
    site.host_label = row.str(4);
    site.state = state_of(row.text(5)).value();
    site.details = {row.str(6),  row.str(7),  row.str(8),  row.str(9),  row.str(10), row.str(11),
                    row.str(12), row.str(13), row.str(14), row.str(15), row.str(16), row.str(17)};
    return site;
}

std::string base_url_of(const HostPlan& plan, const std::string& host)
{
    const bool own_port = plan.public_port == 0 || (plan.scheme == "http" && plan.public_port == 80) ||
                          (plan.scheme == "https" && plan.public_port == 443);
    return own_port ? fmt::format("{}://{}", plan.scheme, host) : fmt::format("{}://{}:{}", plan.scheme, host, plan.public_port);
}

}   // namespace

const Category* PublicSite::category(std::string_view slug) const
{
    const auto found = std::ranges::find_if(categories, [slug](const Category& c) { return c.slug == slug; });
    return found == categories.end() ? nullptr : &*found;
}

const Category* PublicSite::category(CategoryId id) const
{
    const auto found = std::ranges::find_if(categories, [id](const Category& c) { return c.id == id; });
    return found == categories.end() ? nullptr : &*found;
}

std::vector<const Category*> PublicSite::path_to(CategoryId id) const
{
    std::vector<const Category*> path;
    for (const Category* at = category(id); at != nullptr && path.size() < 10; at = category(at->parent))
        path.insert(path.begin(), at);
    return path;
}

std::vector<CategoryId> PublicSite::with_descendants(CategoryId id) const
{
    std::vector<CategoryId> found{id};
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const Category& c : categories)
            if (c.parent == found[i])
                found.push_back(c.id);
    return found;
}

Directory::Directory(db::Connection& live, const HostPlan& plan)
{
    live.each("SELECT id, parent_id, slug, kind, host_label, state, name, official_name, short_name, established_number, "
              "established_on, managing_body, responsible_person, address, phone, email, licence, theme FROM live_sites",
              {}, [&](const db::Row& row) {
                  auto entry = std::make_unique<PublicSite>();
                  entry->site = read_site(row);
                  const std::string& label = entry->site.host_label;
                  entry->host = label.empty() ? plan.base_host : label + "." + plan.base_host;
                  entry->base_url = base_url_of(plan, entry->host);
                  sites_.push_back(std::move(entry));
              });
    std::ranges::sort(sites_, {}, [](const auto& entry) { return text::collation_key(entry->site.details.name); });
    for (const auto& entry : sites_) {
        by_id_.emplace(entry->site.id, entry.get());
        by_slug_.emplace(entry->site.slug, entry.get());
        by_host_.emplace(entry->host, entry.get());
        if (entry->site.host_label.empty()) {
            by_host_.emplace("127.0.0.1", entry.get());   // the machine itself answers as the portal
            by_host_.emplace("[::1]", entry.get());
            by_host_.emplace("localhost", entry.get());
            by_host_.emplace("www." + plan.base_host, entry.get());
        }
    }
    live.each("SELECT host, site_id FROM live_site_hosts", {}, [&](const db::Row& row) {
        if (const PublicSite* owner = by_id(row.id<SiteId>(1)))
            by_host_.emplace(row.str(0), owner);
    });
    live.each("SELECT id, site_id, parent_id, slug, name, position FROM live_categories ORDER BY site_id, position", {},
              [&](const db::Row& row) {
                  const auto owner = by_id_.find(row.id<SiteId>(1));
                  if (owner == by_id_.end())
                      return;
                  const_cast<PublicSite*>(owner->second)
                      ->categories.push_back({row.id<CategoryId>(0), row.id<SiteId>(1), row.id<CategoryId>(2), row.str(3),
                                              row.str(4), static_cast<int>(row.i64(5)), true, 0});
              });
}

const PublicSite* Directory::by_host(std::string_view host) const
{
    const auto found = by_host_.find(host);
    return found == by_host_.end() ? nullptr : found->second;
}

const PublicSite* Directory::by_id(SiteId id) const
{
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
}

const PublicSite* Directory::by_slug(std::string_view slug) const
{
    const auto found = by_slug_.find(slug);
    return found == by_slug_.end() ? nullptr : found->second;
}

const PublicSite* Directory::portal() const
{
    const auto found = std::ranges::find_if(sites_, [](const auto& s) { return s->site.kind == Kind::province; });
    return found == sites_.end() ? nullptr : found->get();
}

Directories::Directories(newsstand::LiveStore& live, HostPlan hosts) : live_(live), hosts_(std::move(hosts)) { refresh(); }

std::shared_ptr<const Directory> Directories::of(newsstand::LiveReader& reader)
{
    {
        const std::lock_guard lock(mutex_);
        if (stamp_ == reader.directory_stamp())
            return newest_;
    }
    auto loaded = std::make_shared<const Directory>(reader.db(), hosts_);
    const std::lock_guard lock(mutex_);
    if (reader.order() >= order_) {
        newest_ = loaded;
        stamp_ = reader.directory_stamp();
        order_ = reader.order();
    }
    return loaded;
}

std::shared_ptr<const Directory> Directories::newest() const
{
    const std::lock_guard lock(mutex_);
    return newest_;
}

void Directories::refresh()
{
    auto reader = live_.reader();
    of(reader);
}

}   // namespace tantrao::site
