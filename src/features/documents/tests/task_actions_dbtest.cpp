// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_actions.hpp"
#include "features/documents/task_store.hpp"
#include "features/documents/tests/store_test.hpp"
#include "platform/audit/audit.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using access::Level;
using testing::ElementsAre;
using testing::IsEmpty;

class Tasks : public DocumentsStoreTest {
  protected:
    void SetUp() override
    {
        DocumentsStoreTest::SetUp();
        writer_ = person(1, Level::update);
        head_ = person(2, Level::moderate);
        edition_ = begin_directive(writer_).edition;
    }
    access::Actor person(std::int64_t id, Level level) const
    {
        return {AccountId{id}, "Người " + std::to_string(id), {{id * 10, AccountId{id}, site_, level, {}}}, false};
    }
    publication::Acting as(const access::Actor& actor) const { return {actor, clock_.now(), "thu"}; }
    TaskId give(const std::string& due_on, std::int64_t id = new_id())
    {
        const auto view = ask([&](db::Connection& core) { return publication::view_of(core, site_, edition_); }).value();
        return act([&](db::Transaction& tx) {
                   return give_task(tx, as(writer_), view, TaskId{id}, {"Rà soát thủ tục", "Sở Nội vụ", due_on});
               })
            .value();
    }
    Task task(TaskId id)
    {
        return ask([&](db::Connection& core) { return find_task(core, site_, id).value(); });
    }
    std::string move(const access::Actor& actor, TaskId id, TaskEvent event, const std::string& note = "")
    {
        const auto seen = task(id).version;
        return code_of(act([&](db::Transaction& tx) { return move_task(tx, as(actor), site_, id, seen, event, note); }));
    }
    static std::string code_of(const Result<void>& result)
    {
        return result ? "" : result.error().fields.empty() ? result.error().code : result.error().fields.front().code;
    }
    std::vector<std::string> events(TaskId id)
    {
        std::vector<std::string> names;
        for (const auto& line : ask([&](db::Connection& core) { return history_of(core, id); }))
            names.push_back(line.event + (line.note.empty() ? "" : ": " + line.note));
        return names;
    }
    std::int64_t log_rows()
    {
        return static_cast<std::int64_t>(ask([](db::Connection& core) { return newsstand::entries_after(core, 0); }).size());
    }
    std::vector<TaskId> listed(TaskList list)
    {
        std::vector<TaskId> ids;
        for (const Task& each :
             ask([&](db::Connection& core) { return tasks_in(core, site_, list, civil_date(clock_.now()), 10); }))
            ids.push_back(each.id);
        return ids;
    }

    EditionId edition_;
    access::Actor writer_, head_;
};

TEST_P(Tasks, AreReportedByOnePersonAndAcceptedByAnother)
{
    const TaskId id = give("2026-01-01");
    EXPECT_EQ(task(id).document, "Chỉ thị 05/CT-UBND");
    EXPECT_EQ(move(writer_, id, TaskEvent::report), "documents.task.note.missing");
    clock_.advance(days_us(1));
    EXPECT_EQ(move(writer_, id, TaskEvent::report, "Đã công bố danh mục"), "");
    EXPECT_EQ(task(id).state, TaskState::reported);
    EXPECT_EQ(move(writer_, id, TaskEvent::accept), "access.denied");
    EXPECT_EQ(move(head_, id, TaskEvent::send_back, "Thiếu hai thủ tục"), "");
    EXPECT_EQ(task(id).finished_on, "") << "not finished after all";
    clock_.advance(days_us(1));
    EXPECT_EQ(move(writer_, id, TaskEvent::report, "Đã bổ sung"), "");
    clock_.advance(days_us(9));
    EXPECT_EQ(move(head_, id, TaskEvent::accept), "");
    EXPECT_EQ(task(id).state, TaskState::done);
    EXPECT_EQ(task(id).finished_on, "2026-01-03") << "the day it was reported";
    EXPECT_TRUE(is_late(task(id)));
    EXPECT_EQ(move(head_, id, TaskEvent::accept), "documents.task.state");
    EXPECT_THAT(events(id), ElementsAre("accept", "report: Đã bổ sung", "send_back: Thiếu hai thủ tục",
                                        "report: Đã công bố danh mục", "give"));
    const auto audited = ask([&](db::Connection& core) { return audit::lines_of(core, site_, {}, 0, 20); });
    EXPECT_EQ(audited.front().action, "documents.task.accept");
    EXPECT_EQ(audited.front().subject_id, id.value);
}

