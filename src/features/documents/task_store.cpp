// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_store.hpp"
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

constexpr std::string_view columns =
    "id, item_id, site_id, document, work, assignee, due_on, state, finished_on, is_public, version";

// Of the columns.
Task task_in(const db::Row& row)
{
    return {row.id<TaskId>(0),          row.id<ItemId>(1), row.id<SiteId>(2), row.str(3), {row.str(4), row.str(5), row.str(6)},
            task_state_of(row.text(7)), row.str(8),        row.flag(9),       row.i64(10)};
}

std::vector<Task> closed_tasks(db::Connection& core, SiteId site, int limit)
{
    static const std::string sql =
        fmt::format("SELECT {} FROM document_tasks WHERE site_id = :site AND state IN ('done', 'cancelled') "
                    "ORDER BY id DESC LIMIT :limit",
                    columns);
    return core.all(sql, {{"site", site}, {"limit", limit}}, task_in);
}

}   // namespace

std::optional<Task> find_task(db::Connection& core, SiteId site, TaskId id)
{
    static const std::string sql = fmt::format("SELECT {} FROM document_tasks WHERE id = :id AND site_id = :site", columns);
    return core.first(sql, {{"id", id}, {"site", site}}, task_in);
}

std::vector<Task> tasks_of(db::Connection& core, ItemId item)
{
    static const std::string sql = fmt::format("SELECT {} FROM document_tasks WHERE item_id = :item ORDER BY id", columns);
    return core.all(sql, {{"item", item}}, task_in);
}

std::vector<Task> tasks_in(db::Connection& core, SiteId site, TaskList list, std::string_view today, int limit)
{
    static const std::string sql =
        fmt::format("SELECT {} FROM document_tasks WHERE site_id = :site AND state IN (:first, :second) AND due_on >= :from "
                    "AND due_on < :before ORDER BY CASE WHEN due_on = '' THEN 1 ELSE 0 END, due_on, id LIMIT :limit",
                    columns);
    if (list == TaskList::closed)
        return closed_tasks(core, site, limit);
    const bool overdue = list == TaskList::overdue;
    return core.all(sql,
                    {{"site", site},
                     {"first", name_of(list == TaskList::reported ? TaskState::reported : TaskState::open)},
                     {"second", name_of(overdue ? TaskState::open : TaskState::reported)},
                     {"from", overdue ? "0" : ""},
                     {"before", overdue ? today : "9999-12-31"},
                     {"limit", limit}},
                    task_in);
}

std::vector<TaskHistoryLine> history_of(db::Connection& core, TaskId id)
{
    return core.all("SELECT e.at, coalesce(a.name, ''), e.event, e.note FROM document_task_events e "
                    "LEFT JOIN accounts a ON a.id = e.actor_id WHERE e.task_id = :id ORDER BY e.at DESC, e.id DESC",
                    {{"id", id}}, [](const db::Row& row) {
                        return TaskHistoryLine{row.instant(0), row.str(1), row.str(2), row.str(3)};
                    });
}

std::vector<Task> tasks_due_between(db::Connection& core, std::string_view first, std::string_view last)
{
    static const std::string sql =
        fmt::format("SELECT {} FROM document_tasks WHERE state = 'open' AND due_on >= :first AND due_on <= :last "
                    "ORDER BY site_id, due_on, id",
                    columns);
    return core.all(sql, {{"first", first}, {"last", last}}, task_in);
}

bool was_told(db::Connection& core, AccountId account, const Reminder& reminder)
{
    return core.number("SELECT count(*) FROM document_task_reminders WHERE account_id = :account AND task_id = :task "
                       "AND due_on = :due AND is_after = :after AND is_sent = 1",
                       {{"account", account},
                        {"task", reminder.task.id},
                        {"due", reminder.due_on},
                        {"after", reminder.is_after ? 1 : 0}}) > 0;
}

