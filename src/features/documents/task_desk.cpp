// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_desk.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/documents/document_desk.hpp"
#include "features/documents/task_actions.hpp"
#include "features/documents/task_desk_page.hpp"
#include "features/documents/task_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

constexpr int most_waiting = 50;
constexpr std::size_t letters_of_title = 120;

TaskText typed_text(const web::DeskRequest& request)
{
    const auto field = [&](std::string_view name) { return std::string(request.form.fields.get(name)); };
    return {field("work"), field("assignee"), field("due_on")};
}

std::int64_t seen_version(const web::DeskRequest& request) { return whole_number(request.form.fields.get("version")); }

Result<Task> task_of(const web::DeskRequest& request)
{
    const auto task = request.core().read(
        [&](db::Connection& core) { return find_task(core, request.site_id(), TaskId{request.path.number("task")}); });
    if (!task)
        return Error::not_found("documents.task.unknown");
    return *task;
}

Answer list(const web::DeskRequest& request)
{
    const std::string_view wanted = request.query.get("xem");
    return task_list_page(request, wanted == "qua-han" ? TaskList::overdue
                                   : wanted == "xong"  ? TaskList::closed
                                                       : TaskList::under_way);
}

Answer of_document(const web::DeskRequest& request) { return document_tasks_page(request, TANTRAO_TRY(edition_of(request)), {}); }

Answer give(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const TaskText text = typed_text(request);
    const TaskId id{web::form_id(request.form.fields)};
    const auto given = web::unless_full([&] {
        return request.core().write([&](db::Transaction& tx) { return give_task(tx, request.acting(), view, id, text); });
    });
    if (!given)
        return document_tasks_page(request, view, {text, &given.error(), web::status_of(given.error().kind)});
    return web::done(edition_path(request, view.edition.id) + "/nhiem-vu", "documents.task.given");
}

Answer one(const web::DeskRequest& request)
{
    const Task task = TANTRAO_TRY(task_of(request));
    return task_page(request, task, {task.text});
}

// Change and all other events: the form's field "act" says which.
Answer act(const web::DeskRequest& request)
{
    const Task before = TANTRAO_TRY(task_of(request));
    const auto event = task_event_of(request.form.fields.get("act"));
    if (!event)
        return Error::invalid("error.400.text");
    const bool changes = *event == TaskEvent::change;
    const TaskText text = changes ? typed_text(request) : before.text;
    const auto acted = web::unless_full([&] {
        return request.core().write([&](db::Transaction& tx) {
            return changes ? change_task(tx, request.acting(), request.site_id(), before.id, seen_version(request), text)
                           : move_task(tx, request.acting(), request.site_id(), before.id, seen_version(request), *event,
                                       request.form.fields.get("note"));
        });
    });
    if (!acted)   // as it is now, with what was typed
        return task_page(request, TANTRAO_TRY(task_of(request)), {text, &acted.error(), web::status_of(acted.error().kind)});
    web::wait_until_shown(request.environment);
    return web::done(request.site_path(fmt::format("nhiem-vu/{}", before.id.value)),
                     changes ? "documents.task.changed" : "documents.task.moved");
}

}   // namespace

std::vector<web::Route> task_routes()
{
    return {
        web::desk_page("/{site}/nhiem-vu", "documents.tasks.list", "documents.view", list),
        web::desk_page("/{site}/van-ban/{edition}/nhiem-vu", "documents.tasks.document", "documents.view", of_document),
        web::desk_action("/{site}/van-ban/{edition}/nhiem-vu", "documents.tasks.give", "documents.write", give),
        web::desk_page("/{site}/nhiem-vu/{task}", "documents.tasks.one", "documents.view", one),
        web::desk_action("/{site}/nhiem-vu/{task}", "documents.tasks.act", "documents.write", act),
    };
}

std::vector<web::TodayLine> tasks_waiting(db::Connection& core, const access::Actor& actor, const site::Site& site, Instant now)
{
    std::vector<web::TodayLine> lines;
    const std::string today = civil_date(now);
    const auto add = [&](const Task& task) {
        lines.push_back({text::shorten(task.text.work, letters_of_title),
                         fmt::format("/{}/nhiem-vu/{}", site.slug, task.id.value), std::string(shown_state(task, today)),
                         task.text.assignee + " – " + task.document,
                         task.text.due_on.empty() ? now : parse_instant(task.text.due_on).value()});
    };
    if (access::decide_anywhere(actor, "documents.tasks", site.id))
        for (const Task& task : tasks_in(core, site.id, TaskList::reported, today, most_waiting))
            add(task);
    if (access::decide_anywhere(actor, "documents.write", site.id))
        for (const Task& task : tasks_in(core, site.id, TaskList::overdue, today, most_waiting))
            add(task);
    return lines;
}

}   // namespace tantrao::documents
