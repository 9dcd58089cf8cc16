// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task.hpp"
#include "features/documents/task_views.hpp"

#include <gmock/gmock.h>
#include <set>
#include <stdexcept>

namespace tantrao::documents {
namespace {

using testing::UnorderedElementsAre;

std::set<std::string_view> events_from(TaskState state)
{
    std::set<std::string_view> events;
    for (const TaskMove& move : task_moves())
        if (move.from == state)
            events.insert(name_of(move.event));
    return events;
}

TEST(Task, MovesFromStateToState)
{
    EXPECT_THAT(events_from(TaskState::open), UnorderedElementsAre("change", "report", "cancel", "show", "hide"));
    EXPECT_THAT(events_from(TaskState::reported), UnorderedElementsAre("accept", "send_back", "cancel", "show", "hide"));
    EXPECT_THAT(events_from(TaskState::done), UnorderedElementsAre("reopen", "show", "hide"));
    EXPECT_THAT(events_from(TaskState::cancelled), UnorderedElementsAre("reopen", "show", "hide"));
    EXPECT_EQ(find_task_move(TaskState::open, TaskEvent::accept), nullptr) << "nothing is done before somebody says so";
    EXPECT_EQ(find_task_move(TaskState::done, TaskEvent::change), nullptr);
}

TEST(Task, ReportingIsForWritersDecidingForOthers)
{
    Task task;
    EXPECT_EQ(power_for(task, *find_task_move(TaskState::open, TaskEvent::report)), "documents.write");
    EXPECT_EQ(power_for(task, *find_task_move(TaskState::open, TaskEvent::change)), "documents.write");
    EXPECT_EQ(power_for(task, *find_task_move(TaskState::open, TaskEvent::show)), "documents.tasks");
    task.is_public = true;
    EXPECT_EQ(power_for(task, *find_task_move(TaskState::open, TaskEvent::change)), "documents.tasks") << "readers see it";
    EXPECT_EQ(power_for(task, *find_task_move(TaskState::open, TaskEvent::report)), "documents.write");
}

TEST(Task, IsOverdueTheDayAfterItsDay)
{
    Task task;
    EXPECT_FALSE(is_overdue(task, "2026-03-06")) << "it has no day";
    task.text.due_on = "2026-03-05";
    EXPECT_FALSE(is_overdue(task, "2026-03-05"));
    EXPECT_TRUE(is_overdue(task, "2026-03-06"));
    EXPECT_FALSE(is_late(task)) << "nobody reported it";
}

TEST(Task, ThatWasReportedIsNotOverdueButMayBeLate)
{
    for (const TaskState state : {TaskState::reported, TaskState::done}) {
        Task task;
        task.state = state;
        task.text.due_on = "2026-03-05";
        task.finished_on = "2026-03-05";
        EXPECT_FALSE(is_overdue(task, "2026-03-06"));
        EXPECT_FALSE(is_late(task));
        task.finished_on = "2026-03-06";
        EXPECT_TRUE(is_late(task));
    }
}

TEST(Task, ItsSectionHoldsUntilTheNextDay)
{
    Task first, second, reported, done;
    reported.state = TaskState::reported;
    reported.text.due_on = "2026-03-06";
    first.text.due_on = "2026-03-09";
    second.text.due_on = "2026-03-07";
    done.state = TaskState::done;
    done.text.due_on = "2026-03-06";
    EXPECT_EQ(tasks_hold_until({first, second, reported, done}, "2026-03-05"), parse_instant("2026-03-08").value());
    EXPECT_EQ(tasks_hold_until({first, second, reported, done}, "2026-03-08"), parse_instant("2026-03-10").value());
    EXPECT_EQ(tasks_hold_until({first, second, reported, done}, "2026-03-10"), Instant{});
}

TEST(Task, NamesAreThoseOfTheTables)
{
    for (const TaskState state : {TaskState::open, TaskState::reported, TaskState::done, TaskState::cancelled})
        EXPECT_EQ(task_state_of(name_of(state)), state);
    EXPECT_THROW(task_state_of("lost"), std::logic_error);
    EXPECT_EQ(task_event_of("send_back"), TaskEvent::send_back);
    EXPECT_FALSE(task_event_of("steal"));
}

TEST(Task, TellsAllThatIsWrong)
{
    const auto wrong = checked(TaskText{" \n", "", "2026-02-30"}, "2026-01-01");
    ASSERT_FALSE(wrong);
    std::vector<std::string> fields;
    for (const FieldError& field : wrong.error().fields)
        fields.push_back(field.field);
    EXPECT_THAT(fields, UnorderedElementsAre("work", "assignee", "due_on"));
    EXPECT_FALSE(checked(TaskText{std::string(2001, 'x'), "Sở", ""}, ""));
    EXPECT_EQ(checked(TaskText{"Rà soát", "Sở", " 05/03/2026 "}, "2026-03-05").value().due_on, "2026-03-05");
    const auto right = checked(TaskText{"  Rà soát\r\nthủ tục ", " Sở   Nội vụ", ""}, "2026-01-01");
    ASSERT_TRUE(right);
    const auto early = checked(TaskText{"Rà soát", "Sở", "04/03/2026"}, "2026-03-05");
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().fields.front().field, "due_on");
    EXPECT_EQ(early.error().fields.front().code, "documents.task.due_on.before_issue");
    EXPECT_EQ(right.value().work, "Rà soát\nthủ tục");
    EXPECT_EQ(right.value().assignee, "Sở Nội vụ");
}

}   // namespace
}   // namespace tantrao::documents
