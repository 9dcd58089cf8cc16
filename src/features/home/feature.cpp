// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/home/feature.hpp"
#include "features/home/home_pages.hpp"
#include "features/home/way_pages.hpp"

namespace tantrao::home {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "home";
    feature.routes = {
        web::reader("/", "home.front", front_page),
        web::reader("/so-do-cong", "home.map", map_page),
        web::reader("/trang-thanh-phan", "home.sites", sites_page),
    };
    return feature;
}

}   // namespace tantrao::home
