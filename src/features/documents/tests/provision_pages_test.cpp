// Pages that show provisions over time: notes in the text, the text of a day, history and comparison, relations.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/feature.hpp"
#include "features/documents/provision_notes.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ProvisionPages : public testing::Test {
  protected:
    void SetUp() override
    {
        go_to("2026-03-01");
        Document document = sample("07/2011/QĐ-UBND");
        document.text = "Điều 5. Báo cáo\n1. Báo cáo hằng năm.\n2. Báo cáo gồm số liệu.\nĐiều 6. Kinh phí\nDo ngân sách bảo đảm.";
        regulation = path_of(document.number, publish(document));
    }
    Document sample(std::string number)
    {
        return sample_document(portal.category(portal.province(), "gioi-thieu"), std::move(number));
    }
    ItemId publish(const Document& document) { return publish_for_test(portal, portal.province(), document, document.number); }
    // Amends the regulation from 11 March 2026 on.
    Document amending(std::string text)
    {
        Document document = sample("10/2026/QĐ-UBND");
        document.issued_on = "2026-03-01";
        document.effective_on = "2026-03-11";
        document.title = "Sửa đổi quy chế";
        document.text = std::move(text);
        document.relations = {{RelationKind::amends, "07/2011/QĐ-UBND", "", "", "", "", ""}};
        return document;
    }
    std::string amend() { return path_of("10/2026/QĐ-UBND", publish(amending(amendment))); }
    void go_to(std::string_view day) { portal.clock().set(parse_instant(day).value()); }
    std::string page(const std::string& path) { return portal.get("localhost", path).body; }

    static constexpr const char* amendment =
        "Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 07/2011/QĐ-UBND\n1. Sửa đổi khoản 1 Điều 5 như sau:\n"
        "“1. Báo cáo hằng quý.”.\n2. Bãi bỏ Điều 6.\n3. Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. Kiểm tra\nSở kiểm tra.”.\n"
        "Điều 2. Hiệu lực\nTừ ngày 11 tháng 3 năm 2026.";
    web::TestPortal portal{{media::feature(), feature()}};
    std::string regulation;
};

TEST_F(ProvisionPages, TheChangeIsNotedAtTheProvisionAndFlipsOnItsDay)
{
    const std::string by = amend();
    const std::string before = page(regulation);
    EXPECT_THAT(before, HasSubstr("Từ ngày 11/03/2026, khoản này được sửa đổi, bổ sung bởi <a href=\"" + by +
                                  "#dieu-1-khoan-1\">khoản 1 Điều 1 Quyết định 10/2026/QĐ-UBND</a>"));
    EXPECT_THAT(before, Not(HasSubstr("Hết hiệu lực.")));
    portal.clock().set(parse_instant("2026-03-10T23:59:59+07:00").value());
    EXPECT_EQ(page(regulation), before);
    portal.clock().set(parse_instant("2026-03-11T00:00:00+07:00").value());
    const std::string after = page(regulation);
    EXPECT_THAT(after, HasSubstr("Khoản này đã được sửa đổi, bổ sung bởi <a href=\"" + by + "#dieu-1-khoan-1\">"));
    EXPECT_THAT(after, HasSubstr("từ ngày 11/03/2026. <a href=\"" + regulation + "/lich-su/dieu-5-khoan-1\">"));
    EXPECT_THAT(after, HasSubstr("data-validity=\"expired\"><strong>Hết hiệu lực.</strong></span> Điều này đã bị bãi bỏ bởi"));
    EXPECT_THAT(after, HasSubstr("Điều 5a đã được bổ sung bởi"));
    EXPECT_LT(after.find("id=\"dieu-5-khoan-1\""), after.find("Khoản này đã được sửa đổi"));
    EXPECT_LT(after.find("Khoản này đã được sửa đổi"), after.find("id=\"dieu-5-khoan-2\""));
}

TEST_F(ProvisionPages, AnOlderDocumentMeansAnotherOneOfThatNumber)
{
    Document older = sample("03/2010/QĐ-UBND");
    older.issued_on = older.effective_on = "2010-05-01";
    older.relations = {{RelationKind::replaces, "07/2011/QĐ-UBND", "", "", "", "", ""},
                       {RelationKind::guides, "07/2011/QĐ-UBND", "", "", "Điều 6", "2012-01-01", ""}};
    publish(older);
    EXPECT_THAT(page(regulation), AllOf(HasSubstr("data-validity=\"in_force\""), Not(HasSubstr("03/2010/QĐ-UBND"))));
    EXPECT_THAT(page("/van-ban?hieu-luc=in_force"), HasSubstr("07/2011/QĐ-UBND"));
    older.issued_on = older.effective_on = "2011-06-03";
    publish(older);
    EXPECT_THAT(page(regulation), AllOf(HasSubstr("data-validity=\"expired\""), HasSubstr("03/2010/QĐ-UBND"))) << "of one day";
}

