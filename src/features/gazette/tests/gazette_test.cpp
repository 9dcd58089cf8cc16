// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/issue_form.hpp"
#include "features/gazette/tests/issue_test.hpp"

namespace tantrao::gazette {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Gazette : public IssueTest {};

TEST_F(Gazette, AnIssueShowsItsDocumentsInItsOrder)
{
    publish("07/2011/QĐ-UBND");
    const ItemId second = publish("05/2010/QĐ-UBND", "2010-05-01");
    EXPECT_THAT(page("/cong-bao").body, HasSubstr("Chưa có số Công báo nào"));
    const std::string here = create(issue("12 + 13", " 07-2011 QD-UBND\r\n\r\n05/2010/QĐ-UBND ngày 01/05/2010\r\n"));
    EXPECT_EQ(page("/cong-bao/2026/12-13").status, 404) << "nothing before the gate";
    EXPECT_EQ(portal.get(head, here + "/xem").status, 200);
    EXPECT_THAT(portal.get(writer, here).body,
                AllOf(HasSubstr("<li>07/2011/QĐ-UBND ngày 03/06/2011</li><li>05/2010/QĐ-UBND ngày 01/05/2010</li>"),
                      HasSubstr("Ngày Công báo: 15/01/2026")));
    decide(here, "duyet");
    const auto shown = page("/cong-bao/2026/12-13");
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(shown.body,
                AllOf(HasSubstr("<h1>Công báo số 12 + 13</h1>"), HasSubstr("Ngày 15/01/2026"), HasSubstr("2 văn bản"),
                      HasSubstr("Trích yếu của 07/2011/QĐ-UBND"), HasSubstr(documents::path_of("05/2010/QĐ-UBND", second))));
    EXPECT_LT(shown.body.find("Trích yếu của 07/2011"), shown.body.find("Trích yếu của 05/2010"));
    EXPECT_THAT(page("/cong-bao").body,
                AllOf(HasSubstr("<a href=\"/cong-bao/2026/12-13\">Công báo số 12 + 13</a>"), HasSubstr("15/01/2026")));
    EXPECT_EQ(portal.get("yenphu.localhost", "/cong-bao/2026/12-13").status, 404) << "of another site";
}

TEST_F(Gazette, WrongInputIsSaidLineByLineAndKept)
{
    publish("07/2011/QĐ-UBND");
    publish("05/2010/QĐ-UBND", "2010-05-01");
    publish("05/2010/QĐ-UBND", "2010-05-02");
    const auto answer =
        portal.post(writer, "/tuyen-quang/cong-bao/moi",
                    issue("", "99/2020/QĐ-UBND\n05/2010/QĐ-UBND\n07/2011/QĐ-UBND\n07/2011/QĐ-UBND\nX ngày 31/02/2020"));
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body,
                AllOf(HasSubstr("Hãy ghi số Công báo."), HasSubstr("Trang chưa đăng văn bản “99/2020/QĐ-UBND”"),
                      HasSubstr("Có nhiều văn bản mang số “05/2010/QĐ-UBND”"),
                      HasSubstr("Văn bản “07/2011/QĐ-UBND” được ghi hai lần"),
                      HasSubstr("Không đọc được dòng “X ngày 31/02/2020”"), HasSubstr("99/2020/QĐ-UBND\n05/2010/QĐ-UBND\n")));
    EXPECT_THAT(portal.post(writer, "/tuyen-quang/cong-bao/moi", {}).body,
                AllOf(HasSubstr("Hãy chọn ngày Công báo."), HasSubstr("Hãy ghi ít nhất một văn bản.")));
    std::string many;
    for (int i = 0; i < 301; ++i)
        many += "07/2011/QĐ-UBND\n";
    EXPECT_THAT(portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("1", many)).body, HasSubstr("nhiều nhất 300 văn bản"));
    EXPECT_EQ(issues_in_core(), 0);
}

