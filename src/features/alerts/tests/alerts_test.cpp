// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_jobs.hpp"
#include "features/alerts/event_store.hpp"
#include "features/alerts/feature.hpp"
#include "features/alerts/follow.hpp"
#include "features/alerts/opt_in.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"
#include "platform/newsstand/log.hpp"

#include <gmock/gmock.h>

namespace tantrao::alerts {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// What left for the mail server; it can be told to refuse.
struct LetterBox {
    std::vector<mail::Message> messages;
    std::optional<Error> refusal;
    Sender sender()
    {
        return [this](const mail::Message& message) -> Result<void> {
            if (refusal)
                return *refusal;
            messages.push_back(message);
            return {};
        };
    }
};

class Alerts : public testing::Test {
  protected:
    documents::Document sample(std::string number)
    {
        auto document = documents::sample_document(portal.category(portal.province(), "gioi-thieu"), std::move(number));
        document.fields = {"dat-dai"};
        return document;
    }
    documents::Document amending(std::string number, std::string other, std::string provision, std::string from = "")
    {
        auto document = sample(std::move(number));
        documents::Relation relation;
        relation.kind = documents::RelationKind::amends;
        relation.number = std::move(other);
        relation.provision = std::move(provision);
        relation.from = std::move(from);
        document.relations = {relation};
        return document;
    }
    ItemId publish(const documents::Document& document)
    {
        return documents::publish_for_test(portal, portal.province(), document, document.number);
    }
    std::int64_t count(std::string_view sql)
    {
        return portal.core().read([&](db::Connection& core) { return core.number(sql); });
    }
    web::TestAnswer send_form(web::TypedFields fields) { return portal.send("localhost", "/van-ban/theo-doi", fields); }
    web::TypedFields good(std::string email = "an@xa.example", std::string topic = "site")
    {
        return {{"muc", std::move(topic)}, {"email", std::move(email)}, {"dong-y", "1"}};
    }
    // The mails of all requests that wait; the path that the newest one leads to.
    std::string confirmation()
    {
        const auto wishes = portal.core().read([](db::Connection& core) {
            return core.all("SELECT id FROM alert_wishes ORDER BY id", {}, [](const db::Row& row) { return row.i64(0); });
        });
        for (const std::int64_t wish : wishes)
            EXPECT_TRUE(send_confirmation(environment, wish, box.sender()));
        const std::string& body = box.messages.back().body;
        const auto at = body.find("/van-ban/theo-doi/xac-nhan/");
        return body.substr(at, body.find('\n', at) - at);
    }
    // Joins by the form and the click; the path of one's own page.
    std::string join(const web::TypedFields& fields)
    {
        EXPECT_EQ(send_form(fields).location(), "/van-ban/theo-doi/da-gui");
        const auto answer = portal.send("localhost", confirmation(), {});
        EXPECT_EQ(answer.status, 303);
        box.messages.clear();
        return answer.location().substr(0, answer.location().find('?'));
    }
    // A round of the jobs, and the mails it enters.
    std::vector<mail::Message> mails()
    {
        work(environment);
        const auto waiting = portal.core().read([](db::Connection& core) {
            return core.all("SELECT id FROM alert_subscribers WHERE sending_until > 0 ORDER BY id", {},
                            [](const db::Row& row) { return row.i64(0); });
        });
        for (const std::int64_t id : waiting)
            delivered = deliver(environment, id, box.sender());
        return std::exchange(box.messages, {});
    }
    void next_day() { portal.clock().advance(days_us(1)); }

    web::TestPortal portal{{media::feature(), documents::feature(), feature()}};
    web::Environment& environment = portal.environment();
    LetterBox box;
    Result<void> delivered;
};

TEST_F(Alerts, TheFormSaysWhatIsKeptAndOffersWhatThereIs)
{
    publish(sample("01/2026/QĐ-UBND"));
    const auto page = portal.get("localhost", "/van-ban/theo-doi");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Ủy ban nhân dân tỉnh Tuyên Quang chịu trách nhiệm về dữ liệu này"),
                                 HasSubstr("xóa sau 48 giờ"), HasSubstr("<option value=\"field:dat-dai\">Đất đai</option>"),
                                 HasSubstr("<a href=\"/van-ban/feed.rss\">Bản tin RSS</a>"), Not(HasSubstr("checked"))));
    EXPECT_THAT(portal.get("localhost", "/van-ban/theo-doi?linh-vuc=dat-dai").body,
                AllOf(HasSubstr("<option value=\"field:dat-dai\" selected=\"selected\">"),
                      HasSubstr("/van-ban/feed.rss?linh-vuc=dat-dai")));
}

