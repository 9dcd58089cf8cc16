// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/event_store.hpp"
#include "features/alerts/follow.hpp"
#include "features/alerts/tests/alert_test.hpp"
#include "platform/newsstand/log.hpp"

namespace tantrao::alerts {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class Alerts : public AlertTest {};

TEST_F(Alerts, MailAndFollowingKeepNothingWaitingAndWaitForNoFiles)
{
    join(good());
    send_form(good("binh@xa.example"));
    publish(sample("01/2026/QĐ-UBND"));
    work(environment);
    const auto tried = [&](std::string_view kind) {
        return count("SELECT count(*) FROM jobs WHERE kind = '" + std::string(kind) + "' AND (tries > 0 OR due_at > " +
                     std::to_string(portal.clock().now().us) + ")");
    };
    environment.jobs.run_due();
    EXPECT_EQ(tried("alerts.forget"), 1);
    EXPECT_EQ(tried("alerts.follow"), 0);
    EXPECT_EQ(tried("alerts.mail"), 0);
    environment.slow_jobs.run_due();
    EXPECT_EQ(tried("alerts.follow") + tried("alerts.mail") + tried("alerts.confirm"), 0);
    environment.mail_jobs.run_due();
    EXPECT_EQ(tried("alerts.follow"), 1);
    EXPECT_EQ(tried("alerts.mail"), 1);
    EXPECT_GE(tried("alerts.confirm"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM jobs WHERE kind = 'alerts.mail' AND last_error = 'mail.unavailable '"), 1)
        << "nothing that a server said";
}

TEST_F(Alerts, ALongLogIsFollowedInRounds)
{
    take_news(environment);
    constexpr int rounds = 20, rows_of_a_round = 200;
    for (int number = 0; number <= rounds; ++number)
        ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<void> {
            for (int i = 0; i < rows_of_a_round; ++i)
                newsstand::append(tx, portal.clock().now(), documents::kind, 1'000'000 + i);
            return {};
        }));
    portal.settle();
    const auto left = [&] {
        const Progress seen = portal.core().read(progress);
        return portal.environment().live.reader().number() - seen.log_number;
    };
    EXPECT_EQ(left(), rounds + 1);
    take_news(environment);
    EXPECT_EQ(left(), 1);
    take_news(environment);
    EXPECT_EQ(left(), 0);
}

TEST_F(Alerts, ANewDocumentIsToldToThoseOfItsFieldOnceADay)
{
    publish(sample("00/2026/QĐ-UBND"));   // so that there is a field to choose
    take_news(environment);
    const std::string own = join(good("an@xa.example", "field:dat-dai"));
    auto health = sample("02/2026/QĐ-UBND");
    health.fields = {"nguoi-co-cong"};
    publish(health);
    const ItemId number = publish(sample("01/2026/QĐ-UBND"));
    const auto first = mails();
    ASSERT_THAT(first, SizeIs(1));
    EXPECT_EQ(first.front().to, "an@xa.example");
    EXPECT_EQ(first.front().subject, "Thư báo văn bản ngày 01/01/2026: 1 mục");
    EXPECT_EQ(first.front().leave_url, "http://localhost:8080" + own);
    EXPECT_THAT(
        first.front().body,
        AllOf(HasSubstr("VĂN BẢN MỚI\n\n- Quyết định 01/2026/QĐ-UBND, ngày 03/06/2011, Ủy ban nhân dân tỉnh Tuyên Quang\n"),
              HasSubstr("http://localhost:8080" + documents::path_of("01/2026/QĐ-UBND", number)), HasSubstr(own),
              Not(HasSubstr("00/2026")), Not(HasSubstr("02/2026"))));
    publish(sample("03/2026/QĐ-UBND"));
    EXPECT_THAT(mails(), IsEmpty()) << "one a day";
    next_day();
    const auto second = mails();
    ASSERT_THAT(second, SizeIs(1));
    EXPECT_THAT(second.front().body, AllOf(HasSubstr("03/2026"), Not(HasSubstr("01/2026"))));
    EXPECT_NE(second.front().message_id, first.front().message_id);
    next_day();
    EXPECT_THAT(mails(), IsEmpty()) << "none twice";
}

TEST_F(Alerts, AnArchiveAndACorrectionAreNoNews)
{
    join(good());
    auto document = sample("01/2026/QĐ-UBND");
    const ItemId number = publish(document);
    EXPECT_THAT(mails(), SizeIs(1));
    next_day();
    document.title = "Trích yếu đã sửa";
    EXPECT_EQ(publish(document), number);
    const auto old = portal.clock().now() + -days_us(8);
    const auto system = access::system_actor();
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
        return documents::import(tx, {system, portal.clock().now(), "test"}, portal.province(), "test", "cu",
                                 documents::checked(sample("09/2010/QĐ-UBND")).value(), old);
    }));
    portal.settle();
    EXPECT_THAT(mails(), IsEmpty());
}

