// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_desk.hpp"
#include "features/alerts/alert_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::alerts {
namespace {

constexpr int most_lines = 200;

}   // namespace

Result<http::Response> counts_page(const web::DeskRequest& request)
{
    const SiteId site = request.site_id();
    const auto counts = request.core().read([&](db::Connection& core) { return counts_of(core, site, most_lines); });
    view::Values values;
    values.set("SUBSCRIBERS", request.core().read([&](db::Connection& core) { return subscribers_of(core, site); }));
    values.show(counts.empty() ? "NOBODY" : "COUNTS_IF");
    for (const Count& count : counts)
        values.row("COUNTS").set("LABEL", count.label).set("COUNT", count.subscribers);
    return web::desk_response(request, {request.ui.messages.get("vi", "alerts.menu"), "theo-doi-van-ban"},
                              web::render_part(request.ui, "features/alerts/templates/counts.tpl", values));
}

}   // namespace tantrao::alerts
