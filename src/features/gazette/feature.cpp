// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/feature.hpp"
#include "features/gazette/gazette_desk.hpp"
#include "features/gazette/gazette_pages.hpp"
#include "features/gazette/issue_live.hpp"

namespace tantrao::gazette {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "gazette";
    feature.projections = {issue_projection()};
    feature.routes = public_routes();
    for (web::Route& route : desk_routes())
        feature.routes.push_back(std::move(route));
    feature.menu = {desk_menu()};
    feature.today = waiting_for;
    feature.search_sources = {issue_source()};
    return feature;
}

}   // namespace tantrao::gazette