bool was_told_on(db::Connection& core, AccountId account, std::string_view day)
{
    return core.number("SELECT count(*) FROM document_task_reminders WHERE account_id = :account AND told_on = :day",
                       {{"account", account}, {"day", day}}) > 0;
}

std::vector<Reminder> unsent_reminders(db::Connection& core, AccountId account)
{
    return core.all(
        "SELECT t.id, t.item_id, t.site_id, t.document, t.work, t.assignee, t.due_on, t.state, t.finished_on, t.is_public, "
        "t.version, r.due_on, r.is_after FROM document_task_reminders r JOIN document_tasks t ON t.id = r.task_id "
        "WHERE r.account_id = :account AND r.is_sent = 0 ORDER BY r.due_on, r.task_id, r.is_after",
        {{"account", account}}, [](const db::Row& row) {
            return Reminder{task_in(row), row.str(11), row.flag(12)};
        });
}

void note_reminder(db::Transaction& tx, AccountId account, const Reminder& reminder, std::string_view day)
{
    tx->exec("INSERT INTO document_task_reminders (account_id, task_id, due_on, is_after, told_on, is_sent) "
             "VALUES (:account, :task, :due, :after, :day, 0) "
             "ON CONFLICT (account_id, task_id, due_on, is_after) DO UPDATE SET told_on = :day",
             {{"account", account},
              {"task", reminder.task.id},
              {"due", reminder.due_on},
              {"after", reminder.is_after ? 1 : 0},
              {"day", day}});
}

void set_sent(db::Transaction& tx, AccountId account, const Reminder& reminder, std::string_view day)
{
    tx->exec("UPDATE document_task_reminders SET is_sent = 1, told_on = :day WHERE account_id = :account AND task_id = :task "
             "AND due_on = :due AND is_after = :after",
             {{"day", day},
              {"account", account},
              {"task", reminder.task.id},
              {"due", reminder.due_on},
              {"after", reminder.is_after ? 1 : 0}});
}

void remove_reminders_before(db::Transaction& tx, std::string_view day)
{
    tx->exec("DELETE FROM document_task_reminders WHERE told_on < :day", {{"day", day}});
}

void insert_task(db::Transaction& tx, const Task& task)
{
    tx->exec(
        "INSERT INTO document_tasks (id, item_id, site_id, document, work, assignee, due_on, state, finished_on, is_public, version) "
        "VALUES (:id, :item, :site, :document, :work, :assignee, :due, :state, :finished, :public, :version)",
        {{"id", task.id},
         {"item", task.item},
         {"site", task.site},
         {"document", task.document},
         {"work", task.text.work},
         {"assignee", task.text.assignee},
         {"due", task.text.due_on},
         {"state", name_of(task.state)},
         {"finished", task.finished_on},
         {"public", task.is_public ? 1 : 0},
         {"version", task.version}});
}

bool update_task(db::Transaction& tx, const Task& task, std::int64_t seen)
{
    return tx->exec("UPDATE document_tasks SET work = :work, assignee = :assignee, due_on = :due, state = :state, "
                    "finished_on = :finished, is_public = :public, version = version + 1 WHERE id = :id AND version = :seen",
                    {{"work", task.text.work},
                     {"assignee", task.text.assignee},
                     {"due", task.text.due_on},
                     {"state", name_of(task.state)},
                     {"finished", task.finished_on},
                     {"public", task.is_public ? 1 : 0},
                     {"id", task.id},
                     {"seen", seen}}) == 1;
}

void add_task_event(db::Transaction& tx, TaskId id, Instant at, AccountId actor, TaskEvent event, std::string_view note)
{
    tx->exec(
        "INSERT INTO document_task_events (id, task_id, at, actor_id, event, note) VALUES (:id, :task, :at, :actor, :event, :note)",
        {{"id", new_id()}, {"task", id}, {"at", at}, {"actor", actor}, {"event", name_of(event)}, {"note", note}});
}

}   // namespace tantrao::documents