TEST_F(ProvisionPages, NotesGoWithTheDocumentThatMadeThem)
{
    const ItemId number = publish(amending(amendment));
    EXPECT_THAT(page(regulation), HasSubstr("law-change"));
    const auto system = access::system_actor();
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
        return publication::withdraw(tx, {system, portal.clock().now(), "test"}, portal.province(), number, "Đăng nhầm");
    }));
    portal.settle();
    EXPECT_THAT(page(regulation), Not(HasSubstr("law-change")));
    EXPECT_EQ(portal.get("localhost", regulation + "/lich-su/dieu-6").status, 200) << "what was never changed has one version";
}

TEST_F(ProvisionPages, ADayIsChosenWithoutAScript)
{
    amend();
    EXPECT_THAT(page(regulation), HasSubstr("<form class=\"as-of\" method=\"get\" action=\"" + regulation + "\">"));
    const std::string later = page(regulation + "?ngay=2026-03-11");
    EXPECT_THAT(
        later,
        AllOf(HasSubstr("Văn bản tại ngày 11/03/2026, với nội dung đã sửa đổi đến ngày đó. Bản này do cổng thông tin điện tử "
                        "lập để tham khảo, không phải văn bản chính thức."),
              HasSubstr("Báo cáo hằng quý."), Not(HasSubstr("Báo cáo hằng năm.")), HasSubstr("(Đã bãi bỏ)"),
              HasSubstr("id=\"dieu-5a\"")));
    EXPECT_THAT(later, AllOf(HasSubstr("content=\"noindex\""), HasSubstr("value=\"2026-03-11\""),
                             HasSubstr("data-validity=\"partly_expired\"")));
    const std::string earlier = page(regulation + "?ngay=10/03/2026");
    EXPECT_THAT(earlier, AllOf(HasSubstr("Văn bản tại ngày 10/03/2026, với nội dung như khi ban hành."),
                               HasSubstr("Báo cáo hằng năm."), Not(HasSubstr("hằng quý"))));
    EXPECT_THAT(page(regulation + "?ngay=2010-01-01"), AllOf(HasSubstr("khi văn bản chưa được ban hành"),
                                                             HasSubstr("Chưa có hiệu lực"), Not(HasSubstr("Ngày này chưa đến"))));
    EXPECT_THAT(page(regulation + "?ngay=9999-12-31"),
                HasSubstr("Ngày này chưa đến, nên mới tính những thay đổi đã đăng trên cổng."));
    EXPECT_THAT(page(regulation + "?ngay=" + std::string(3000, '9')), Not(HasSubstr(std::string(100, '9'))))
        << "as much as tells it";
}

TEST_F(ProvisionPages, LinksOfAPageOfADayCarryTheDay)
{
    amend();
    const std::string print = "/in/van-ban/" + regulation.substr(regulation.rfind('-') + 1);
    for (const auto& [typed, day] : {std::pair{"11/03/2026", "2026-03-11"}, {"hom-nay", "hom-nay"}}) {
        const std::string query = std::string("?ngay=") + day;
        EXPECT_THAT(page(regulation + "?ngay=" + typed),
                    AllOf(HasSubstr("href=\"" + print + query + "\""),
                          HasSubstr("href=\"" + regulation + "/toan-van.docx" + query + "\"")));
    }
    EXPECT_THAT(page(regulation),
                AllOf(HasSubstr("href=\"" + print + "\""), HasSubstr("href=\"" + regulation + "/toan-van.docx\"")));
    EXPECT_THAT(page(print + "?ngay=2026-03-11"),
                AllOf(HasSubstr("Văn bản tại ngày 11/03/2026"), HasSubstr("Báo cáo hằng quý.")));
    EXPECT_THAT(
        portal.get("localhost", "/van-ban/khac-" + regulation.substr(regulation.rfind('-') + 1) + "?ngay=2026-03-11").head,
        HasSubstr("Location: " + regulation + "?ngay=2026-03-11\r\n"));
}

