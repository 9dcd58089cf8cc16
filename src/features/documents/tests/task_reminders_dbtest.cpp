// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_reminders.hpp"
#include "features/documents/tests/store_test.hpp"
#include "platform/identity/identity.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using access::Level;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class TaskReminders : public DocumentsStoreTest {
  protected:
    void SetUp() override
    {
        DocumentsStoreTest::SetUp();
        on("2026-03-10");
        admin_ = person("q@vidu.example", Level::administer);
        person("k@vidu.example", Level::moderate);
        person("c@vidu.example", Level::update);
        item_ = begin_directive(access::system_actor()).item;
    }
    template <class Change>
    void change(Change&& what)
    {
        ASSERT_TRUE(act([&](db::Transaction& tx) -> Result<void> {
            what(tx);
            return {};
        }));
    }
    void on(std::string_view day) { clock_.set(parse_instant(day).value() + hours_us(8)); }
    AccountId person(const std::string& email, Level level, CategoryId category = {})
    {
        const auto id =
            identity::create_account(store(), clock_.now(), {email, "Người thử", "mat khau de thu nghiem", false}).value();
        change([&](auto& tx) { access::grant(tx, clock_.now(), id, site_, level, category, id); });
        return id;
    }
    Task give(std::string due_on, TaskState state = TaskState::open)
    {
        Task task;
        task.id = TaskId{new_id()};
        task.item = item_;
        task.site = site_;
        task.document = "Chỉ thị 05/CT-UBND";
        task.text = {"Rà soát thủ tục", "Sở Nội vụ", std::move(due_on)};
        task.state = state;
        task.version = 1;
        change([&](auto& tx) { insert_task(tx, task); });
        return task;
    }
    void update(Task& task)
    {
        change([&](auto& tx) { EXPECT_TRUE(update_task(tx, task, task.version)); });
        ++task.version;
    }
    std::map<AccountId, std::vector<Reminder>> due()
    {
        return ask([&](db::Connection& core) { return reminders_due(core, clock_.now()); });
    }
    // A round that notes what is due; whom it tells.
    std::vector<AccountId> round()
    {
        std::vector<AccountId> people;
        for (const auto& [account, reminders] : due()) {
            people.push_back(account);
            for (const Reminder& one : reminders)
                change([&, account = account](auto& tx) { note_reminder(tx, account, one, civil_date(clock_.now())); });
        }
        return people;
    }
    // What lies ready for the person's mail, and takes it away as sent.
    std::vector<std::pair<TaskId, bool>> sent_to(AccountId account)
    {
        std::vector<std::pair<TaskId, bool>> told;
        for (const Reminder& one : ask([&](db::Connection& core) { return unsent_reminders(core, account); })) {
            told.emplace_back(one.task.id, one.is_after);
            change([&](auto& tx) { set_sent(tx, account, one, civil_date(clock_.now())); });
        }
        return told;
    }
    std::vector<std::pair<TaskId, bool>> told(AccountId account)
    {
        round();
        return sent_to(account);
    }

    AccountId admin_;
    ItemId item_;
};

TEST_P(TaskReminders, TellOnceThreeDaysBeforeAndOnceAfterTheDay)
{
    const Task task = give("2026-03-14");
    EXPECT_THAT(told(admin_), IsEmpty()) << "four days before";
    on("2026-03-11");
    EXPECT_THAT(round(), ElementsAre(admin_)) << "nobody but those who administer the site";
    EXPECT_THAT(sent_to(admin_), ElementsAre(std::pair(task.id, false)));
    for (const char* day : {"2026-03-11", "2026-03-12", "2026-03-14"}) {
        on(day);
        EXPECT_THAT(told(admin_), IsEmpty()) << day;
    }
    on("2026-03-15");
    EXPECT_THAT(told(admin_), ElementsAre(std::pair(task.id, true)));
    for (const char* day : {"2026-03-15", "2026-03-16", "2026-03-21", "2026-03-22", "2026-05-01"}) {
        on(day);
        EXPECT_THAT(told(admin_), IsEmpty()) << day;
    }
}

