// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/feature.hpp"
#include "features/documents/task_reminders.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class TaskMails : public testing::Test {
  protected:
    void SetUp() override
    {
        portal_.clock().set(parse_instant("2026-03-10").value() + hours_us(8));
        admin_ = portal_.account("q@vidu.example", {{portal_.province(), access::Level::administer}});
    }
    Task give(SiteId site, const std::string& work, const std::string& due_on)
    {
        Document directive = sample_document(portal_.category(site, "tin-tuc"), "05/CT-UBND");
        directive.type = "Chỉ thị";
        Task task;
        task.id = TaskId{new_id()};
        task.item = publish_for_test(portal_, site, directive, "1");
        task.site = site;
        task.document = name_of(directive);
        task.text = {work, "Sở Nội vụ", due_on};
        task.version = 1;
        (void)change([&](db::Transaction& tx) { insert_task(tx, task); });
        return task;
    }
    template <class Change>
    Result<void> change(Change&& what)
    {
        return portal_.core().write([&](db::Transaction& tx) -> Result<void> {
            what(tx);
            return {};
        });
    }
    Result<void> send_to(AccountId account)
    {
        return send_reminder(environment_, account, [&](const mail::Message& message) -> Result<void> {
            if (refusal_)
                return *refusal_;
            letters_.push_back(message);
            return {};
        });
    }
    // What leaves for the person when a round is over.
    std::vector<mail::Message> mails(AccountId account)
    {
        enter_reminders(environment_);
        EXPECT_TRUE(send_to(account));
        return std::exchange(letters_, {});
    }
    std::int64_t waiting()
    {
        return portal_.core().read(
            [](db::Connection& core) { return core.number("SELECT count(*) FROM jobs WHERE kind = 'documents.task_mail'"); });
    }
    void next_day() { portal_.clock().advance(days_us(1)); }

    web::TestPortal portal_{{media::feature(), feature()}};
    web::Environment& environment_ = portal_.environment();
    AccountId admin_;
    std::vector<mail::Message> letters_;
    std::optional<Error> refusal_;
};

TEST_F(TaskMails, OneHoldsAllTasksWithTheirAddressesOnTheDesk)
{
    const Task soon = give(portal_.province(), "Rà soát\nthủ tục", "2026-03-12");
    const Task late = give(portal_.commune(), "Trồng rừng", "2026-03-09");
    (void)change([&](auto& tx) {
        access::grant(tx, portal_.clock().now(), admin_, portal_.commune(), access::Level::administer, {}, admin_);
    });
    const auto letters = mails(admin_);
    ASSERT_THAT(letters, SizeIs(1));
    EXPECT_EQ(letters[0].to, "q@vidu.example");
    EXPECT_EQ(letters[0].subject, "Nhiệm vụ sắp đến hạn và quá hạn, ngày 10/03/2026: 2 nhiệm vụ");
    const std::string& body = letters[0].body;
    EXPECT_THAT(body,
                HasSubstr(fmt::format("SẮP ĐẾN HẠN\n\n- Rà soát thủ tục\n  Đơn vị thực hiện: Sở Nội vụ. Hạn: 12/03/2026. Tình "
                                      "trạng: Đang thực hiện.\n  Chỉ thị 05/CT-UBND, Cổng thông tin điện tử tỉnh Tuyên Quang\n"
                                      "  http://bientap.localhost:8080/tuyen-quang/nhiem-vu/{}\n",
                                      soon.id.value)));
    EXPECT_THAT(body, HasSubstr(fmt::format("http://bientap.localhost:8080/yen-phu/nhiem-vu/{}\n", late.id.value)));
    EXPECT_LT(body.find("ĐÃ QUÁ HẠN"), body.find("Trồng rừng"));
    EXPECT_LT(body.find("Trồng rừng"), body.find("SẮP ĐẾN HẠN"));
    EXPECT_THAT(mails(admin_), IsEmpty()) << "once";
    const auto desk = portal_.sign_in(admin_);
    EXPECT_EQ(portal_.get(desk, fmt::format("/yen-phu/nhiem-vu/{}", late.id.value)).status, 200);
}

TEST_F(TaskMails, BeginAtTheHourOfTheSettings)
{
    give(portal_.province(), "Rà soát", "2026-03-12");
    portal_.clock().set(parse_instant("2026-03-10").value() + hours_us(6) + -1);
    enter_reminders(environment_);
    EXPECT_EQ(waiting(), 0);
    portal_.clock().advance(1);
    enter_reminders(environment_);
    EXPECT_EQ(waiting(), 1);
}