TEST_F(ProvisionPages, ADayThatIsNoneIsTold)
{
    for (const char* typed : {"2026-02-30", "hôm%20qua", "%3Cb%3E", "99/99/2026"}) {
        const auto answer = portal.get("localhost", regulation + "?ngay=" + typed);
        EXPECT_EQ(answer.status, 200) << typed;
        EXPECT_THAT(answer.body, AllOf(HasSubstr("chưa đúng. Hãy chọn ngày có thật."), HasSubstr("Báo cáo hằng năm."))) << typed;
    }
    EXPECT_THAT(page(regulation + "?ngay=%3Cb%3E"), HasSubstr("“&lt;b&gt;”"));
    const std::string number = regulation.substr(regulation.rfind('-') + 1);
    const auto printed = portal.get("localhost", "/in/van-ban/" + number + "?ngay=2026-02-30");
    EXPECT_EQ(printed.status, 422);
    EXPECT_THAT(printed.body, HasSubstr("Ngày “2026-02-30” chưa đúng."));
    EXPECT_THAT(portal.get("localhost", "/van-ban/khac-" + number + "?ngay=h%C3%B4m%20qua").head,
                HasSubstr("Location: " + regulation + "?ngay=h%C3%B4m%20qua\r\n"));
}

TEST_F(ProvisionPages, TheTextAsItIsNowFollowsTheClock)
{
    amend();
    EXPECT_THAT(page(regulation), Not(HasSubstr("?ngay=hom-nay")));
    EXPECT_THAT(page(regulation + "?ngay=hom-nay"), HasSubstr("Báo cáo hằng năm."));
    go_to("2026-03-11");
    EXPECT_THAT(page(regulation), HasSubstr("href=\"" + regulation + "?ngay=hom-nay\""));
    EXPECT_THAT(page(regulation + "?ngay=hom-nay"),
                AllOf(HasSubstr("Văn bản tại ngày 11/03/2026"), HasSubstr("Báo cáo hằng quý.")));
    go_to("2026-03-12");
    EXPECT_THAT(page(regulation + "?ngay=hom-nay"), HasSubstr("Văn bản tại ngày 12/03/2026"));
}

TEST_F(ProvisionPages, ANewTextThatNobodyKnowsIsSaidToBeUnknown)
{
    const std::string by =
        path_of("10/2026/QĐ-UBND", publish(amending("Điều 1. Sửa đổi khoản 1 Điều 5 như sau:\nKhông có dấu trích.")));
    EXPECT_THAT(page(regulation + "?ngay=2026-03-11"),
                AllOf(HasSubstr("Nội dung mới chưa ghi nhận được trên trang này"), HasSubstr("<a href=\"" + by + "#dieu-1\">"),
                      HasSubstr("Báo cáo hằng năm.")));
    EXPECT_THAT(page(regulation + "/lich-su/dieu-5-khoan-1"),
                AllOf(HasSubstr("Nội dung mới chưa ghi nhận được"), HasSubstr("Không so sánh được")));
}

TEST_F(ProvisionPages, TheHistoryOfAProvisionHasItsVersions)
{
    const std::string by = amend();
    const std::string history = page(regulation + "/lich-su/dieu-5-khoan-1");
    EXPECT_THAT(history,
                AllOf(HasSubstr("<h1>Lịch sử khoản 1 Điều 5</h1>"), HasSubstr("Từ 13/06/2011 đến 10/03/2026 (hiện nay)"),
                      HasSubstr("Từ 11/03/2026</h3>"), HasSubstr("Báo cáo hằng năm."), HasSubstr(by + "#dieu-1-khoan-1")));
    go_to("2026-03-11");
    EXPECT_THAT(page(regulation + "/lich-su/dieu-5-khoan-1"), HasSubstr("Từ 11/03/2026 (hiện nay)"));
    EXPECT_THAT(page(regulation + "/lich-su/dieu-6"), HasSubstr("data-validity=\"expired\"><strong>Hết hiệu lực</strong>"));
    EXPECT_THAT(page(regulation + "/lich-su/dieu-5a"), HasSubstr("Thời kỳ này văn bản không có nội dung này."));
    for (const char* none : {"dieu-99", "x", "quyet-dinh", "dieu-5%22"})
        EXPECT_EQ(portal.get("localhost", regulation + "/lich-su/" + none).status, 404) << none;
    EXPECT_EQ(portal.get("localhost", "/van-ban/khac-" + regulation.substr(regulation.rfind('-') + 1) + "/lich-su/dieu-6").status,
              301);
}

