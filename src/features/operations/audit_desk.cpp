// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/operations/audit_desk.hpp"
#include "platform/audit/audit.hpp"
#include "platform/identity/identity.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/site_frame.hpp"
#include <charconv>

namespace tantrao::operations {
namespace {

constexpr int page_size = 50;

// The end of the page before, "<time>-<row>".
struct End {
    std::int64_t at_us = 0, id = 0;
};

End end_of(std::string_view text)
{
    End end;
    const char* const last = text.data() + text.size();
    const auto at = std::from_chars(text.data(), last, end.at_us);
    if (at.ec == std::errc{} && at.ptr != last && *at.ptr == '-')
        std::from_chars(at.ptr + 1, last, end.id);
    return end;
}

// What was done to, in words; the number alone where there is nothing by that number any more.
std::string subject_of(const web::DeskRequest& request, db::Connection& core, const audit::Line& line)
{
    std::string name = std::to_string(line.subject_id);
    if (line.subject_kind == "account") {
        if (const auto account = identity::find_account(core, AccountId{line.subject_id}))
            name = account->name;
    } else if (line.subject_kind == "category") {
        if (const auto category = site::find_category(core, request.site_id(), CategoryId{line.subject_id}))
            name = category->name;
    } else if (line.subject_kind == "site") {
        if (const auto found = site::find_site(core, SiteId{line.subject_id}))
            name = found->details.name;
    }
    const std::string code = "subject." + line.subject_kind;
    return request.ui.messages.has("vi", code) ? request.ui.messages.get("vi", code, {name}) : line.subject_kind + " " + name;
}

} // namespace

Result<http::Response> audit_page(const web::DeskRequest& request)
{
    const End before = end_of(request.query.get("truoc"));
    std::vector<std::string> subjects;
    auto lines = request.core().read([&](db::Connection& core) {
        auto found = audit::lines_of(core, request.site_id(), Instant{before.at_us}, before.id, page_size + 1);
        for (const audit::Line& line : found)
            subjects.push_back(subject_of(request, core, line));
        return found;
    });
    const bool more = lines.size() > page_size;
    if (more)
        lines.resize(page_size);
    view::Values values;
    values.show_if(lines.empty(), "NOTHING").show_if(!lines.empty(), "LINES_IF");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const audit::Line& line = lines[i];
        view::Values& row = values.row("LINES");
        const std::string name = "act." + line.action;
        row.set("AT", format_date_time(line.at)).set("AT_DATE", format_local_rfc3339(line.at));
        row.set("WHO", line.actor.empty() || line.actor == access::system_actor().name ? request.ui.messages.get("vi", "operations.system") : line.actor);
        row.set("ACTION", request.ui.messages.has("vi", name) ? request.ui.messages.get("vi", name) : line.action);
        row.set("SUBJECT", subjects[i]);
    }
    if (more) {
        values.show("OLDER");
        values.set("OLDER_HREF", request.site_path("nhat-ky?truoc=" + std::to_string(lines.back().at.us) + "-" + std::to_string(lines.back().id)));
    }
    return web::desk_response(request, {"Nhật ký", "nhat-ky"},
                              web::render_part(request.ui, "features/operations/templates/audit.tpl", values));
}

} // namespace tantrao::operations