TEST_F(Gazette, ANumberIsOneIssuesInAYear)
{
    publish("07/2011/QĐ-UBND");
    const std::string first = published("12", "07/2011/QĐ-UBND");
    const std::string second = create(issue("012", "07/2011/QĐ-UBND"));
    EXPECT_EQ(decide(second, "duyet").status, 303) << "012 is another address";
    const std::string third = create(issue("12", "07/2011/QĐ-UBND"));
    const auto refused = decide(third, "duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Trang đã có Công báo số 12 năm 2026."));
    EXPECT_EQ(decide(first, "go", {{"reason", "In sai"}}).status, 303);
    EXPECT_EQ(page("/cong-bao/2026/12").status, 410);
    EXPECT_EQ(decide(third, "duyet").status, 303) << "free again";
    EXPECT_EQ(page("/cong-bao/2026/12").status, 200) << "the notice does not stay in the cache";
    EXPECT_EQ(decide(third, "go", {{"reason", "Thiếu trang"}}).status, 303);
    EXPECT_THAT(page("/cong-bao/2026/12").body, HasSubstr("Lý do: Thiếu trang")) << "the last one";
}

TEST_F(Gazette, ANumberIsFreeAgainWhenTheIssueIsSentBackBeforeItsHour)
{
    publish("07/2011/QĐ-UBND");
    auto fields = issue("12", "07/2011/QĐ-UBND");
    fields.emplace_back("publish_at", format_datetime_local(portal.clock().now() + days_us(1)));
    const std::string scheduled = create(fields);
    EXPECT_THAT(decide(scheduled, "duyet").location(), HasSubstr("xong=gazette_issues.scheduled"));
    const std::string other = create(issue("12", "07/2011/QĐ-UBND"));
    EXPECT_EQ(decide(other, "duyet").status, 409);
    EXPECT_EQ(decide(scheduled, "tra-lai", {{"reason", "In sai"}}).status, 303);
    EXPECT_EQ(decide(other, "duyet").status, 303);
    EXPECT_EQ(page("/cong-bao/2026/12").status, 200);
}

// What the gates do alike for every kind, seen on the other one that has numbers.
TEST_F(Gazette, ADocumentsNumberIsFreeAgainToo)
{
    schedule("09/2011/QĐ-UBND", "2011-06-03");
    const auto number_of = [&](const std::string& sql) {
        return portal.core().read([&](db::Connection& core) { return core.number(sql); });
    };
    EXPECT_EQ(number_of("SELECT count(*) FROM document_numbers"), 1);
    const std::string edition = std::to_string(number_of("SELECT id FROM editions WHERE state = 'scheduled'"));
    EXPECT_EQ(decide("/tuyen-quang/van-ban/" + edition, "tra-lai", {{"reason", "Sai số"}}).status, 303);
    EXPECT_EQ(number_of("SELECT count(*) FROM document_numbers"), 0);
}

TEST_F(Gazette, ANumberStaysTakenUntilReadersSeeItNoMore)
{
    publish("07/2011/QĐ-UBND");
    const std::string here = next_scheduled(published("12", "07/2011/QĐ-UBND"), issue("13", "07/2011/QĐ-UBND"));
    const std::string other = create(issue("12", "07/2011/QĐ-UBND"));
    const auto refused = decide(other, "duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Trang đã có Công báo số 12 năm 2026."));
    EXPECT_EQ(decide(create(issue("13", "07/2011/QĐ-UBND")), "duyet").status, 409);
    EXPECT_EQ(page("/cong-bao/2026/12").status, 200);
    portal.clock().advance(days_us(1) + seconds_us(60));
    const EditionId edition{std::stoll(here.substr(here.rfind('/') + 1))};
    ASSERT_TRUE(
        portal.core().write([&](db::Transaction& tx) { return publication::publish_due(tx, portal.clock().now(), edition); }));
    head = portal.sign_in(head.account);
    EXPECT_EQ(decide(other, "duyet").status, 303) << "the first one is number 13 now";
    EXPECT_EQ(page("/cong-bao/2026/13").status, 200);
    EXPECT_EQ(page("/cong-bao/2026/12").status, 200);
}

