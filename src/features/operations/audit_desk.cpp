// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/operations/audit_desk.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/site_frame.hpp"
#include <charconv>

namespace tantrao::operations {
namespace {

constexpr int page_size = 50;

Instant before_of(std::string_view text)
{
    std::int64_t us = 0;
    std::from_chars(text.data(), text.data() + text.size(), us);
    return Instant{us};
}

} // namespace

Result<http::Response> audit_page(const web::DeskRequest& request)
{
    const Instant before = before_of(request.query.get("truoc"));
    auto lines = request.core().read([&](db::Connection& core) { return audit::lines_of(core, request.site_id(), before, page_size + 1); });
    const bool more = lines.size() > page_size;
    if (more)
        lines.resize(page_size);
    view::Values values;
    values.show_if(lines.empty(), "NOTHING").show_if(!lines.empty(), "LINES_IF");
    for (const audit::Line& line : lines) {
        view::Values& row = values.row("LINES");
        const std::string name = "act." + line.action;
        row.set("AT", format_date_time(line.at)).set("AT_DATE", format_local_rfc3339(line.at));
        row.set("WHO", line.actor.empty() ? request.ui.messages.get("vi", "operations.system") : line.actor);
        row.set("ACTION", request.ui.messages.has("vi", name) ? request.ui.messages.get("vi", name) : line.action);
        row.set("SUBJECT", line.subject_kind + " " + std::to_string(line.subject_id));
    }
    if (more) {
        values.show("OLDER");
        values.set("OLDER_HREF", request.site_path("nhat-ky?truoc=" + std::to_string(lines.back().at.us)));
    }
    return web::desk_response(request, {"Nhật ký", "nhat-ky"},
                              web::render_part(request.ui, "features/operations/templates/audit.tpl", values));
}

} // namespace tantrao::operations