TEST_F(ProvisionPages, TheHistorySaysWhatWasNotReadOfAmendmentsOfTheWholeDocument)
{
    publish(amending("Sửa đổi một số nội dung theo phụ lục."));
    constexpr const char* note =
        "Những thay đổi theo Quyết định 10/2026/QĐ-UBND chưa ghi nhận được trên cổng, nên chưa có trong nội dung này.</p>";
    const std::string before = regulation + "/lich-su/dieu-5-khoan-1";
    const std::string history = page(before);
    const auto first = history.find("Từ 13/06/2011 đến 10/03/2026 (hiện nay)</h3>"), second = history.find("Từ 11/03/2026</h3>");
    ASSERT_NE(first, std::string::npos);
    ASSERT_LT(first, second);
    EXPECT_LT(second, history.find(note)) << "of the second period alone";
    EXPECT_EQ(history.find("Nội dung khi ban hành"), history.rfind("Nội dung khi ban hành"));
    EXPECT_THAT(history, Not(HasSubstr("Nội dung hai ngày giống nhau.")));
    const std::string compared = page(before + "?tu=2012-01-01&den=2026-04-01");
    EXPECT_THAT(compared.substr(compared.find("id=\"so-sanh\"")),
                AllOf(HasSubstr(note), Not(HasSubstr("Nội dung hai ngày giống nhau."))));
    const std::string earlier = page(before + "?tu=2012-01-01&den=2013-01-01");
    EXPECT_THAT(earlier.substr(earlier.find("id=\"so-sanh\"")),
                AllOf(Not(HasSubstr(note)), HasSubstr("Nội dung hai ngày giống nhau.")));
    go_to("2026-03-11");
    EXPECT_THAT(page(before), HasSubstr("Từ 11/03/2026 (hiện nay)</h3>"));
}

TEST_F(ProvisionPages, AnyTwoDaysAreCompared)
{
    amend();
    const std::string history = regulation + "/lich-su/dieu-5-khoan-1";
    EXPECT_THAT(page(history + "?tu=2012-01-01&den=2026-04-01"),
                AllOf(HasSubstr("<del><span class=\"visually-hidden\"> [bỏ] </span>năm.<span"), HasSubstr("</span>quý.<span"),
                      HasSubstr("Bỏ 1 chỗ, thêm 1 chỗ."), HasSubstr("content=\"noindex\"")));
    EXPECT_THAT(page(history + "?tu=2012-01-01&den=2013-01-01"), HasSubstr("Nội dung hai ngày giống nhau."));
    EXPECT_THAT(page(history + "?tu=2013-01-01&den=2012-01-01"), HasSubstr("Ngày thứ nhất phải trước ngày thứ hai."));
    EXPECT_THAT(page(history + "?tu=hom%20qua&den=2012-01-01"),
                AllOf(HasSubstr("“hom qua”"), HasSubstr("“01/01/2012”"), HasSubstr("name=\"tu\" value=\"\" aria-describedby"),
                      HasSubstr("name=\"den\" value=\"2012-01-01\"></div>")));
    EXPECT_THAT(page(history + "?tu=2012-01-01&den="),
                AllOf(HasSubstr("Hãy chọn cả hai ngày cần so sánh."), HasSubstr("name=\"den\" value=\"\" aria-describedby")));
    EXPECT_THAT(page(history), HasSubstr("năm.<span")) << "the change that comes is compared by itself";
}

TEST_F(ProvisionPages, TheEditorsWordingIsShownWhereTheTextHasNone)
{
    Document document = amending("Điều 1. Theo phụ lục.");
    document.relations = {{RelationKind::amends, "07/2011/QĐ-UBND", "", "", "khoản 2 Điều 5", "", ""}};
    document.relations[0].wording = "2. Do người nhập ghi.";
    publish(document);
    EXPECT_THAT(page(regulation + "?ngay=2026-03-11"), HasSubstr("Do người nhập ghi."));
}

