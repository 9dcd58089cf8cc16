// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_views.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::documents {
namespace {

// What readers are told of a state.
std::string public_state(const Task& task, std::string_view today)
{
    if (is_overdue(task, today))
        return "overdue";
    return std::string(name_of(task.state)) + (is_late(task) ? "_late" : "");
}

}   // namespace

view::SafeHtml tasks_part(const web::ReaderRequest& request, const std::vector<Task>& tasks, std::string_view today)
{
    if (tasks.empty())
        return {};
    view::Values values;
    for (const Task& task : tasks) {
        const std::string state = public_state(task, today);
        values.row("TASKS")
            .set("WORK", task.text.work)
            .set("ASSIGNEE", task.text.assignee)
            .set_if("DUE", format_civil_date(task.text.due_on))
            .set("STATE", state)
            .set("STATE_NAME", request.ui.messages.get(request.language, "documents.task.public." + state))
            .set_if("FINISHED", task.state == TaskState::done ? format_civil_date(task.finished_on) : "");
    }
    return web::render_part(request.ui, "features/documents/templates/tasks.tpl", values);
}

Instant tasks_hold_until(const std::vector<Task>& tasks, std::string_view today)
{
    std::string first;
    for (const Task& task : tasks)
        if (task.state == TaskState::open && task.text.due_on >= today && (first.empty() || task.text.due_on < first))
            first = task.text.due_on;
    return first.empty() ? Instant{} : parse_instant(first).value() + days_us(1);
}

}   // namespace tantrao::documents