TEST_F(Alerts, BadInputIsSaidBesideItsFieldAndKept)
{
    const auto nothing = send_form({});
    EXPECT_EQ(nothing.status, 422);
    EXPECT_THAT(nothing.body, AllOf(HasSubstr("Mục này không có trên trang."), HasSubstr("Địa chỉ thư điện tử chưa đúng."),
                                    HasSubstr("Hãy đánh dấu đồng ý")));
    for (const std::string& bad : {std::string("an"), std::string("an@"), std::string("ân@xa.example"), std::string("a@b@c"),
                                   std::string("an@xa.example\r\nBcc: b@c.example"), std::string("<script>@xa.example"),
                                   std::string(300, 'a') + "@xa.example"})
        EXPECT_EQ(send_form(good(bad)).status, 422) << bad;
    const auto unknown = send_form(good("an@xa.example", "field:khong-co"));
    EXPECT_EQ(unknown.status, 422);
    EXPECT_THAT(unknown.body, AllOf(HasSubstr("value=\"an@xa.example\""), HasSubstr("Mục này không có trên trang.")));
    EXPECT_EQ(count("SELECT count(*) FROM alert_wishes"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM jobs WHERE kind = 'alerts.confirm'"), 0);
}

TEST_F(Alerts, FollowingBeginsWithAClickInAMailOnce)
{
    EXPECT_EQ(send_form(good(" An@Xa.Example ")).location(), "/van-ban/theo-doi/da-gui");
    EXPECT_EQ(count("SELECT count(*) FROM jobs WHERE kind = 'alerts.confirm' AND payload LIKE '%xa.example%'"), 0);
    const std::string path = confirmation();
    ASSERT_THAT(box.messages, SizeIs(1));
    EXPECT_EQ(box.messages.front().to, "an@xa.example");
    EXPECT_EQ(box.messages.front().subject, "Xác nhận theo dõi: Tất cả văn bản mới");
    EXPECT_EQ(count("SELECT count(*) FROM alert_subscribers"), 0) << "asking alone keeps nobody";
    const auto page = portal.get("localhost", path);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("<strong>Tất cả văn bản mới</strong>"), Not(HasSubstr("an@xa.example"))));
    EXPECT_EQ(page.response.header("Cache-Control"), "no-store");
    EXPECT_EQ(count("SELECT count(*) FROM alert_subscribers"), 0) << "looking changes nothing";
    const auto done = portal.send("localhost", path, {});
    EXPECT_EQ(done.status, 303);
    EXPECT_EQ(portal.send("localhost", path, {}).status, 410) << "once";
    EXPECT_EQ(count("SELECT count(*) FROM alert_wishes"), 0);
    const auto own = portal.get("localhost", done.location());
    EXPECT_THAT(own.body, AllOf(HasSubstr("Đã xác nhận."), HasSubstr("Tất cả văn bản mới"), Not(HasSubstr("an@xa.example"))));
}

TEST_F(Alerts, AClickAfterTwoDaysComesTooLateAndTheAddressIsGone)
{
    send_form(good());
    const std::string path = confirmation();
    portal.clock().advance(hours_us(48));
    EXPECT_EQ(portal.send("localhost", path, {}).status, 410);
    environment.jobs.run_due();
    EXPECT_EQ(count("SELECT count(*) FROM alert_wishes"), 0);
}

TEST_F(Alerts, TheWordsOfTheFormThatWasSentAreNoted)
{
    send_form(good());
    ASSERT_TRUE(portal.core().write([](db::Transaction& tx) -> Result<void> {
        tx->exec("UPDATE alert_wishes SET consent = 'cu'");
        return {};
    }));
    EXPECT_EQ(portal.send("localhost", confirmation(), {}).status, 303);
    EXPECT_EQ(count("SELECT count(*) FROM alert_topics WHERE consent = 'cu'"), 1);
}

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

