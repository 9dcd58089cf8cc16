// The sites and categories as readers hold them in memory: immutable, of one snapshot of live.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/live_store.hpp"
#include "platform/site/site.hpp"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace tantrao::site {

// Hosts of this installation (configuration).
struct HostPlan {
    std::string base_host = "localhost";   // the portal; component sites are <host_label>.<base_host>
    std::string scheme = "http";
    int public_port = 0;   // shown in absolute addresses unless it is the scheme's own; 0 for none
};

struct PublicSite {
    Site site;
    std::string host;                   // primary
    std::string base_url;               // "https://yenphu.tuyenquang.gov.vn"
    std::vector<Category> categories;   // tree order

    const Category* category(std::string_view slug) const;
    const Category* category(CategoryId id) const;
    // From the top down to the category itself.
    std::vector<const Category*> path_to(CategoryId id) const;
    // The category and everything below it.
    std::vector<CategoryId> with_descendants(CategoryId id) const;
};

class Directory {
  public:
    Directory(db::Connection& live, const HostPlan& hosts);
    const PublicSite* by_host(std::string_view host) const;   // without port, lower case
    const PublicSite* by_id(SiteId id) const;
    const PublicSite* by_slug(std::string_view slug) const;
    const PublicSite* portal() const;
    // The component sites of one kind, in Vietnamese order of their names.
    const std::vector<std::unique_ptr<PublicSite>>& all() const { return sites_; }

  private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::vector<std::unique_ptr<PublicSite>> sites_;
    std::unordered_map<std::string, const PublicSite*, TextHash, std::equal_to<>> by_host_, by_slug_;
    std::unordered_map<SiteId, const PublicSite*> by_id_;
};

// Hands out the directory that belongs to a snapshot. Thread-safe.
class Directories {
  public:
    Directories(newsstand::LiveStore& live, HostPlan hosts);
    std::shared_ptr<const Directory> of(newsstand::LiveReader& reader);
    // The newest loaded one, for the fast path, which has no snapshot.
    std::shared_ptr<const Directory> newest() const;
    // Called for every number applied, before the page cache purges.
    void refresh();
    const HostPlan& hosts() const { return hosts_; }

  private:
    newsstand::LiveStore& live_;
    HostPlan hosts_;
    mutable std::mutex mutex_;
    std::shared_ptr<const Directory> newest_;
    std::int64_t stamp_ = -1;
    newsstand::SnapshotOrder order_;
};

}   // namespace tantrao::site
