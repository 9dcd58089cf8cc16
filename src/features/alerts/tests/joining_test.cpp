// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/tests/alert_test.hpp"

namespace tantrao::alerts {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class Joining : public AlertTest {};

TEST_F(Joining, TheFormSaysWhatIsKeptAndOffersWhatThereIs)
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

TEST_F(Joining, BadInputIsSaidBesideItsFieldAndKept)
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

TEST_F(Joining, FollowingBeginsWithAClickInAMailOnce)
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
    const auto again = portal.send("localhost", path, {});
    EXPECT_EQ(again.status, 410) << "once";
    EXPECT_THAT(again.body, AllOf(HasSubstr("<h1>Liên kết không còn dùng được</h1>"), HasSubstr("đã dùng rồi"),
                                  Not(HasSubstr("đã được gỡ"))));
    EXPECT_EQ(count("SELECT count(*) FROM alert_wishes"), 0);
    const auto own = portal.get("localhost", done.location());
    EXPECT_THAT(own.body, AllOf(HasSubstr("Đã xác nhận."), HasSubstr("Tất cả văn bản mới"), Not(HasSubstr("an@xa.example"))));
}

TEST_F(Joining, AClickAfterTwoDaysComesTooLateAndTheAddressIsGone)
{
    send_form(good());
    const std::string path = confirmation();
    portal.clock().advance(hours_us(48));
    EXPECT_EQ(portal.send("localhost", path, {}).status, 410);
    environment.jobs.run_due();
    EXPECT_EQ(count("SELECT count(*) FROM alert_wishes"), 0);
}

TEST_F(Joining, TheWordsOfTheFormThatWasSentAreNoted)
{
    send_form(good());
    ASSERT_TRUE(portal.core().write([](db::Transaction& tx) -> Result<void> {
        tx->exec("UPDATE alert_wishes SET consent = 'cu'");
        return {};
    }));
    EXPECT_EQ(portal.send("localhost", confirmation(), {}).status, 303);
    EXPECT_EQ(count("SELECT count(*) FROM alert_topics WHERE consent = 'cu'"), 1);
}

TEST_F(Joining, AnswersDoNotTellWhoFollows)
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

TEST_F(Joining, NobodysLetterBoxIsFilledByStrangers)
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

TEST_F(Joining, ProvisionsThatCannotBeMeantAreRefused)
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

TEST_F(Joining, OneClickLeavesAndTheAddressIsGoneAtOnce)
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

TEST_F(Joining, TopicsEndOneByOneAndTheLastOneIsTheEnd)
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

TEST_F(Joining, PathsWithTokensAreSecret)
{
    EXPECT_THAT(portal.application().secret_paths(),
                ElementsAre("/van-ban/theo-doi/xac-nhan/{token}", "/van-ban/theo-doi/cua-toi/{token}"));
}

TEST_F(Joining, StaffSeeNumbersAndNoAddress)
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