TEST_F(Alerts, WhatHappensToAnArticleIsToldToWhoFollowsIt)
{
    const ItemId number = publish(sample("07/2011/QĐ-UBND"));
    const auto follow = [&](const std::string& email, const std::string& provision) {
        join({{"van-ban", std::to_string(number.value)}, {"dieu", provision}, {"email", email}, {"dong-y", "1"}});
    };
    follow("ca@xa.example", "");
    follow("mot@xa.example", "điều 1");
    follow("hai@xa.example", "Điều 2");
    EXPECT_THAT(mails(), IsEmpty());
    publish(amending("05/2026/QĐ-UBND", "07/2011/QĐ-UBND", "khoản 1 Điều 1", "2026-03-01"));
    const auto all = mails();
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all.at(0).to, "ca@xa.example");
    EXPECT_EQ(all.at(1).to, "mot@xa.example");
    EXPECT_THAT(all.at(1).body,
                HasSubstr("THAY ĐỔI CỦA VĂN BẢN BẠN THEO DÕI\n\n- khoản 1 Điều 1 của Quyết định 07/2011/QĐ-UBND được "
                          "sửa đổi, bổ sung bởi Quyết định 05/2026/QĐ-UBND, từ ngày 01/03/2026.\n"));
    next_day();
    publish(amending("06/2026/QĐ-UBND", "07/2011/QĐ-UBND", ""));
    EXPECT_THAT(mails(), SizeIs(3)) << "the whole document";
}

TEST_F(Alerts, DaysToComeAreToldAWeekAhead)
{
    auto document = sample("07/2026/QĐ-UBND");
    document.issued_on = "2026-01-01";
    document.effective_on = "2026-01-20";
    const ItemId number = publish(document);
    join({{"van-ban", std::to_string(number.value)}, {"email", "an@xa.example"}, {"dong-y", "1"}});
    portal.clock().set(parse_instant("2026-01-12T09:00:00+07:00").value());
    EXPECT_THAT(mails(), IsEmpty());
    next_day();
    const auto soon = mails();
    ASSERT_THAT(soon, SizeIs(1));
    EXPECT_THAT(soon.front().body,
                HasSubstr("TRONG BẢY NGÀY TỚI\n\n- Quyết định 07/2026/QĐ-UBND có hiệu lực từ ngày 20/01/2026.\n"));
    next_day();
    EXPECT_THAT(mails(), IsEmpty()) << "once";
    auto change_to_come = amending("08/2026/QĐ-UBND", "07/2026/QĐ-UBND", "Điều 1", "2026-01-30");
    change_to_come.issued_on = change_to_come.effective_on = "2026-01-13";
    publish(change_to_come);
    EXPECT_THAT(mails().front().body, Not(HasSubstr("TRONG BẢY NGÀY TỚI")));
    portal.clock().set(parse_instant("2026-01-23T09:00:00+07:00").value());
    const auto change = mails();
    ASSERT_THAT(change, SizeIs(1));
    EXPECT_THAT(change.front().body, HasSubstr("Điều 1 của Quyết định 07/2026/QĐ-UBND được sửa đổi, bổ sung bởi"));
}

TEST_F(Alerts, WhatWasWithdrawnMeanwhileIsLeftOut)
{
    join(good());
    const ItemId number = publish(sample("01/2026/QĐ-UBND"));
    take_news(environment);
    documents::withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    portal.settle();
    EXPECT_THAT(mails(), IsEmpty());
    EXPECT_EQ(count("SELECT count(*) FROM alert_subscribers WHERE mailed_on <> ''"), 0);
}

// Another node has told of a site and its documents that this one does not know yet.
TEST_F(Alerts, ANodeThatIsBehindEndsNoMailAndRemindsOfNothing)
{
    portal.environment().projector.stop();
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<void> {
        site::NewSite fresh;
        fresh.slug = "xa-moi";
        fresh.kind = site::Kind::commune;
        fresh.host_label = "xamoi";
        fresh.parent = portal.province();
        fresh.details.name = "Xã Mới";
        fresh.details.official_name = "Ủy ban nhân dân xã Mới";
        Event event;
        event.site = TANTRAO_TRY(site::create_site(tx, portal.clock().now(), fresh));
        event.target = ItemId{1};
        follow(tx, portal.clock().now(), subscriber_of(tx, "an@xa.example"), {event.site, key_of_site(), "", "Mục"}, "");
        const Progress seen = progress(tx.db());
        EXPECT_TRUE(hold_progress(tx, seen));
        add_event(tx, portal.clock().now(), seen.log_number + 100, event, {{key_of_site(), ""}});
        set_progress(tx, seen.log_number + 100, "");
        return {};
    }));
    EXPECT_THAT(mails(), IsEmpty());
    ASSERT_FALSE(delivered);
    EXPECT_EQ(delivered.error().code, "alerts.behind");
    EXPECT_EQ(count("SELECT count(*) FROM alert_subscribers WHERE sending_until > 0"), 1) << "it goes out later";
    EXPECT_EQ(count("SELECT count(*) FROM alert_progress WHERE reminded_on = ''"), 1);
}

