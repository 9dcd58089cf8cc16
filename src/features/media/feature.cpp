// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/feature.hpp"

#include "features/media/media_desk.hpp"
#include "features/media/media_pages.hpp"
#include "features/media/text_jobs.hpp"

namespace tantrao::media {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "media";
    feature.routes = reader_routes();
    for (web::Route& route : desk_routes())
        feature.routes.push_back(std::move(route));
    feature.menu = {{30, "media.menu", "image", "thu-vien", "articles.view", "t"}};
    feature.register_jobs = register_text_jobs;
    return feature;
}

}   // namespace tantrao::media
