// Tasks that a directive (văn bản chỉ đạo, điều hành) gives: who does what by when, tracked to done. Types and rules without I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/result.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tantrao::documents {

using TaskId = Id<struct TaskTag>;

enum class TaskState { open, reported, done, cancelled };
enum class TaskEvent { give, change, report, accept, send_back, cancel, reopen, show, hide };
std::string_view name_of(TaskState state);        // "open": message "state.open"
std::string_view name_of(TaskEvent event);        // "send_back": message "documents.task.event.send_back"
TaskState task_state_of(std::string_view name);   // of our own tables; throws std::logic_error for an unknown name
// Of a form; nothing for what is none of them.
std::optional<TaskEvent> task_event_of(std::string_view name);

struct TaskText {
    std::string work;       // what is to be done
    std::string assignee;   // an agency, a unit or an office; never a person's name
    std::string due_on;     // YYYY-MM-DD; "" where no day was set
};

struct Task {
    TaskId id;
    ItemId item;   // the document that gives it
    SiteId site;
    std::string document;   // as it was called then: "Chỉ thị 05/CT-UBND"
    TaskText text;
    TaskState state = TaskState::open;
    std::string finished_on;   // the day it was reported done; "" before
    bool is_public = false;    // readers of the document see it with its state
    std::int64_t version = 0;
};

// The moves between states and who may make them. The powers: "documents.write" works on tasks, "documents.tasks" decides about them.
struct TaskMove {
    TaskState from;
    TaskEvent event;
    TaskState to;
    std::string_view power;
    bool wants_note = false;
};
std::span<const TaskMove> task_moves();
const TaskMove* find_task_move(TaskState from, TaskEvent event);   // null if there is none
// Changing a task that readers see needs the power to decide.
std::string_view power_for(const Task& task, const TaskMove& move);

// Whether its day is over and nobody reported it done. `today`: a civil date.
bool is_overdue(const Task& task, std::string_view today);
// Reported done after its day, confirmed or not.
bool is_late(const Task& task);

// Cleaned. `issued_on`: of the document that gives it. Errors per field: "documents.task.work.missing", "documents.task.work.too_long",
// "documents.task.assignee.missing", "documents.task.assignee.too_long", "documents.date.unreadable",
// "documents.task.due_on.before_issue".
Result<TaskText> checked(TaskText text, std::string_view issued_on);

}   // namespace tantrao::documents