TEST_F(Gazette, ThePublicIssueHasItsNumberAgainWhenItsNextEditionIsSentBack)
{
    const ItemId document = publish("05/2010/QĐ-UBND");
    publish("07/2011/QĐ-UBND");
    const std::string first = published("12", "05/2010/QĐ-UBND");
    documents::withdraw_for_test(portal, portal.province(), document, "Đăng nhầm");   // does not take the number from the issue
    const std::string here = next_scheduled(first, issue("13", "07/2011/QĐ-UBND"));
    EXPECT_EQ(decide(here, "tra-lai", {{"reason", "In sai"}}).status, 303);
    EXPECT_EQ(decide(create(issue("12", "07/2011/QĐ-UBND")), "duyet").status, 409) << "readers have a number 12";
    EXPECT_EQ(decide(create(issue("13", "07/2011/QĐ-UBND")), "duyet").status, 303) << "nobody has a number 13";
}

TEST_F(Gazette, ADocumentThatWaitsForItsHourIsNotPublicYet)
{
    schedule("09/2011/QĐ-UBND", "2011-06-03");
    const auto refused = portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("12", "09/2011/QĐ-UBND"));
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body,
                AllOf(HasSubstr("Trang chưa đăng văn bản “09/2011/QĐ-UBND”"), HasSubstr("09/2011/QĐ-UBND</textarea>")));
    publish("09/2011/QĐ-UBND", "2010-05-01");
    EXPECT_THAT(portal.get(writer, create(issue("12", "09/2011/QĐ-UBND"))).body, HasSubstr("09/2011/QĐ-UBND ngày 01/05/2010"))
        << "the public one is meant";
}

TEST_F(Gazette, ADocumentThatWentMeanwhileStopsTheLastGate)
{
    const ItemId number = publish("07/2011/QĐ-UBND");
    const std::string here = create(issue("12", "07/2011/QĐ-UBND"));
    documents::withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    const auto refused = decide(here, "duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Văn bản 07/2011/QĐ-UBND không còn trên trang."));
}

TEST_F(Gazette, ADocumentThatIsWithdrawnLaterKeepsItsPlaceByName)
{
    const ItemId number = publish("07/2011/QĐ-UBND");
    publish("05/2010/QĐ-UBND");
    published("12", "07/2011/QĐ-UBND\n05/2010/QĐ-UBND");
    EXPECT_THAT(page("/cong-bao/2026/12").body, Not(HasSubstr("không còn trên trang")));
    documents::withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    portal.settle();
    EXPECT_THAT(page("/cong-bao/2026/12").body,
                AllOf(HasSubstr("<h3>Quyết định 07/2011/QĐ-UBND</h3><p class=\"meta\">Văn bản này không còn trên trang.</p>"),
                      Not(HasSubstr("Trích yếu của 07/2011")), HasSubstr("Trích yếu của 05/2010")));
}

TEST_F(Gazette, AWithdrawnIssueLeavesADatedNoticeAndACorrectionIsShown)
{
    publish("07/2011/QĐ-UBND");
    const std::string first = published("12", "07/2011/QĐ-UBND");
    const std::string next = portal.post(writer, first + "/ban-moi", {}).location();
    const std::string here = next.substr(0, next.find('?'));
    EXPECT_THAT(portal.get(writer, here).body, HasSubstr("07/2011/QĐ-UBND ngày 03/06/2011\n"));
    auto fields = issue("12", "07/2011/QĐ-UBND");
    fields.emplace_back("change_note", "Sửa ngày in.");
    fields.emplace_back("version", "1");
    EXPECT_EQ(portal.post(writer, here, fields).status, 303);
    EXPECT_EQ(decide(here, "duyet").status, 303);
    EXPECT_THAT(page("/cong-bao/2026/12").body, HasSubstr("<p>Sửa ngày in.</p>"));
    EXPECT_EQ(decide(here, "go", {{"reason", "In sai"}}).status, 303);
    const auto gone = page("/cong-bao/2026/12");
    EXPECT_EQ(gone.status, 410);
    EXPECT_THAT(gone.body, HasSubstr("Lý do: In sai"));
    EXPECT_THAT(page("/cong-bao").body, HasSubstr("Chưa có số Công báo nào"));
}

