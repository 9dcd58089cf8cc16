// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_desk_page.hpp"
#include "base/text.hpp"
#include "features/documents/document.hpp"
#include "features/documents/document_desk.hpp"
#include "features/documents/task_actions.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

constexpr int most_shown = 200;
constexpr std::size_t letters_of_work = 160;

std::string task_path(const web::DeskRequest& request, TaskId id)
{
    return request.site_path(fmt::format("nhiem-vu/{}", id.value));
}

void add_state(view::Values& values, const web::DeskRequest& request, const Task& task)
{
    const std::string state(shown_state(task, civil_date(request.now)));
    values.set("STATE", state).set("STATE_NAME", request.ui.messages.get("vi", "state." + state));
    values.show_if(task.is_public, "PUBLIC").show_if(!task.is_public, "PRIVATE").show_if(is_late(task), "LATE");
    values.set_if("DUE", format_civil_date(task.text.due_on)).set_if("FINISHED", format_civil_date(task.finished_on));
}

view::SafeHtml table_of(const web::DeskRequest& request, const std::vector<Task>& tasks, bool with_document)
{
    view::Values values;
    values.show_if(tasks.empty(), "EMPTY").show_if(!tasks.empty(), "TABLE").show_if(with_document, "DOCUMENT_HEAD");
    for (const Task& task : tasks) {
        view::Values& row = values.row("LINES");
        row.set("HREF", task_path(request, task.id)).set("WORK", text::shorten(task.text.work, letters_of_work));
        row.set("ASSIGNEE", task.text.assignee).set_if("DOCUMENT", with_document ? task.document : "");
        add_state(row, request, task);
    }
    return web::render_part(request.ui, "features/documents/templates/desk/task_table.tpl", values);
}

void add_fields(view::Values& values, const web::DeskRequest& request, const TaskTyped& typed)
{
    web::set_csrf(values, request);
    // What the script kept of the sent form has arrived.
    values.show_if(request.query.get("xong").starts_with("documents.task."), "ARRIVED");
    for (const auto& [name, text] :
         {std::pair{"work", &typed.text.work}, {"assignee", &typed.text.assignee}, {"due_on", &typed.text.due_on}})
        web::set_field(values, request.ui, name, *text, typed.error);
}

void add_acts(view::Values& values, const web::DeskRequest& request, db::Connection& core, const Task& task)
{
    using enum TaskEvent;
    bool wants_note = false;
    for (const auto& [event, section] : {std::pair{change, "MAY_CHANGE"},
                                         {report, "MAY_REPORT"},
                                         {accept, "MAY_ACCEPT"},
                                         {send_back, "MAY_SEND_BACK"},
                                         {cancel, "MAY_CANCEL"},
                                         {reopen, "MAY_REOPEN"},
                                         {show, "MAY_SHOW"},
                                         {hide, "MAY_HIDE"}}) {
        const bool may = may_move(core, request.actor, task, event);
        values.show_if(may, section);
        wants_note = wants_note || (may && find_task_move(task.state, event)->wants_note);
    }
    values.show_if(wants_note, "MAY_ACT");
}

void add_history(view::Values& values, const web::DeskRequest& request, db::Connection& core, TaskId id)
{
    for (const TaskHistoryLine& line : history_of(core, id))
        values.row("HISTORY")
            .set("ACT", request.ui.messages.get("vi", "documents.task.event." + line.event))
            .set("NAME", line.actor)
            .set("AT", format_date_time(line.at))
            .set("AT_ISO", format_local_rfc3339(line.at))
            .set_if("REASON", line.note);
}

// The newest edition of the document that gives the task.
std::string document_path(const web::DeskRequest& request, db::Connection& core, ItemId item)
{
    const auto editions = publication::editions_of(core, item);
    return editions.empty() ? "" : edition_path(request, editions.front().id) + "/nhiem-vu";
}

}   // namespace

std::string_view shown_state(const Task& task, std::string_view today)
{
    return is_overdue(task, today) ? "overdue" : name_of(task.state);
}

http::Response task_list_page(const web::DeskRequest& request, TaskList list)
{
    view::Values values;
    const auto tasks = request.core().read(
        [&](db::Connection& core) { return tasks_in(core, request.site_id(), list, civil_date(request.now), most_shown); });
    values.set("HERE", request.site_path("nhiem-vu")).set("DOCUMENTS", request.site_path("van-ban"));
    values.show_if(list == TaskList::overdue, "OVERDUE").show_if(list == TaskList::closed, "CLOSED");
    values.show_if(tasks.size() == most_shown, "FULL").set("MOST", most_shown);
    values.set("TASKS", table_of(request, tasks, true));
    return web::desk_response(request, {request.ui.messages.get("vi", "documents.task.list"), "van-ban"},
                              web::render_part(request.ui, "features/documents/templates/desk/tasks.tpl", values));
}

http::Response document_tasks_page(const web::DeskRequest& request, const publication::EditionView& view, const TaskTyped& typed)
{
    view::Values values;
    web::set_problems(values, request.ui, typed.error);
    add_fields(values, request, typed);
    const std::string document = edition_path(request, view.edition.id);
    values.set("HERE", document + "/nhiem-vu").set("DOCUMENT_HREF", document).set("DOCUMENT", view.edition.content.title);
    values.set("FORM", std::to_string(web::form_id(request.form.fields)));
    request.core().read([&](db::Connection& core) {
        values.set("TASKS", table_of(request, tasks_of(core, view.item.id), false));
        values.show_if(may_give(core, request.actor, request.site_id()), "MAY_GIVE");
    });
    return web::desk_response(request, {request.ui.messages.get("vi", "documents.task.list"), "van-ban"},
                              web::render_part(request.ui, "features/documents/templates/desk/document_tasks.tpl", values),
                              typed.status);
}

http::Response task_page(const web::DeskRequest& request, const Task& task, const TaskTyped& typed)
{
    view::Values values;
    web::set_problems(values, request.ui, typed.error);
    add_fields(values, request, typed);
    web::set_field(values, request.ui, "note", request.form.fields.get("note"), typed.error);
    values.set("HERE", task_path(request, task.id)).set("VERSION", task.version).set("LIST", request.site_path("nhiem-vu"));
    values.set("TASK_WORK", task.text.work).set("TASK_ASSIGNEE", task.text.assignee).set("DOCUMENT", task.document);
    add_state(values, request, task);
    request.core().read([&](db::Connection& core) {
        values.set("DOCUMENT_HREF", document_path(request, core, task.item));
        add_acts(values, request, core, task);
        add_history(values, request, core, task.id);
    });
    return web::desk_response(request, {request.ui.messages.get("vi", "documents.task.one"), "van-ban"},
                              web::render_part(request.ui, "features/documents/templates/desk/task.tpl", values), typed.status);
}

}   // namespace tantrao::documents