TEST_F(ProvisionPages, RelationsAreADiagramAndAListInBothDirections)
{
    const std::string by = amend();
    Document third = sample("12/2026/QĐ-UBND");
    third.issued_on = third.effective_on = "2026-03-01";
    third.relations = {{RelationKind::based_on, "07/2011/QĐ-UBND", "", "", "", "", ""},
                       {RelationKind::guides, "99/2020/NĐ-CP", "Nghị định <khác>", "", "", "", ""}};
    const std::string third_path = path_of(third.number, publish(third));
    const std::string diagram = page(regulation + "/quan-he");
    EXPECT_THAT(
        diagram,
        AllOf(HasSubstr("<svg class=\"relation-diagram\" role=\"img\" aria-label=\"Sơ đồ quan hệ của Quyết định 07/2011/QĐ-UBND"),
              HasSubstr("<h3>Được sửa đổi, bổ sung bởi</h3><ul><li><a href=\"" + by + "\">"),
              HasSubstr("<h3>Là căn cứ của</h3><ul><li><a href=\"" + third_path + "\">")));
    EXPECT_THAT(page(third_path + "/quan-he"),
                AllOf(HasSubstr("<h3>Hướng dẫn</h3><ul><li>99/2020/NĐ-CP: Nghị định &lt;khác&gt;</li>"),
                      HasSubstr("<h3>Căn cứ</h3><ul><li><a href=\"" + regulation + "\">")));
    EXPECT_THAT(page(regulation), HasSubstr(regulation + "/quan-he"));
    Document lonely = sample("13/2026/QĐ-UBND");
    EXPECT_THAT(page(path_of(lonely.number, publish(lonely)) + "/quan-he"),
                AllOf(HasSubstr("Chưa ghi nhận quan hệ nào"), Not(HasSubstr("<svg class=\"rel"))));
}

TEST_F(ProvisionPages, DocumentsBeyondTheShownOnesAreCountedInTheirOwnGroup)
{
    for (int i = 1; i <= 52; ++i) {
        Document document = sample(std::to_string(i) + "/2026/QĐ-UBND");
        document.issued_on = document.effective_on = "2026-03-01";
        for (const char* provision : i <= 2 ? std::vector{"Điều 5", "Điều 6"} : std::vector{""})
            document.relations.push_back({RelationKind::based_on, "07/2011/QĐ-UBND", "", "", provision, "", ""});
        if (i == 1)
            document.relations.push_back({RelationKind::refers_to, "07/2011/QĐ-UBND", "", "", "", "", ""});
        publish(document);
    }
    const std::string diagram = page(regulation + "/quan-he");
    EXPECT_THAT(diagram, AllOf(HasSubstr(">và 2 văn bản khác</p>"), HasSubstr("<h3>Được dẫn chiếu tại</h3>")));
    EXPECT_THAT(diagram.substr(diagram.find("<h3>Được dẫn chiếu tại</h3>")), Not(HasSubstr("văn bản khác</p>")));
}

TEST_F(ProvisionPages, AnEndThatIsKnownIsToldBeforeItComes)
{
    Document next = sample("11/2026/QĐ-UBND");
    next.issued_on = "2026-02-20";
    next.effective_on = "2026-04-01";
    next.relations = {{RelationKind::replaces, "07/2011/QĐ-UBND", "", "", "", "", ""}};
    const std::string by = path_of(next.number, publish(next));
    const std::string link = " <a href=\"" + by + "\">Quyết định 11/2026/QĐ-UBND</a>";
    EXPECT_THAT(page(regulation),
                AllOf(HasSubstr("<strong>Còn hiệu lực</strong></span> <span>từ 13/06/2011 đến hết ngày 31/03/2026</span>"),
                      HasSubstr("<span>từ 01/04/2026 được thay thế bởi" + link)));
    EXPECT_THAT(page(regulation + "/toan-van.txt?ngay=2026-03-01"),
                HasSubstr("Còn hiệu lực, từ 13/06/2011 đến hết ngày 31/03/2026."));
    const std::string history = regulation + "/lich-su/dieu-6";
    EXPECT_THAT(page(history), AllOf(HasSubstr("Từ 13/06/2011 đến 31/03/2026 (hiện nay)"),
                                     HasSubstr("Từ ngày 01/04/2026, cả văn bản được thay thế bởi" + link)));
    go_to("2026-04-01");
    EXPECT_THAT(page(regulation), AllOf(HasSubstr("data-validity=\"expired\""), Not(HasSubstr("đến hết ngày"))));
    EXPECT_THAT(page(history),
                AllOf(HasSubstr("Từ 13/06/2011 đến 31/03/2026</h3>"), HasSubstr("cả văn bản đã được thay thế bởi" + link)));
}