TEST_F(TaskMails, OneThatIsSentAgainIsTheSame)
{
    give(portal_.province(), "Rà soát", "2026-03-12");
    refusal_ = Error::of(ErrorKind::unavailable, "mail.unavailable");
    enter_reminders(environment_);
    EXPECT_FALSE(send_to(admin_)) << "the job is tried again";
    const auto unsent = portal_.core().read([&](db::Connection& core) { return unsent_reminders(core, admin_); });
    const auto before = compose_reminder(environment_, admin_, unsent);
    refusal_.reset();
    EXPECT_TRUE(send_to(admin_));
    ASSERT_THAT(letters_, SizeIs(1));
    EXPECT_EQ(letters_[0].message_id, before->message_id);
    EXPECT_TRUE(send_to(admin_));
    EXPECT_THAT(letters_, SizeIs(1)) << "the same job on another node";
}

TEST_F(TaskMails, AnAddressThatIsRefusedIsNotTriedAgain)
{
    give(portal_.province(), "Rà soát", "2026-03-12");
    refusal_ = Error::invalid("mail.refused");
    EXPECT_THAT(mails(admin_), IsEmpty());
    refusal_.reset();
    next_day();
    EXPECT_THAT(mails(admin_), IsEmpty());
}

TEST_F(TaskMails, SayNothingThatNoLongerHolds)
{
    Task task = give(portal_.province(), "Rà soát", "2026-03-12");
    enter_reminders(environment_);
    task.state = TaskState::done;
    (void)change([&](auto& tx) { update_task(tx, task, 1); });
    EXPECT_TRUE(send_to(admin_));
    EXPECT_THAT(letters_, IsEmpty());
}

TEST_F(TaskMails, GoToNobodyWhoHasLeftMeanwhile)
{
    give(portal_.province(), "Rà soát", "2026-03-12");
    const AccountId other = portal_.account("h@vidu.example", {{portal_.province(), access::Level::administer}});
    enter_reminders(environment_);
    (void)change([&](auto& tx) {
        (void)identity::set_active(tx, admin_, false);
        for (const access::Grant& grant : access::grants_of(tx.db(), other))
            access::revoke(tx, portal_.clock().now(), grant.id, portal_.province());
    });
    EXPECT_TRUE(send_to(admin_));
    EXPECT_TRUE(send_to(other));
    EXPECT_THAT(letters_, IsEmpty());
}

TEST_F(TaskMails, ALongListIsCutAndSaysSo)
{
    Task task = give(portal_.province(), "Rà soát", "2026-03-12");
    for (int i = 0; i < 50; ++i)
        (void)change([&](db::Transaction& tx) {
            task.id = TaskId{new_id()};
            insert_task(tx, task);
        });
    const auto letters = mails(admin_);
    ASSERT_THAT(letters, SizeIs(1));
    EXPECT_THAT(letters[0].subject, HasSubstr("51 nhiệm vụ"));
    EXPECT_THAT(letters[0].body, HasSubstr("Còn 1 nhiệm vụ nữa."));
}

TEST_F(TaskMails, AreFiftyARound)
{
    give(portal_.province(), "Rà soát", "2026-03-12");
    for (int i = 0; i < 50; ++i)
        (void)change([&](db::Transaction& tx) {
            const AccountId id{new_id()};
            tx->exec("INSERT INTO accounts (id, email, email_folded, name, name_sort, password_hash, must_change, state, "
                     "failed_count, locked_until, created_at, last_signed_in_at, version) SELECT :id, :email, :email, name, "
                     "name_sort, password_hash, must_change, state, failed_count, locked_until, created_at, last_signed_in_at, "
                     "version FROM accounts WHERE id = :admin",
                     {{"id", id}, {"email", fmt::format("{}@vidu.example", id.value)}, {"admin", admin_}});
            access::grant(tx, portal_.clock().now(), id, portal_.province(), access::Level::administer, {}, id);
        });
    enter_reminders(environment_);
    EXPECT_EQ(waiting(), 50);
    enter_reminders(environment_);
    EXPECT_EQ(waiting(), 51);
}

TEST_F(TaskMails, AreJobsThatKeepNoAddress)
{
    give(portal_.province(), "Rà soát", "2026-03-12");
    environment_.mail_jobs.run_due();
    EXPECT_EQ(waiting(), 1);
    environment_.mail_jobs.run_due();
    const auto job = portal_.core().read([](db::Connection& core) {
        return core.first("SELECT payload, last_error FROM jobs WHERE kind = 'documents.task_mail'", {},
                          [](const db::Row& row) { return row.str(0) + " " + row.str(1); });
    });
    ASSERT_TRUE(job);
    EXPECT_THAT(*job, AllOf(HasSubstr("mail.unavailable"), Not(HasSubstr("vidu.example"))));
}

}   // namespace
}   // namespace tantrao::documents
