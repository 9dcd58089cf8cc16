// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/today/feature.hpp"
#include "features/today/today_desk.hpp"

namespace tantrao::today {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "today";
    feature.routes = {
        web::desk_page("/", "today.all", "", all_sites),
        web::desk_page("/{site}", "today.site", "desk.use", one_site),
    };
    feature.menu = {{0, "today.menu", "house", "", "desk.use", "h"}};
    return feature;
}

} // namespace tantrao::today