TEST_P(Tasks, TellReadersOnlyWhereTheyArePublic)
{
    const TaskId id = give("");
    const auto before = log_rows();
    EXPECT_EQ(move(writer_, id, TaskEvent::show), "access.denied");
    EXPECT_EQ(move(writer_, id, TaskEvent::report, "Xong"), "");
    EXPECT_EQ(log_rows(), before);
    EXPECT_EQ(move(head_, id, TaskEvent::show), "");
    EXPECT_EQ(move(head_, id, TaskEvent::accept), "");
    EXPECT_EQ(move(head_, id, TaskEvent::hide), "");
    EXPECT_EQ(log_rows(), before + 3);
    EXPECT_EQ(move(head_, id, TaskEvent::reopen, "Làm tiếp"), "");
    EXPECT_EQ(log_rows(), before + 3);
}

TEST_P(Tasks, AreChangedByWhomTheVersionBelongsTo)
{
    const TaskId id = give("2026-01-05");
    const auto change = [&](const access::Actor& actor, std::int64_t seen, const std::string& due_on) {
        return code_of(act([&](db::Transaction& tx) {
            return change_task(tx, as(actor), site_, id, seen, {"Rà soát hết thủ tục", "Sở Nội vụ", due_on});
        }));
    };
    EXPECT_EQ(change(writer_, 1, "2026-02-05"), "");
    EXPECT_EQ(change(writer_, 1, "2026-03-05"), "form.stale");
    EXPECT_EQ(change(writer_, 2, "mai"), "documents.date.unreadable");
    EXPECT_EQ(change(writer_, 2, "2011-06-02"), "documents.task.due_on.before_issue");
    EXPECT_EQ(task(id).text.due_on, "2026-02-05");
    EXPECT_THAT(events(id), ElementsAre("change: 05/01/2026 → 05/02/2026", "give"));
    EXPECT_EQ(move(head_, id, TaskEvent::show), "");
    EXPECT_EQ(change(writer_, 3, "2026-03-05"), "access.denied") << "readers see it";
    EXPECT_EQ(change(head_, 3, "2026-03-05"), "");
}

TEST_P(Tasks, AreListedByTheirDay)
{
    clock_.set(parse_instant("2026-03-10").value());
    const TaskId none = give(""), late = give("2026-03-09"), today = give("2026-03-10"), closed = give("2026-01-01");
    EXPECT_EQ(move(head_, closed, TaskEvent::cancel, "Đã có chỉ thị mới"), "");
    EXPECT_THAT(listed(TaskList::under_way), ElementsAre(late, today, none));
    EXPECT_THAT(listed(TaskList::overdue), ElementsAre(late));
    EXPECT_THAT(listed(TaskList::closed), ElementsAre(closed));
    EXPECT_THAT(listed(TaskList::reported), IsEmpty());
    EXPECT_EQ(move(writer_, late, TaskEvent::report, "Xong"), "");
    EXPECT_THAT(listed(TaskList::reported), ElementsAre(late));
    EXPECT_THAT(listed(TaskList::overdue), IsEmpty());
}

TEST_P(Tasks, AFormSentTwiceGivesOne)
{
    const std::int64_t form = new_id();
    EXPECT_EQ(give("", form), give("", form));
    EXPECT_EQ(listed(TaskList::under_way).size(), 1U);
}

TEST_P(Tasks, BelongToTheirSite)
{
    const TaskId id = give("");
    const auto stranger =
        access::Actor{AccountId{3}, "Người lạ", {{30, AccountId{3}, SiteId{site_.value + 1}, Level::administer, {}}}, false};
    EXPECT_EQ(move(stranger, id, TaskEvent::report, "Xong"), "access.denied");
    EXPECT_EQ(code_of(act([&](db::Transaction& tx) {
                  return move_task(tx, as(head_), SiteId{site_.value + 1}, id, 1, TaskEvent::report, "Xong");
              })),
              "documents.task.unknown");
}

TANTRAO_ON_ALL_STORES(Tasks);

}   // namespace
}   // namespace tantrao::documents
