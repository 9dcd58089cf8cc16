// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task.hpp"
#include "base/problems.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "base/written_day.hpp"
#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace tantrao::documents {
namespace {

constexpr std::size_t longest_work = 2000, longest_assignee = 300;

constexpr std::array<std::string_view, 4> state_names{"open", "reported", "done", "cancelled"};
constexpr std::array<std::string_view, 9> event_names{"give",   "change", "report", "accept", "send_back",
                                                      "cancel", "reopen", "show",   "hide"};
constexpr std::string_view write = "documents.write", decide = "documents.tasks";

constexpr std::array moves{
    TaskMove{TaskState::open, TaskEvent::change, TaskState::open, write},
    TaskMove{TaskState::open, TaskEvent::report, TaskState::reported, write, true},
    TaskMove{TaskState::reported, TaskEvent::accept, TaskState::done, decide},
    TaskMove{TaskState::reported, TaskEvent::send_back, TaskState::open, decide, true},
    TaskMove{TaskState::open, TaskEvent::cancel, TaskState::cancelled, decide, true},
    TaskMove{TaskState::reported, TaskEvent::cancel, TaskState::cancelled, decide, true},
    TaskMove{TaskState::done, TaskEvent::reopen, TaskState::open, decide, true},
    TaskMove{TaskState::cancelled, TaskEvent::reopen, TaskState::open, decide, true},
    TaskMove{TaskState::open, TaskEvent::show, TaskState::open, decide},
    TaskMove{TaskState::reported, TaskEvent::show, TaskState::reported, decide},
    TaskMove{TaskState::done, TaskEvent::show, TaskState::done, decide},
    TaskMove{TaskState::cancelled, TaskEvent::show, TaskState::cancelled, decide},
    TaskMove{TaskState::open, TaskEvent::hide, TaskState::open, decide},
    TaskMove{TaskState::reported, TaskEvent::hide, TaskState::reported, decide},
    TaskMove{TaskState::done, TaskEvent::hide, TaskState::done, decide},
    TaskMove{TaskState::cancelled, TaskEvent::hide, TaskState::cancelled, decide},
};

}   // namespace

std::string_view name_of(TaskState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::string_view name_of(TaskEvent event) { return event_names.at(static_cast<std::size_t>(event)); }

TaskState task_state_of(std::string_view name)
{
    const auto found = std::ranges::find(state_names, name);
    if (found == state_names.end())
        throw std::logic_error("unknown state of a task: " + std::string(name));
    return static_cast<TaskState>(found - state_names.begin());
}

std::optional<TaskEvent> task_event_of(std::string_view name)
{
    const auto found = std::ranges::find(event_names, name);
    return found == event_names.end() ? std::nullopt : std::optional(static_cast<TaskEvent>(found - event_names.begin()));
}

std::span<const TaskMove> task_moves() { return moves; }

const TaskMove* find_task_move(TaskState from, TaskEvent event)
{
    const auto found =
        std::ranges::find_if(moves, [&](const TaskMove& move) { return move.from == from && move.event == event; });
    return found == moves.end() ? nullptr : &*found;
}

std::string_view power_for(const Task& task, const TaskMove& move)
{
    return task.is_public && move.event == TaskEvent::change ? decide : move.power;
}

bool is_overdue(const Task& task, std::string_view today)
{
    return task.state == TaskState::open && !task.text.due_on.empty() && task.text.due_on < today;
}

bool is_late(const Task& task)
{
    const bool is_reported = task.state == TaskState::reported || task.state == TaskState::done;
    return is_reported && !task.text.due_on.empty() && task.finished_on > task.text.due_on;
}

Result<TaskText> checked(TaskText text, std::string_view issued_on)
{
    text.work = text::clean_lines(text.work);
    text.assignee = text::clean_line(text.assignee);
    text.due_on = text::clean_line(text.due_on);
    Problems problems;
    if (text.work.empty())
        problems.add("work", "documents.task.work.missing");
    if (text.assignee.empty())
        problems.add("assignee", "documents.task.assignee.missing");
    if (text::length(text.work) > longest_work)
        problems.add("work", "documents.task.work.too_long", {std::to_string(longest_work)});
    if (text::length(text.assignee) > longest_assignee)
        problems.add("assignee", "documents.task.assignee.too_long", {std::to_string(longest_assignee)});
    if (std::string day = day_in(text.due_on); !day.empty())
        text.due_on = std::move(day);
    else if (!text.due_on.empty())
        problems.add("due_on", "documents.date.unreadable", {text::shorten(text.due_on, 40)});
    if (is_civil_date(text.due_on) && text.due_on < issued_on)
        problems.add("due_on", "documents.task.due_on.before_issue",
                     {format_civil_date(text.due_on), format_civil_date(issued_on)});
    if (!problems.none())
        return problems.error();
    return text;
}

}   // namespace tantrao::documents
