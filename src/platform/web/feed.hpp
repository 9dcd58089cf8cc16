// What programs read of a list, RSS 2.0 and Atom 1.0: one way for every kind of thing the portal publishes.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "http/response.hpp"
#include "platform/site/directory.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tantrao::web {

struct FeedEntry {
    std::string base_url, path;   // of the site it stands on, and where it is found there
    std::int64_t number = 0;      // of the item: with the site its name for ever
    std::string title, summary;
    Instant published_at, changed_at;
};
struct Feed {
    std::string title, description, page, self;   // page (for people) and self: paths on the site
    std::vector<FeedEntry> entries;
};
constexpr int feed_size = 30;

http::Response rss(const site::PublicSite& site, const Feed& feed);
http::Response atom(const site::PublicSite& site, const Feed& feed);
// The one that the address asks for by its end, ".rss" or ".atom".
http::Response feed_at(std::string_view path, const site::PublicSite& site, const Feed& feed);

}   // namespace tantrao::web