TEST_P(TaskReminders, AllOfADayAreOneMail)
{
    const Task soon = give("2026-03-12"), late = give("2026-03-09");
    give("2026-03-08", TaskState::reported);
    give("");
    give("2026-03-12", TaskState::done);
    give("2026-03-09", TaskState::cancelled);
    EXPECT_THAT(round(), ElementsAre(admin_));
    const Task more = give("2026-03-11");
    EXPECT_THAT(due(), IsEmpty()) << "the mail of the day is on its way";
    EXPECT_THAT(sent_to(admin_), UnorderedElementsAre(std::pair(soon.id, false), std::pair(late.id, true)));
    EXPECT_THAT(due(), IsEmpty()) << "the mail of the day has been sent";
    on("2026-03-11");
    EXPECT_THAT(told(admin_), ElementsAre(std::pair(more.id, false)));
}

TEST_P(TaskReminders, WhatWasNotSentGoesWithTheMailOfTheNextDay)
{
    const Task first = give("2026-03-13");
    round();
    on("2026-03-11");
    const Task second = give("2026-03-14");
    EXPECT_THAT(round(), ElementsAre(admin_));
    EXPECT_THAT(sent_to(admin_), ElementsAre(std::pair(first.id, false), std::pair(second.id, false)));
    on("2026-03-12");
    EXPECT_THAT(told(admin_), IsEmpty());
}

TEST_P(TaskReminders, ANewDayOfATaskIsToldAgainAndItsOldOneNoMore)
{
    Task task = give("2026-03-12");
    EXPECT_THAT(told(admin_), ElementsAre(std::pair(task.id, false)));
    task.text.due_on = "2026-03-20";
    update(task);
    on("2026-03-13");
    EXPECT_THAT(told(admin_), IsEmpty()) << "its old day is over";
    on("2026-03-17");
    EXPECT_THAT(told(admin_), ElementsAre(std::pair(task.id, false)));
    task.state = TaskState::done;
    update(task);
    on("2026-03-21");
    EXPECT_THAT(told(admin_), IsEmpty());
}

TEST_P(TaskReminders, AfterALongTimeWithoutTheProgramOnlyTheLastWeekIsTold)
{
    give("2026-03-02");
    const Task task = give("2026-03-03");
    EXPECT_THAT(told(admin_), ElementsAre(std::pair(task.id, true)));
}

TEST_P(TaskReminders, NobodyIsToldWhoCannotSignInOrHasNoPowerOnTheSite)
{
    give("2026-03-12");
    const auto category = ask([&](db::Connection& core) { return category_for(core, site_).value(); });
    person("m@vidu.example", Level::administer, category);   // of a category only
    const AccountId second = person("h@vidu.example", Level::administer);
    change([&](auto& tx) { ASSERT_TRUE(identity::set_active(tx, second, false)); });
    EXPECT_THAT(round(), ElementsAre(admin_));
    on("2026-03-11");
    change([&](auto& tx) {
        ASSERT_TRUE(identity::set_active(tx, second, true));
        for (const access::Grant& grant : access::grants_of(tx.db(), admin_))
            ASSERT_TRUE(access::revoke(tx, clock_.now(), grant.id, site_));
    });
    EXPECT_THAT(round(), ElementsAre(second)) << "who has the power now is told what they have not been told";
}

TEST_P(TaskReminders, AreForgottenByTheirDay)
{
    give("2026-03-12");
    told(admin_);
    const auto rows = [&] {
        return ask([](db::Connection& core) { return core.number("SELECT count(*) FROM document_task_reminders"); });
    };
    change([&](auto& tx) { remove_reminders_before(tx, "2026-03-10"); });
    EXPECT_EQ(rows(), 1);
    change([&](auto& tx) { remove_reminders_before(tx, "2026-03-11"); });
    EXPECT_EQ(rows(), 0);
}

TANTRAO_ON_ALL_STORES(TaskReminders);

}   // namespace
}   // namespace tantrao::documents
