// All SQL of tasks on core.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "db/store.hpp"
#include "features/documents/task.hpp"
#include <vector>

namespace tantrao::documents {

std::optional<Task> find_task(db::Connection& core, SiteId site, TaskId id);
std::vector<Task> tasks_of(db::Connection& core, ItemId item);   // in the order they were given

// What a list of the site's tasks shows.
enum class TaskList { under_way, overdue, reported, closed };
// By their day, those without one last; closed ones newest first. `today`: a civil date.
std::vector<Task> tasks_in(db::Connection& core, SiteId site, TaskList list, std::string_view today, int limit);

struct TaskHistoryLine {
    Instant at;
    std::string actor, event, note;
};
std::vector<TaskHistoryLine> history_of(db::Connection& core, TaskId id);   // newest first

// Of all sites: tasks under way whose day is one of these, by site.
std::vector<Task> tasks_due_between(db::Connection& core, std::string_view first, std::string_view last);

// That a person is told of a task: before its day or after it. Of a task that got another day they are told again.
struct Reminder {
    Task task;            // as it is now
    std::string due_on;   // as it was when it was noted
    bool is_after = false;
};
bool was_told(db::Connection& core, AccountId account, const Reminder& reminder);
bool was_told_on(db::Connection& core, AccountId account, std::string_view day);   // of anything, or it is on its way
std::vector<Reminder> unsent_reminders(db::Connection& core, AccountId account);

// --- used by task_reminders only ---
void note_reminder(db::Transaction& tx, AccountId account, const Reminder& reminder, std::string_view day);
void set_sent(db::Transaction& tx, AccountId account, const Reminder& reminder, std::string_view day);
void remove_reminders_before(db::Transaction& tx, std::string_view day);

// --- used by task_actions only ---
void insert_task(db::Transaction& tx, const Task& task);
// Writes text, state, day and publicity if the version is still the seen one; false if it is not.
bool update_task(db::Transaction& tx, const Task& task, std::int64_t seen);
void add_task_event(db::Transaction& tx, TaskId id, Instant at, AccountId actor, TaskEvent event, std::string_view note);

}   // namespace tantrao::documents
