// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/today/today_desk.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>

namespace tantrao::today {
namespace {

constexpr std::size_t most_lines = 50;   // of one site; the list of the feature has all

std::vector<web::TodayLine> lines_of(const web::DeskRequest& request, db::Connection& core, const site::Site& site)
{
    std::vector<web::TodayLine> lines;
    for (const web::TodaySource& source : request.ui.today)
        std::ranges::move(source(core, request.actor, site, request.now), std::back_inserter(lines));
    std::ranges::stable_sort(lines, {}, &web::TodayLine::since);
    if (lines.size() > most_lines)
        lines.resize(most_lines);
    return lines;
}

void add_site(view::Values& values, const web::DeskRequest& request, const site::Site& site, const std::vector<web::TodayLine>& lines)
{
    view::Values& section = values.row("SITES");
    section.set("NAME", site.details.name).set("HREF", "/" + site.slug).show_if(lines.empty(), "NOTHING");
    for (const web::TodayLine& line : lines) {
        view::Values& row = section.row("LINES");
        row.set("TITLE", line.title).set("HREF", line.href).set_if("WHO", line.who).set("STATE", line.state);
        row.set("STATE_NAME", request.ui.messages.get("vi", "state." + line.state));
        row.set("SINCE", format_date_time(line.since)).set("SINCE_DATE", format_local_rfc3339(line.since));
    }
    if (!lines.empty())
        section.show("LINES_IF");
}

http::Response page(const web::DeskRequest& request, const std::vector<site::Site>& sites)
{
    view::Values values;
    values.set("NAME", request.session.account.name).show_if(sites.empty(), "NO_SITES");
    request.core().read([&](db::Connection& core) {
        for (const site::Site& site : sites)
            add_site(values, request, site, lines_of(request, core, site));
        return 0;
    });
    return web::desk_response(request, {"Hôm nay", ""}, web::render_part(request.ui, "features/today/templates/today.tpl", values));
}

} // namespace

Result<http::Response> all_sites(const web::DeskRequest& request)
{
    const auto sites = request.core().read([&](db::Connection& core) { return web::sites_of_actor(core, request.actor); });
    if (sites.size() == 1) {
        const std::string_view query = request.http.query;
        return http::see_other("/" + sites.front().slug + (query.empty() ? "" : "?") + std::string(query));
    }
    return page(request, sites);
}

Result<http::Response> one_site(const web::DeskRequest& request) { return page(request, {*request.site}); }

} // namespace tantrao::today
