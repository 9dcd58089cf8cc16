// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/feeds/feature.hpp"
#include "features/feeds/feed_pages.hpp"
#include "features/feeds/sitemap_pages.hpp"

namespace tantrao::feeds {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "feeds";
    feature.routes = {
        web::reader("/feed.rss", "feeds.rss", site_feed),
        web::reader("/feed.atom", "feeds.atom", site_feed),
        web::reader("/{category}/feed.rss", "feeds.category.rss", category_feed),
        web::reader("/{category}/feed.atom", "feeds.category.atom", category_feed),
        web::reader("/the/{tag}/feed.rss", "feeds.tag.rss", tag_feed),
        web::reader("/sitemap.xml", "feeds.sitemap", sitemap),
        web::reader("/rss", "feeds.list", rss_page),
        web::reader("/sitemap/{part}", "feeds.sitemap.part", sitemap_part),
        web::reader("/robots.txt", "feeds.robots", robots),
    };
    return feature;
}

}   // namespace tantrao::feeds