TEST_F(ProvisionPages, ADocumentThatEndsByItselfSaysItsLastDay)
{
    Document document = sample("21/2026/QĐ-UBND");
    document.issued_on = document.effective_on = "2026-02-20";
    document.expires_on = "2026-05-01";
    const std::string path = path_of(document.number, publish(document));
    EXPECT_THAT(page(path), HasSubstr("<span>từ 20/02/2026 đến hết ngày 30/04/2026</span></p>"));
    EXPECT_THAT(page(path + "/lich-su/dieu-1"), AllOf(HasSubstr("Từ 20/02/2026 đến 30/04/2026 (hiện nay)"),
                                                      HasSubstr("Từ ngày 01/05/2026, cả văn bản hết hiệu lực.")));
    EXPECT_THAT(page(path + "?ngay=2026-02-01"), HasSubstr("có hiệu lực từ 20/02/2026 đến hết ngày 30/04/2026</span></p>"));
}

TEST_F(ProvisionPages, ANewProvisionIsNotedBehindTheOneItFollows)
{
    amend();
    go_to("2026-03-11");
    const std::string shown = page(regulation);
    const auto note = shown.find("Điều 5a đã được bổ sung bởi");
    EXPECT_LT(shown.find("id=\"dieu-5-khoan-2\""), note) << "behind all of Điều 5";
    EXPECT_LT(note, shown.find("id=\"dieu-6\""));
    const std::string history = page(regulation + "/lich-su/dieu-5a");
    EXPECT_THAT(history, AllOf(HasSubstr("Thời kỳ này văn bản không có nội dung này."), Not(HasSubstr("Nội dung khi ban hành")),
                               HasSubstr("<p>Thêm 1 chỗ.</p>")));
}

TEST_F(ProvisionPages, APaperThatIsNeverInForceSaysNothingOfIt)
{
    Document report = sample("50/BC-UBND");
    report.type = "Báo cáo";
    report.issued_on = report.effective_on = "2026-02-20";
    const std::string path = path_of(report.number, publish(report));
    EXPECT_THAT(page(path), Not(HasSubstr("Còn hiệu lực")));
    EXPECT_THAT(page(path + "/toan-van.txt?ngay=2026-03-01"),
                AllOf(HasSubstr("Văn bản tại ngày 01/03/2026"), Not(HasSubstr("Hiệu lực tại ngày"))));
    Document end = sample("12/2026/QĐ-UBND");
    end.issued_on = end.effective_on = "2026-03-01";
    end.relations = {{RelationKind::repeals, report.number, "", "", "", "", ""}};
    publish(end);
    EXPECT_THAT(page(path), HasSubstr("data-validity=\"expired\"")) << "what was ended is told";
}

TEST(Notes, StandBehindTheHeadingOrFirstParagraphOfTheirProvision)
{
    const std::string html =
        "<section class=\"law-article\" id=\"dieu-1\">\n<h3>Điều 1.</h3>\n<div class=\"law-clause\" id=\"dieu-1-khoan-1\">\n<p>1. Một.</p>\n"
        "<p>Hai.</p>\n</div>\n</section>\n<section class=\"law-article\" id=\"dieu-2\">\n</section>\n";
    EXPECT_EQ(
        with_notes(html, {{{"dieu-1", "<N1>"}, {"dieu-1-khoan-1", "<N2>"}, {"dieu-2", "<N3>"}, {"dieu-9", "<N9>"}}, {}}),
        "<section class=\"law-article\" id=\"dieu-1\">\n<h3>Điều 1.</h3>\n<N1><div class=\"law-clause\" id=\"dieu-1-khoan-1\">\n<p>1. Một.</p>\n<N2>"
        "<p>Hai.</p>\n</div>\n</section>\n<section class=\"law-article\" id=\"dieu-2\">\n<N3></section>\n");
    EXPECT_EQ(
        with_notes(html, {{}, {{"dieu-1", "<N1>"}, {"dieu-1-khoan-1", "<N2>"}, {"dieu-2", "<N3>"}}}),
        "<section class=\"law-article\" id=\"dieu-1\">\n<h3>Điều 1.</h3>\n<div class=\"law-clause\" id=\"dieu-1-khoan-1\">\n<p>1. Một.</p>\n"
        "<p>Hai.</p>\n</div>\n<N2></section>\n<N1><section class=\"law-article\" id=\"dieu-2\">\n</section>\n<N3>");
    EXPECT_EQ(with_notes("<div id=\"dieu-1\">\n<p>Dở", {{}, {{"dieu-1", "<N1>"}}}), "<div id=\"dieu-1\">\n<p>Dở<N1>");
    EXPECT_EQ(with_notes("", {{{"dieu-1", "x"}}, {}}), "");
    EXPECT_EQ(ids_in_html(html).size(), 3u);
}

}   // namespace
}   // namespace tantrao::documents
