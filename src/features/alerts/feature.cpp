// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/feature.hpp"
#include "features/alerts/alert_desk.hpp"
#include "features/alerts/alert_jobs.hpp"
#include "features/alerts/alert_pages.hpp"

namespace tantrao::alerts {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "alerts";
    feature.routes = public_routes();
    feature.routes.push_back(web::desk_page("/{site}/theo-doi-van-ban", "alerts.counts", "sites.edit", counts_page));
    feature.menu = {{66, "alerts.menu", "mail", "theo-doi-van-ban", "sites.edit", ""}};
    feature.register_jobs = register_jobs;
    return feature;
}

}   // namespace tantrao::alerts
