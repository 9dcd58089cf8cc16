// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/operations/jobs_desk.hpp"
#include "base/text.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::operations {
namespace {

constexpr int most_shown = 200;
constexpr std::size_t longest_error = 200;

void add_health(view::Values& values, const web::DeskRequest& request)
{
    const newsstand::Health health = request.environment.projector.health();
    values.set("APPLIED", request.environment.projector.applied()).set("LAST", health.core.number);
    values.set("SET_ASIDE", health.set_aside).show_if(health.set_aside > 0, "HAS_SET_ASIDE");
}

}   // namespace

Result<http::Response> jobs_page(const web::DeskRequest& request)
{
    view::Values values;
    const auto listed = request.core().read([](db::Connection& core) { return jobs::list(core, most_shown); });
    add_health(values, request);
    values.show_if(listed.empty(), "NOTHING").show_if(!listed.empty(), "JOBS_IF");
    for (const jobs::Listed& job : listed) {
        view::Values& row = values.row("JOBS");
        const std::string name = "job." + job.kind;
        row.set("KIND", request.ui.messages.has("vi", name) ? request.ui.messages.get("vi", name) : job.kind);
        row.set("STATE", request.ui.messages.get("vi", "job_state." + job.state))
            .set("STATE_CODE", job.state == "failed" ? "returned" : "submitted");
        row.set("DUE", format_date_time(job.due_at)).set("DUE_DATE", format_local_rfc3339(job.due_at)).set("TRIES", job.tries);
        row.set_if("ERROR", text::shorten(job.last_error, longest_error));
        if (job.state == "failed") {
            row.show("FAILED");
            row.set("ID", job.id).set("CSRF", request.session.csrf);
        }
    }
    return web::desk_response(request, {"Công việc nền", "/cong-viec"},
                              web::render_part(request.ui, "features/operations/templates/jobs.tpl", values));
}

Result<http::Response> retry_job(const web::DeskRequest& request)
{
    const std::int64_t id = request.path.number("job");
    TANTRAO_TRY(request.core().write([&](db::Transaction& tx) -> Result<void> {
        if (!jobs::retry(tx, request.now, id))
            return Error::not_found("job.unknown");
        web::record(tx, request, {"operations.jobs.retry", "jobs.view", "job", id, {}});
        return {};
    }));
    for (jobs::Runner* runner : {&request.environment.jobs, &request.environment.mail_jobs, &request.environment.slow_jobs})
        runner->wake();
    return web::done("/cong-viec", "job_retried");
}

}   // namespace tantrao::operations
