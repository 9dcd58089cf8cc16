// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/feature.hpp"
#include "features/articles/article_desk.hpp"
#include "features/articles/article_live.hpp"
#include "features/articles/article_pages.hpp"
#include "features/articles/article_search.hpp"

namespace tantrao::articles {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "articles";
    feature.projections = {article_projection()};
    feature.routes = public_routes();
    for (web::Route& route : desk_routes())
        feature.routes.push_back(std::move(route));
    feature.menu = {desk_menu()};
    feature.search_sources = {article_source()};
    feature.today = waiting_for;
    return feature;
}

} // namespace tantrao::articles
