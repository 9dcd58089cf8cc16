// For other features: the article itself (import makes some), and lists of articles for their pages (home, feeds, site maps), which
// read live only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/time.hpp"
#include "features/articles/article.hpp"
#include "platform/newsstand/live_store.hpp"
#include "platform/site/directory.hpp"
#include "view/template.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::articles {

struct Tag {
    std::string slug, name;
};

// One line of a list.
struct Teaser {
    ItemId number;
    CategoryId category;
    std::string title, slug, summary, thumb_html, lead_html;   // pictures by our own renderer, "" for none
    Instant published_at, changed_at;
    std::optional<Instant> expires_at;   // end of its posting period
};

// Where the previous page of a list ended; lists are ordered by (published_at, number), newest first.
struct Cursor {
    std::int64_t published_at_us = 0, number = 0;
    bool empty() const { return number == 0; }
    std::string text() const;   // "1764000000000000-123"
};
Cursor parse_cursor(std::string_view text);   // an empty one for anything unreadable

// What follows shows what may be read at `now`, the request's time: nothing whose posting period is over.
std::vector<Teaser> latest_of_site(newsstand::LiveReader& live, Instant now, SiteId site, Cursor before, int limit);
// Of all these categories together, each article once.
std::vector<Teaser> latest_of_categories(newsstand::LiveReader& live, Instant now, const std::vector<CategoryId>& categories,
                                         Cursor before, int limit);
std::vector<Teaser> latest_with_tag(newsstand::LiveReader& live, Instant now, SiteId site, std::string_view slug, Cursor before,
                                    int limit);
// The tag's name as last written; nothing if no article has it.
std::optional<std::string> name_of_tag(newsstand::LiveReader& live, Instant now, SiteId site, std::string_view slug);

// For the end of a page's cache entry (RenderedPage::valid_until): when the first of them leaves the lists. 0 stands for no end.
Instant end_of(const std::vector<Teaser>& teasers);
Instant sooner(Instant a, Instant b);

// Where an article is found on its site: "/tin-tuc/le-hoi-123".
std::string path_of(const site::PublicSite& site, const Teaser& teaser);

// For site maps: a site's articles by number.
struct Address {
    ItemId number;
    CategoryId category;
    std::string slug;
    Instant changed_at;
    std::optional<Instant> expires_at = {};
};
std::string path_of(const site::PublicSite& site, const Address& address);
// Those with after < number <= last.
std::vector<Address> addresses_between(newsstand::LiveReader& live, Instant now, SiteId site, ItemId after, ItemId last);
// The first number above `after` when `skipped` more are passed over; nothing at the end. The cost grows with `skipped` only.
std::optional<ItemId> number_after(newsstand::LiveReader& live, Instant now, SiteId site, ItemId after, int skipped = 0);

// Fills the rows "STORIES" of a list: HREF, TITLE, DATE, DATE_TIME, SUMMARY (with SUMMARY_IF), THUMB (with THUMB_IF).
void add_stories(view::Values& values, const site::PublicSite& site, const std::vector<Teaser>& teasers);

std::string article_tag(ItemId number);
std::string category_tag(CategoryId id);
std::string home_tag(SiteId site);
std::string tag_tag(SiteId site, std::string_view slug);

}   // namespace tantrao::articles