TEST_F(Alerts, AMailThatFailsIsTheSameWhenItGoesOut)
{
    join(good());
    publish(sample("01/2026/QĐ-UBND"));
    box.refusal = Error::of(ErrorKind::unavailable, "mail.unavailable");
    EXPECT_THAT(mails(), IsEmpty());
    EXPECT_FALSE(delivered);
    publish(sample("02/2026/QĐ-UBND"));
    box.refusal.reset();
    const auto first = mails();
    ASSERT_THAT(first, SizeIs(1));
    EXPECT_THAT(first.front().body, AllOf(HasSubstr("01/2026"), Not(HasSubstr("02/2026"))));
    next_day();
    const auto second = mails();
    ASSERT_THAT(second, SizeIs(1));
    EXPECT_THAT(second.front().body, AllOf(HasSubstr("02/2026"), Not(HasSubstr("01/2026"))));
}

TEST_F(Alerts, AnAddressThatTakesNoMailForTenDaysGoes)
{
    join(good());
    publish(sample("01/2026/QĐ-UBND"));
    box.refusal = Error::invalid("mail.refused");
    for (int day = 0; day < 9; ++day) {
        EXPECT_THAT(mails(), IsEmpty());
        EXPECT_TRUE(delivered) << "not again today";
        next_day();
    }
    EXPECT_EQ(count("SELECT count(*) FROM alert_subscribers"), 1);
    mails();
    EXPECT_EQ(count("SELECT count(*) FROM alert_subscribers"), 0);
}

TEST_F(Alerts, NoMailGoesOutBeforeItsHour)
{
    join(good());
    publish(sample("01/2026/QĐ-UBND"));
    portal.clock().set(parse_instant("2026-01-02T05:59:00+07:00").value());
    EXPECT_THAT(mails(), IsEmpty());
    portal.clock().set(parse_instant("2026-01-02T06:00:00+07:00").value());
    EXPECT_THAT(mails(), SizeIs(1));
}

TEST_F(Alerts, TheFeedOfADocumentTellsWhatWasDoneToIt)
{
    const ItemId number = publish(sample("07/2011/QĐ-UBND"));
    const std::string feed = "/van-ban/theo-doi/feed.rss?van-ban=" + std::to_string(number.value);
    EXPECT_THAT(portal.get("localhost", feed).body, Not(HasSubstr("<item>")));
    publish(amending("05/2026/QĐ-UBND", "07/2011/QĐ-UBND", "khoản 1 Điều 1", "2026-03-01"));
    EXPECT_THAT(portal.get("localhost", feed).body,
                AllOf(HasSubstr("Thay đổi của Quyết định 07/2011/QĐ-UBND"),
                      HasSubstr("<title>Quyết định 05/2026/QĐ-UBND</title>"),
                      HasSubstr("Sửa đổi, bổ sung khoản 1 Điều 1 của Quyết định 07/2011/QĐ-UBND, từ ngày 01/03/2026.")));
    EXPECT_THAT(portal.get("localhost", feed + "&dieu=dieu-1").body, HasSubstr("<item>"));
    EXPECT_THAT(portal.get("localhost", feed + "&dieu=dieu-2").body, Not(HasSubstr("<item>")));
}

TEST_F(Alerts, TheFeedOfADocumentTellsOfCorrectionsAndHasTheNewestThirty)
{
    const ItemId number = publish(sample("07/2011/QĐ-UBND"));
    const std::string feed = "/van-ban/theo-doi/feed.rss?van-ban=" + std::to_string(number.value);
    auto correcting = amending("90/2026/QĐ-UBND", "07/2011/QĐ-UBND", "Điều 1", "2026-03-01");
    correcting.relations.front().kind = documents::RelationKind::rectifies;
    publish(correcting);
    EXPECT_THAT(portal.get("localhost", feed).body,
                HasSubstr("Đính chính Điều 1 của Quyết định 07/2011/QĐ-UBND, ngày 01/03/2026."));
    for (int i = 0; i < 30; ++i) {
        portal.clock().advance(seconds_us(1));
        publish(amending(std::to_string(100 + i) + "/2026/QĐ-UBND", "07/2011/QĐ-UBND", "Điều 2"));
    }
    const std::string body = portal.get("localhost", feed).body;
    std::size_t items = 0;
    for (auto at = body.find("<item>"); at != std::string::npos; at = body.find("<item>", at + 1))
        ++items;
    EXPECT_EQ(items, 30U);
    EXPECT_THAT(body, Not(HasSubstr("90/2026/QĐ-UBND")));
    EXPECT_LT(body.find("129/2026/QĐ-UBND"), body.find("100/2026/QĐ-UBND"));
}

}   // namespace
}   // namespace tantrao::alerts
