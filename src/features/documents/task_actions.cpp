// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_actions.hpp"
#include "base/text.hpp"
#include "features/documents/document_actions.hpp"
#include "features/documents/task_store.hpp"
#include "platform/audit/audit.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

constexpr std::size_t longest_note = 2000;

// Powers are asked for the category in which the site's documents stand.
std::vector<CategoryId> path_of_documents(db::Connection& core, SiteId site)
{
    const auto category = category_for(core, site);
    return category ? site::path_in(site::categories_of(core, site), *category) : std::vector<CategoryId>{};
}

void record(db::Transaction& tx, const publication::Acting& acting, const Task& task, TaskEvent event, std::string_view power,
            std::string_view note)
{
    add_task_event(tx, task.id, acting.now, acting.actor.id, event, note);
    const std::string action = fmt::format("documents.task.{}", name_of(event));
    audit::Act act;
    act.action = action;
    act.power = power;
    act.site = task.site;
    act.subject_kind = "document_task";
    act.subject_id = task.id.value;
    act.request = acting.request;
    audit::record(tx, acting.now, acting.actor, act);
}

// As its newest edition says; "" where it cannot be read.
std::string day_of_issue(db::Connection& core, ItemId item)
{
    const auto editions = publication::editions_of(core, item);
    if (editions.empty())
        return "";
    const auto document = from_content(editions.front().content);
    return document ? document->issued_on : "";
}

struct Found {
    Task task;
    const TaskMove* move;
    std::string_view power;
};

// The task and the move, if this person may make it.
Result<Found> found(db::Connection& core, const publication::Acting& acting, SiteId site, TaskId id, TaskEvent event)
{
    const auto task = find_task(core, site, id);
    if (!task)
        return Error::not_found("documents.task.unknown");
    const TaskMove* move = find_task_move(task->state, event);
    if (move == nullptr)
        return Error::conflict("documents.task.state");
    const std::string_view power = power_for(*task, *move);
    TANTRAO_TRY(access::require(acting.actor, power, site, path_of_documents(core, site)));
    return Found{*task, move, power};
}

Result<void> store(db::Transaction& tx, const publication::Acting& acting, const Task& task, bool was_public, std::int64_t seen)
{
    if (!update_task(tx, task, seen))
        return Error::conflict("form.stale");
    if (was_public || task.is_public)
        newsstand::append(tx, acting.now, kind, task.item.value);
    return {};
}

}   // namespace

Result<TaskId> give_task(db::Transaction& tx, const publication::Acting& acting, const publication::EditionView& of, TaskId id,
                         const TaskText& text)
{
    constexpr std::string_view power = "documents.write";
    const SiteId site = of.item.site;
    TANTRAO_TRY(access::require(acting.actor, power, site, path_of_documents(tx.db(), site)));
    const Document document = TANTRAO_TRY(from_content(of.edition.content));
    Task task;
    task.text = TANTRAO_TRY(checked(text, document.issued_on));
    if (find_task(tx.db(), site, id))
        return id;
    task.id = id;
    task.item = of.item.id;
    task.site = site;
    task.document = name_of(document);
    task.version = 1;
    insert_task(tx, task);
    record(tx, acting, task, TaskEvent::give, power, "");
    return id;
}

Result<void> change_task(db::Transaction& tx, const publication::Acting& acting, SiteId site, TaskId id, std::int64_t seen,
                         const TaskText& text)
{
    const Found before = TANTRAO_TRY(found(tx.db(), acting, site, id, TaskEvent::change));
    Task task = before.task;
    task.text = TANTRAO_TRY(checked(text, day_of_issue(tx.db(), task.item)));
    TANTRAO_TRY(store(tx, acting, task, task.is_public, seen));
    const std::string& day = before.task.text.due_on;
    record(tx, acting, task, TaskEvent::change, before.power,
           day == task.text.due_on ? "" : fmt::format("{} → {}", format_civil_date(day), format_civil_date(task.text.due_on)));
    return {};
}

Result<void> move_task(db::Transaction& tx, const publication::Acting& acting, SiteId site, TaskId id, std::int64_t seen,
                       TaskEvent event, std::string_view note)
{
    const Found before = TANTRAO_TRY(found(tx.db(), acting, site, id, event));
    const std::string said = text::clean_lines(note);
    if (before.move->wants_note && said.empty())
        return Error::fields_invalid({{"note", "documents.task.note.missing", {}}});
    if (text::length(said) > longest_note)
        return Error::fields_invalid({{"note", "documents.task.note.too_long", {std::to_string(longest_note)}}});
    Task task = before.task;
    task.state = before.move->to;
    if (event == TaskEvent::report)
        task.finished_on = civil_date(acting.now);
    else if (task.state == TaskState::open)
        task.finished_on.clear();
    if (event == TaskEvent::show || event == TaskEvent::hide)
        task.is_public = event == TaskEvent::show;
    TANTRAO_TRY(store(tx, acting, task, before.task.is_public, seen));
    record(tx, acting, task, event, before.power, said);
    return {};
}

bool may_move(db::Connection& core, const access::Actor& actor, const Task& task, TaskEvent event)
{
    const TaskMove* move = find_task_move(task.state, event);
    const bool is_so = (event == TaskEvent::show && task.is_public) || (event == TaskEvent::hide && !task.is_public);
    return move != nullptr && !is_so &&
           access::decide(actor, power_for(task, *move), task.site, path_of_documents(core, task.site)).allowed;
}

bool may_give(db::Connection& core, const access::Actor& actor, SiteId site)
{
    return access::decide(actor, "documents.write", site, path_of_documents(core, site)).allowed;
}

}   // namespace tantrao::documents
