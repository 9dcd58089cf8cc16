// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/feature.hpp"

#include "features/search/search_api.hpp"
#include "features/search/search_pages.hpp"

namespace tantrao::search_pages {

namespace {

// What was asked is nobody's business and rarely asked twice: answers are not kept.
web::Route asked(std::string_view pattern, std::string_view name, web::ReaderHandler handler, std::vector<std::string> parameters)
{
    web::Route route = web::reader(pattern, name, std::move(handler), std::move(parameters));
    route.caching = web::Route::Caching::none;
    return route;
}

}   // namespace

web::Feature feature()
{
    const std::vector<std::string> of_page{"q", "loai", "trang", "muc", "tu", "den", "xep", "tiep"};
    web::Feature feature;
    feature.name = "search";
    feature.routes = {
        asked("/tim-kiem", "search.page", search_page, of_page),
        asked("/tim-kiem/feed.rss", "search.feed", search_feed, of_page),
        asked("/api/v1/search", "search.api", search_api,
              {"q", "site", "kind", "category", "from", "to", "order", "limit", "cursor"}),
    };
    return feature;
}

}   // namespace tantrao::search_pages
