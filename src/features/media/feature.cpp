// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/feature.hpp"

#include "features/media/media_desk.hpp"
#include "features/media/media_pages.hpp"

namespace tantrao::media {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "media";
    feature.routes = reader_routes();
    for (web::Route& route : desk_routes())
        feature.routes.push_back(std::move(route));
    feature.menu = {{30, "media.menu", "image", "thu-vien", "articles.view", "t"}};
    return feature;
}

}   // namespace tantrao::media