TEST_F(Gazette, IssuesAreFollowedByAFeed)
{
    EXPECT_THAT(page("/cong-bao/feed.rss").body, Not(HasSubstr("<item>")));
    EXPECT_THAT(page("/cong-bao").body,
                AllOf(HasSubstr("<link rel=\"alternate\" type=\"application/rss+xml\""), HasSubstr("href=\"/cong-bao/feed.rss\""),
                      HasSubstr("href=\"/cong-bao/feed.atom\"")));
    publish("07/2011/QĐ-UBND");
    auto newer = issue("13", "07/2011/QĐ-UBND");
    newer[1].second = "2026-02-15";
    const std::string there = create(newer);
    decide(there, "duyet");
    published("12", "07/2011/QĐ-UBND");
    const std::string rss = page("/cong-bao/feed.rss").body, atom = page("/cong-bao/feed.atom").body;
    EXPECT_THAT(rss, AllOf(HasSubstr("<title>Công báo số 12 năm 2026</title>"), HasSubstr("/cong-bao/2026/12</link>"),
                           HasSubstr("<description>Ngày 15/01/2026, 1 văn bản.</description>")));
    EXPECT_LT(rss.find("Công báo số 13 năm 2026"), rss.find("Công báo số 12 năm 2026")) << "the newest first";
    EXPECT_THAT(atom, AllOf(HasSubstr("<feed xmlns=\"http://www.w3.org/2005/Atom\""), HasSubstr("Công báo số 13 năm 2026")));
    EXPECT_THAT(portal.get("yenphu.localhost", "/cong-bao/feed.rss").body, Not(HasSubstr("<item>")));
    EXPECT_EQ(decide(there, "go", {{"reason", "In sai"}}).status, 303);
    EXPECT_THAT(page("/cong-bao/feed.rss").body, Not(HasSubstr("Công báo số 13"))) << "it does not stay in the cache";
}

TEST_F(Gazette, YearsAreListedApart)
{
    publish("07/2011/QĐ-UBND");
    published("12", "07/2011/QĐ-UBND");
    auto fields = issue("1", "07/2011/QĐ-UBND");
    fields[1].second = "2025-12-31";
    decide(create(fields), "duyet");
    EXPECT_THAT(page("/cong-bao").body,
                AllOf(HasSubstr("Công báo số 12"), Not(HasSubstr("Công báo số 1<")), HasSubstr("?nam=2025")));
    EXPECT_THAT(page("/cong-bao?nam=2025").body, AllOf(HasSubstr("Công báo số 1<"), Not(HasSubstr("Công báo số 12"))));
    EXPECT_THAT(page("/cong-bao?nam=abc").body, HasSubstr("Công báo số 12"));
}

TEST_F(Gazette, IsNobodysWhoHasNoPartInTheSite)
{
    const auto stranger = portal.sign_in(portal.account("s@vidu.example", {{portal.commune(), access::Level::administer}}));
    EXPECT_EQ(portal.get(stranger, "/tuyen-quang/cong-bao").status, 403);
    EXPECT_EQ(portal.post(stranger, "/tuyen-quang/cong-bao/moi", issue("1", "x")).status, 403);
    EXPECT_EQ(portal.get(writer, "/tuyen-quang/cong-bao").status, 200);
}

TEST(GazetteLines, AreNumbersWithOrWithoutADay)
{
    EXPECT_EQ(read_line("07/2011/QĐ-UBND")->number, "07/2011/QĐ-UBND");
    EXPECT_EQ(read_line("07/2011/QĐ-UBND ngày 03/06/2011")->issued_on, "2011-06-03");
    EXPECT_EQ(read_line("07/2011/QĐ-UBND ngày 2011-06-03")->issued_on, "2011-06-03");
    EXPECT_EQ(read_line("07/2011/QĐ-UBND ngày 3/6/2011")->issued_on, "2011-06-03");
    for (const char* bad : {"1 ngày 3/6/11", "1 ngày 31/02/2011", "1 ngày hôm nay"})
        EXPECT_FALSE(read_line(bad)) << bad;
}

}   // namespace
}   // namespace tantrao::gazette