TEST_F(Alerts, AnswersDoNotTellWhoFollows)
{
    join(good("an@xa.example"));
    const auto known = send_form(good("an@xa.example")), unknown = send_form(good("binh@xa.example"));
    EXPECT_EQ(known.status, unknown.status);
    EXPECT_EQ(known.location(), unknown.location());
    EXPECT_EQ(count("SELECT count(*) FROM alert_wishes"), 2) << "both get the same mail";
    const auto left = portal.send("localhost", own_path("khong-co"), {{"bo", "tat-ca"}});
    EXPECT_EQ(left.status, 200);
    EXPECT_THAT(left.body, HasSubstr("Bạn đã thôi nhận thư báo"));
}

TEST_F(Alerts, NobodysLetterBoxIsFilledByStrangers)
{
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(send_form(good()).location(), "/van-ban/theo-doi/da-gui") << "and the answer does not tell";
    EXPECT_EQ(count("SELECT count(*) FROM alert_wishes"), 5);
    EXPECT_EQ(count("SELECT count(*) FROM jobs WHERE kind = 'alerts.confirm'"), 5);
    for (int i = 8; i < 20; ++i)
        ASSERT_EQ(send_form({}).status, 422) << i;
    EXPECT_EQ(send_form(good("binh@xa.example")).status, 429) << "too many of one network";
    EXPECT_EQ(portal.send("localhost", own_path("khong-co"), {{"List-Unsubscribe", "One-Click"}}).status, 200)
        << "leaving is never too much";
    EXPECT_EQ(portal.send("localhost", "/van-ban/theo-doi/xac-nhan/khong-co", {}).status, 410);
    auto other = portal.request(http::Method::post, "localhost", "/van-ban/theo-doi");
    other.remote_address = "2001:db8:1:2::1";
    EXPECT_EQ(portal.ask(other).status, 422);
    EXPECT_EQ(web::network_of("2001:db8:1:2::1"), web::network_of("2001:db8:1:2:ffff::9"));
    EXPECT_NE(web::network_of("2001:db8:1:2::1"), web::network_of("2001:db8:1:3::1"));
    EXPECT_NE(web::network_of("::ffff:203.0.113.7"), web::network_of("::ffff:203.0.113.8"));
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

TEST_F(Alerts, ProvisionsThatCannotBeMeantAreRefused)
{
    const std::string number = std::to_string(publish(sample("07/2011/QĐ-UBND")).value);
    const auto answer = [&](const std::string& provision) {
        return send_form({{"van-ban", number}, {"dieu", provision}, {"email", "an@xa.example"}, {"dong-y", "1"}});
    };
    EXPECT_THAT(answer("năm").body, AllOf(HasSubstr("Không đọc được điều, khoản."), HasSubstr("value=\"năm\"")));
    EXPECT_THAT(answer("Điều 1, Điều 2").body, HasSubstr("Mỗi lần đăng ký một điều"));
    EXPECT_THAT(answer("Điều 99").body, HasSubstr("Văn bản này không có Điều 99."));
    EXPECT_EQ(answer("Điều 2").status, 303);
    const auto by_number = [&](const std::string& typed, const std::string& provision) {
        return send_form({{"muc", "site"}, {"so", typed}, {"dieu", provision}, {"email", "an@xa.example"}, {"dong-y", "1"}});
    };
    EXPECT_THAT(by_number("99/2020/QĐ-UBND", "").body,
                AllOf(HasSubstr("Trang chưa có văn bản số 99/2020/QĐ-UBND."), HasSubstr("value=\"99/2020/QĐ-UBND\"")));
    EXPECT_THAT(by_number("", "Điều 2").body, HasSubstr("Điều, khoản của văn bản nào?"));
    EXPECT_EQ(by_number("7-2011 qd-ubnd", "khoản 1 Điều 99").status, 422);
    EXPECT_EQ(by_number("7-2011 qd-ubnd", "Điều 1").status, 303);
    EXPECT_EQ(count("SELECT count(*) FROM alert_wishes WHERE topic = 'document:" + number + "' AND provision = 'dieu-1'"), 1);
    EXPECT_EQ(send_form({{"van-ban", "999999"}, {"email", "an@xa.example"}, {"dong-y", "1"}}).status, 404);
    EXPECT_EQ(portal.get("localhost", "/van-ban/theo-doi?van-ban=abc").status, 404);
    EXPECT_EQ(portal.get("yenphu.localhost", "/van-ban/theo-doi?van-ban=" + number).status, 404) << "of another site";
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
    publish(amending("08/2026/QĐ-UBND", "07/2026/QĐ-UBND", "Điều 1", "2026-01-30"));
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

TEST_F(Alerts, OneClickLeavesAndTheAddressIsGoneAtOnce)
{
    const std::string own = join(good());
    join(good("an@xa.example"));
    publish(sample("01/2026/QĐ-UBND"));
    work(environment);   // a mail waits
    EXPECT_EQ(count("SELECT count(*) FROM jobs WHERE kind = 'alerts.mail'"), 1);
    EXPECT_EQ(portal.get("localhost", own).status, 200);
    EXPECT_EQ(count("SELECT count(*) FROM alert_subscribers"), 1) << "looking changes nothing";
    const auto left = portal.send("localhost", own, {{"List-Unsubscribe", "One-Click"}});
    EXPECT_EQ(left.status, 200);
    EXPECT_THAT(left.body, HasSubstr("đã được xóa"));
    for (const char* table : {"SELECT count(*) FROM alert_subscribers", "SELECT count(*) FROM alert_topics",
                              "SELECT count(*) FROM alert_wishes", "SELECT count(*) FROM jobs WHERE kind = 'alerts.mail'"})
        EXPECT_EQ(count(table), 0) << table;
    EXPECT_EQ(portal.send("localhost", own, {{"List-Unsubscribe", "One-Click"}}).status, 200) << "again";
    EXPECT_EQ(portal.get("localhost", own).status, 410);
}

TEST_F(Alerts, TopicsEndOneByOneAndTheLastOneIsTheEnd)
{
    const ItemId number = publish(sample("07/2011/QĐ-UBND"));
    const std::string own = join(good());
    join({{"van-ban", std::to_string(number.value)}, {"dieu", "Điều 1"}, {"email", "an@xa.example"}, {"dong-y", "1"}});
    EXPECT_THAT(portal.get("localhost", own).body, HasSubstr("Điều 1 Quyết định 07/2011/QĐ-UBND"));
    const auto topics = portal.core().read([](db::Connection& core) {
        return core.all("SELECT id FROM alert_topics ORDER BY id", {}, [](const db::Row& row) { return row.i64(0); });
    });
    ASSERT_THAT(topics, SizeIs(2));
    EXPECT_EQ(portal.send("localhost", own, {{"bo", "x"}}).status, 200) << "nothing was asked";
    EXPECT_EQ(portal.send("localhost", own, {{"bo", std::to_string(topics[0])}}).location(), own + "?xong=dropped");
    EXPECT_THAT(portal.get("localhost", own).body, Not(HasSubstr("Tất cả văn bản mới")));
    EXPECT_THAT(portal.send("localhost", own, {{"bo", std::to_string(topics[1])}}).body, HasSubstr("Bạn đã thôi nhận thư báo"));
    EXPECT_EQ(count("SELECT count(*) FROM alert_subscribers"), 0);
}

TEST_F(Alerts, PathsWithTokensAreSecret)
{
    EXPECT_THAT(portal.application().secret_paths(),
                ElementsAre("/van-ban/theo-doi/xac-nhan/{token}", "/van-ban/theo-doi/cua-toi/{token}"));
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

TEST_F(Alerts, StaffSeeNumbersAndNoAddress)
{
    join(good());
    join(good("binh@xa.example"));
    const auto editor = portal.sign_in(portal.account("a@vidu.example", {{portal.province(), access::Level::administer}}));
    const auto page = portal.get(editor, "/tuyen-quang/theo-doi-van-ban");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body,
                AllOf(HasSubstr("2 người nhận thư báo"), HasSubstr("Tất cả văn bản mới"), Not(HasSubstr("xa.example"))));
}

}   // namespace
}   // namespace tantrao::alerts
