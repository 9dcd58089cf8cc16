// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class DocumentPages : public testing::Test {
  protected:
    Document sample(std::string number)
    {
        return sample_document(portal.category(portal.province(), "gioi-thieu"), std::move(number));
    }
    ItemId publish(const Document& document) { return publish_for_test(portal, portal.province(), document, document.number); }
    void withdraw(ItemId number) { withdraw_for_test(portal, portal.province(), number, "Đăng nhầm tệp"); }
    std::string list(const std::string& query = "") { return portal.get("localhost", "/van-ban" + query).body; }
    void go_to(std::string_view day) { portal.clock().set(parse_instant(day).value()); }

    web::TestPortal portal{{media::feature(), feature()}};
};

TEST_F(DocumentPages, ShowsTheRecordAndTheText)
{
    Document document = sample("07/2011/QĐ-UBND");
    document.title = "Về <quy chế> & cổng";
    document.fields = {"dat-dai"};
    const ItemId number = publish(document);
    const auto page = portal.get("localhost", path_of("07/2011/QĐ-UBND", number));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("<h1>Quyết định 07/2011/QĐ-UBND</h1>"));
    EXPECT_THAT(page.body, HasSubstr("Về &lt;quy chế&gt; &amp; cổng"));
    EXPECT_THAT(page.body, HasSubstr("<th scope=\"row\">Ngày ban hành</th><td>03/06/2011</td>"));
    EXPECT_THAT(page.body, HasSubstr("<td>Nguyễn Văn Mẫu (Chủ tịch)</td>"));
    EXPECT_THAT(page.body, HasSubstr("<td>Đất đai</td>"));
    EXPECT_THAT(page.body, HasSubstr("Quyết định này có hiệu lực sau 10 ngày."));
    EXPECT_THAT(page.body, HasSubstr("data-validity=\"in_force\""));
    EXPECT_THAT(page.body, HasSubstr("<link rel=\"canonical\" href=\"http://localhost:8080/van-ban/07-2011-qd-ubnd-"));
}

TEST_F(DocumentPages, ProvisionsHaveTheirPlaceAndTheContentsLeadThere)
{
    Document document = sample("07/2011/QĐ-UBND");
    document.text =
        "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Một <điều>.\n\n2. Hai:\n\na) A;\n\nb) B.\n\nChương II\nTHI HÀNH\n\nĐiều 2. Tổ chức\n\nLàm.";
    const std::string page = portal.get("localhost", path_of(document.number, publish(document))).body;
    EXPECT_THAT(page,
                AllOf(HasSubstr("id=\"dieu-1\""), HasSubstr("id=\"dieu-1-khoan-2-diem-b\""), HasSubstr("Một &lt;điều&gt;.")));
    EXPECT_THAT(
        page,
        HasSubstr(
            "<li><a href=\"#chuong-1\">Chương I. QUY ĐỊNH CHUNG</a><ul><li><a href=\"#dieu-1\">Điều 1. Phạm vi</a></li></ul></li>"
            "<li><a href=\"#chuong-2\">Chương II. THI HÀNH</a><ul><li><a href=\"#dieu-2\">"));
}

TEST_F(DocumentPages, OnlyTheNumberResolves)
{
    const std::string number = std::to_string(publish(sample("07/2011/QĐ-UBND")).value);
    const auto moved = portal.get("localhost", "/van-ban/ten-khac-" + number);
    EXPECT_EQ(moved.status, 301);
    EXPECT_THAT(moved.head, HasSubstr("Location: /van-ban/07-2011-qd-ubnd-" + number));
    for (const char* none : {"/van-ban/07-2011-qd-ubnd", "/van-ban/x-999999", "/van-ban/x-99999999999999999999"})
        EXPECT_EQ(portal.get("localhost", none).status, 404) << none;
    EXPECT_EQ(portal.get("yenphu.localhost", "/van-ban/07-2011-qd-ubnd-" + number).status, 404) << "it is of another site";
}

TEST_F(DocumentPages, ADraftIsNowhere)
{
    const auto content = to_content(sample("08/2011/QĐ-UBND"));
    const auto system = access::system_actor();
    const auto made = portal.core().write([&](db::Transaction& tx) {
        return publication::create(tx, {system, portal.clock().now(), "test"}, portal.province(), kind, "vi", content);
    });
    ASSERT_TRUE(made);
    portal.settle();
    EXPECT_EQ(portal.get("localhost", path_of("08/2011/QĐ-UBND", made->item)).status, 404);
    EXPECT_EQ(portal.get("localhost", "/in/van-ban/" + std::to_string(made->item.value)).status, 404);
    EXPECT_THAT(list(), AllOf(Not(HasSubstr("08/2011")), HasSubstr("Không có văn bản nào")));
}

TEST_F(DocumentPages, WithdrawnLeavesADatedNotice)
{
    const ItemId number = publish(sample("07/2011/QĐ-UBND"));
    const std::string path = path_of("07/2011/QĐ-UBND", number);
    EXPECT_THAT(list(), HasSubstr("07/2011"));
    withdraw(number);
    EXPECT_EQ(portal.get("localhost", path).status, 410) << "at once, before the log is followed";
    portal.settle();
    const auto notice = portal.get("localhost", path);
    EXPECT_EQ(notice.status, 410);
    EXPECT_THAT(notice.body, AllOf(HasSubstr("Đăng nhầm tệp"), Not(HasSubstr("Nguyễn Văn Mẫu"))));
    EXPECT_EQ(portal.get("localhost", "/in/van-ban/" + std::to_string(number.value)).status, 410);
    EXPECT_THAT(list(), AllOf(Not(HasSubstr("07/2011")), Not(HasSubstr("Quyết định (")))) << "nor do filters offer what is gone";
}

TEST_F(DocumentPages, PrintViewIsNotIndexed)
{
    const ItemId number = publish(sample("07/2011/QĐ-UBND"));
    const auto page = portal.get("localhost", "/in/van-ban/" + std::to_string(number.value));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("content=\"noindex\""), HasSubstr("http://localhost:8080/van-ban/07-2011-qd-ubnd-")));
}

TEST_F(DocumentPages, TheCategoryOfTheMenuIsTheList)
{
    const auto moved = portal.get("localhost", "/van-ban-phap-luat");
    EXPECT_EQ(moved.status, 301);
    EXPECT_THAT(moved.head, HasSubstr("Location: /van-ban\r\n"));
}

TEST_F(DocumentPages, ListsNewestFirstByKey)
{
    for (int i = 1; i <= 25; ++i) {
        Document document = sample(std::to_string(i) + "/2012/QĐ-UBND");
        document.issued_on = "2012-01-" + std::string(i < 10 ? "0" : "") + std::to_string(i);
        document.effective_on.clear();
        publish(document);
    }
    const std::string first = list();
    EXPECT_LT(first.find(" 25/2012"), first.find(" 24/2012"));
    EXPECT_THAT(first, AllOf(HasSubstr(" 6/2012"), Not(HasSubstr(" 5/2012"))));
    const auto at = first.find("/van-ban?truoc=");
    ASSERT_NE(at, std::string::npos);
    const std::string second = portal.get("localhost", first.substr(at, first.find('"', at) - at)).body;
    EXPECT_THAT(second, AllOf(HasSubstr(" 5/2012"), HasSubstr(" 1/2012"), Not(HasSubstr(" 6/2012"))));
    EXPECT_THAT(list("?truoc=rac"), HasSubstr(" 25/2012"));
}

TEST_F(DocumentPages, FiltersByEveryField)
{
    Document one = sample("01/2012/NQ-HĐND");
    one.type = "Nghị quyết";
    one.issuer = "Hội đồng nhân dân tỉnh Tuyên Quang";
    one.issued_on = one.effective_on = "2012-05-01";
    one.fields = {"dat-dai"};
    publish(one);
    publish(sample("07/2011/QĐ-UBND"));
    for (const char* query : {"?loai=nghi-quyet", "?co-quan=hoi-dong-nhan-dan-tinh-tuyen-quang", "?linh-vuc=dat-dai", "?nam=2012",
                              "?loai=nghi-quyet&nam=2012&linh-vuc=dat-dai&hieu-luc=in_force"})
        EXPECT_THAT(list(query), AllOf(HasSubstr("Nghị quyết 01/2012"), Not(HasSubstr("Quyết định 07/2011")))) << query;
    for (const char* none :
         {"?loai=luat", "?loai=nghi-quyet&nam=2011", "?linh-vuc=y-te-duoc-an-toan-thuc-pham", "?hieu-luc=expired"})
        EXPECT_THAT(list(none), AllOf(HasSubstr("Không có văn bản nào"), HasSubstr("Bỏ lọc"))) << none;
    EXPECT_THAT(list("?hieu-luc=rac"), AllOf(HasSubstr("Quyết định 07/2011"), HasSubstr("Bỏ lọc")))
        << "an unknown state is no filter";
    EXPECT_THAT(list("?linh-vuc=%27%20OR%201%3D1"), AllOf(HasSubstr("Quyết định 07/2011"), HasSubstr("“&#39; OR 1=1”")));
    EXPECT_THAT(list("?loai=luat"), HasSubstr("<a href=\"/van-ban\">Văn bản</a></li>")) << "to the list of all";
    EXPECT_THAT(list("?loai=luat&nam=2011"), Not(HasSubstr("<a href=\"/van-ban\">Văn bản</a></li>")))
        << "a list is not above itself";
    EXPECT_THAT(list("?loai=nghi-quyet"), HasSubstr("value=\"nghi-quyet\" selected=\"selected\">Nghị quyết (1)"));
}

TEST_F(DocumentPages, AFilteredListIsPagedWithItsFilter)
{
    for (int i = 1; i <= 22; ++i)
        publish(sample(std::to_string(i) + "/2011/QĐ-UBND"));
    const std::string first = list("?loai=quyet-dinh&nam=2011");
    EXPECT_THAT(first, HasSubstr("/van-ban?loai=quyet-dinh&amp;nam=2011&amp;truoc=2011-06-03."));
}

TEST_F(DocumentPages, ComesIntoForceByItselfOnItsDay)
{
    go_to("2026-03-01");
    Document document = sample("09/2026/QĐ-UBND");
    document.issued_on = "2026-03-01";
    document.effective_on = "2026-03-11";
    const std::string path = path_of(document.number, publish(document));
    EXPECT_THAT(portal.get("localhost", path).body, AllOf(HasSubstr("Chưa có hiệu lực"), HasSubstr("có hiệu lực từ 11/03/2026")));
    EXPECT_THAT(list("?hieu-luc=not_yet"), HasSubstr("09/2026"));
    portal.clock().set(parse_instant("2026-03-10T23:59:59+07:00").value());
    EXPECT_THAT(portal.get("localhost", path).body, HasSubstr("Chưa có hiệu lực"));
    portal.clock().set(parse_instant("2026-03-11T00:00:00+07:00").value());
    EXPECT_THAT(portal.get("localhost", path).body, HasSubstr("data-validity=\"in_force\""));
    EXPECT_THAT(list("?hieu-luc=in_force"), HasSubstr("09/2026"));
}

TEST_F(DocumentPages, AConsolidatedTextTellsHowThatStandsWhichItWasMadeOf)
{
    go_to("2026-03-01");
    const std::string base = path_of("07/2011/QĐ-UBND", publish(sample("07/2011/QĐ-UBND")));
    Document consolidated = sample("01/VBHN-UBND");
    consolidated.type = "Văn bản hợp nhất";
    consolidated.issued_on = "2012-01-01";
    consolidated.effective_on = "";
    consolidated.relations = {{RelationKind::consolidates, "7/2011/QD-UBND", "", "", "", "", ""},
                              {RelationKind::consolidates, "không có", "", "", "", "", ""}};
    const std::string path = path_of(consolidated.number, publish(consolidated));
    const auto line = [&](const std::string& state) {
        return HasSubstr("Hợp nhất từ</span><span><a href=\"" + base + "\">Quyết định 07/2011/QĐ-UBND</a> (" + state +
                         ")</span></p>");
    };
    EXPECT_THAT(portal.get("localhost", path).body, line("Còn hiệu lực"));
    EXPECT_THAT(portal.get("localhost", base).body, Not(HasSubstr("Hợp nhất từ")));
    Document next = sample("10/2026/QĐ-UBND");
    next.issued_on = "2026-03-01";
    next.effective_on = "2026-03-11";
    next.relations = {{RelationKind::replaces, "7/2011/QD-UBND", "", "", "", "", ""}};
    publish(next);
    EXPECT_THAT(portal.get("localhost", path).body, line("Còn hiệu lực"));
    for (const char* day : {"?ngay=2026-03-11", "?ngay=9999-12-31"})
        EXPECT_THAT(portal.get("localhost", path + day).body, line("Hết hiệu lực toàn bộ")) << day;
    go_to("2026-03-11");
    EXPECT_THAT(portal.get("localhost", path).body, line("Hết hiệu lực toàn bộ"));
}

TEST_F(DocumentPages, ARelationLinksOnlyTheOneDocumentThatItMayMean)
{
    const auto of_day = [&](const char* number, const char* day) {
        Document document = sample(number);
        document.issued_on = document.effective_on = day;
        return path_of(document.number, publish(document));
    };
    const std::string first = of_day("5/QĐ-UBND", "2010-01-01"), later = of_day("05/QĐ-UBND", "2014-01-01");
    Document naming = sample("6/QĐ-UBND");
    naming.relations = {{RelationKind::refers_to, "5/QĐ-UBND", "", "", "", "", ""}};
    const std::string path = path_of(naming.number, publish(naming));
    EXPECT_THAT(portal.get("localhost", path).body,
                AllOf(HasSubstr("Dẫn chiếu <a href=\"" + first + "\">"), Not(HasSubstr(later))));
    const std::string second = of_day("005/QĐ-UBND", "2011-01-01");
    EXPECT_THAT(portal.get("localhost", path).body, AllOf(HasSubstr("Dẫn chiếu 5/QĐ-UBND"), Not(HasSubstr(second))))
        << "nobody knows which of the two";
    naming.relations[0].issued_on = "2011-01-01";
    publish(naming);
    EXPECT_THAT(portal.get("localhost", path).body, HasSubstr("Dẫn chiếu <a href=\"" + second + "\">"));
}

TEST_F(DocumentPages, OfOneNumberTheOneOfTheSameIssuerIsMeant)
{
    const auto of = [&](const char* number, const char* issuer, const char* day) {
        Document document = sample(number);
        document.issuer = issuer;
        document.issued_on = document.effective_on = day;
        return document;
    };
    const Document first = of("05/2011/QĐ-UBND", "UBND huyện Na Hang", "2011-02-01"),
                   second = of("5/2011/QĐ-UBND", "UBND huyện Hàm Yên", "2011-03-01");
    const std::string of_first = path_of(first.number, publish(first)), of_second = path_of(second.number, publish(second));
    Document ending = of("06/2012/QĐ-UBND", "UBND huyện Na Hang", "2012-01-01");
    ending.relations = {{RelationKind::repeals, "05/2011/QĐ-UBND", "", "", "", "", ""}};
    const std::string path = path_of(ending.number, publish(ending));
    EXPECT_THAT(portal.get("localhost", of_first).body, HasSubstr("data-validity=\"expired\""));
    EXPECT_THAT(portal.get("localhost", of_second).body, AllOf(HasSubstr("data-validity=\"in_force\""), Not(HasSubstr(path))));
    EXPECT_THAT(list("?hieu-luc=expired"), AllOf(HasSubstr(of_first), Not(HasSubstr(of_second))));
    EXPECT_THAT(portal.get("localhost", path).body, HasSubstr("Bãi bỏ <a href=\"" + of_first + "\">"));
    Document other = of("07/2012/QĐ-UBND", "UBND tỉnh", "2012-01-01");
    other.relations = {{RelationKind::repeals, "05/2011/QĐ-UBND", "", "2011-03-01", "", "", ""}};
    publish(other);
    EXPECT_THAT(portal.get("localhost", of_second).body, HasSubstr("data-validity=\"expired\""))
        << "of another issuer, by its day";
}

TEST_F(DocumentPages, TheDayOfAnEndIsNoLongerOfTheEffect)
{
    const std::string stopped = path_of("07/2011/QĐ-UBND", publish(sample("07/2011/QĐ-UBND")));
    Document stopping = sample("08/2011/QĐ-UBND");
    stopping.relations = {{RelationKind::suspends, "7/2011/QD-UBND", "", "", "", "2026-03-01", "2026-03-11"}};
    const std::string path = path_of(stopping.number, publish(stopping));
    for (const std::string& page : {stopped, path, stopped + "/quan-he"})
        EXPECT_THAT(portal.get("localhost", page).body, HasSubstr("đến trước ngày 11/03/2026")) << page;
    go_to("2026-03-10");
    EXPECT_THAT(portal.get("localhost", stopped).body,
                AllOf(HasSubstr("data-validity=\"suspended\""), HasSubstr("<span>từ 01/03/2026 đến hết ngày 10/03/2026</span>")));
    go_to("2026-03-11");
    EXPECT_THAT(portal.get("localhost", stopped).body, HasSubstr("data-validity=\"in_force\""));
}

TEST_F(DocumentPages, AReplacementEndsTheOldOneOnItsDayWithTheReason)
{
    go_to("2026-03-01");
    const std::string old_path = path_of("07/2011/QĐ-UBND", publish(sample("07/2011/QĐ-UBND")));
    EXPECT_THAT(portal.get("localhost", old_path).body, HasSubstr("data-validity=\"in_force\""));
    Document next = sample("10/2026/QĐ-UBND");
    next.issued_on = "2026-03-01";
    next.effective_on = "2026-03-11";
    next.relations = {{RelationKind::replaces, "7/2011/QD-UBND", "", "", "", "", ""}};
    const ItemId number = publish(next);
    const std::string next_path = path_of(next.number, number);
    const auto before = portal.get("localhost", old_path).body;
    EXPECT_THAT(before,
                AllOf(HasSubstr("data-validity=\"in_force\""), HasSubstr("Được thay thế bởi <a href=\"" + next_path + "\">")));
    EXPECT_THAT(portal.get("localhost", next_path).body,
                HasSubstr("Thay thế <a href=\"" + old_path + "\">Quyết định 07/2011/QĐ-UBND</a>"));
    go_to("2026-03-11");
    EXPECT_THAT(portal.get("localhost", old_path).body, AllOf(HasSubstr("Hết hiệu lực toàn bộ"), HasSubstr("từ 11/03/2026"),
                                                              HasSubstr(">Quyết định 10/2026/QĐ-UBND</a>")));
    EXPECT_THAT(list("?hieu-luc=expired"), AllOf(HasSubstr("07/2011"), Not(HasSubstr("10/2026"))));
    withdraw(number);
    portal.settle();
    EXPECT_THAT(portal.get("localhost", old_path).body,
                AllOf(HasSubstr("data-validity=\"in_force\""), Not(HasSubstr("10/2026"))));
    EXPECT_THAT(list("?hieu-luc=expired"), Not(HasSubstr("07/2011")));
}

TEST_F(DocumentPages, ALinkAppearsWhenTheOtherDocumentDoes)
{
    Document document = sample("11/2011/QĐ-UBND");
    document.relations = {{RelationKind::based_on, "64/2007/NĐ-CP", "Về ứng dụng công nghệ thông tin", "", "", "", ""}};
    const std::string path = path_of(document.number, publish(document));
    EXPECT_THAT(portal.get("localhost", path).body, HasSubstr("Căn cứ 64/2007/NĐ-CP: Về ứng dụng"));
    Document decree = sample("64/2007/NĐ-CP");
    decree.type = "Nghị định";
    decree.issuer = "Chính phủ";
    const std::string decree_path = path_of(decree.number, publish(decree));
    EXPECT_THAT(portal.get("localhost", path).body,
                HasSubstr("Căn cứ <a href=\"" + decree_path + "\">Nghị định 64/2007/NĐ-CP</a>"));
    Document of_commune = sample("3/2020/QĐ-UBND");
    of_commune.category = portal.category(portal.commune(), "gioi-thieu");
    of_commune.relations = document.relations;
    const ItemId number = publish_for_test(portal, portal.commune(), of_commune, "c");
    EXPECT_THAT(portal.get("yenphu.localhost", path_of(of_commune.number, number)).body,
                HasSubstr("<a href=\"http://localhost:8080" + decree_path + "\">"))
        << "the portal's documents are found from all sites";
}

TEST_F(DocumentPages, TwoDocumentsOfOneNumberIssuerAndDayAreRefused)
{
    publish(sample("07/2011/QĐ-UBND"));
    Document again = sample("7/2011/QD-UBND");
    const auto system = access::system_actor();
    const auto refused = portal.core().write([&](db::Transaction& tx) {
        return import(tx, {system, portal.clock().now(), "test"}, portal.province(), "test", "other", checked(again).value(),
                      portal.clock().now());
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "documents.number.taken");
    again.issuer = "Ủy ban nhân dân huyện Na Hang";
    publish_for_test(portal, portal.province(), again, "other");
    EXPECT_THAT(list(), HasSubstr("Na Hang")) << "another issuer counts by itself";
}

TEST_F(DocumentPages, ALongTextIsShownWhole)
{
    Document document = sample("12/2011/QĐ-UBND");
    document.text.clear();
    for (int i = 1; i <= 8000; ++i)
        document.text += "Điều " + std::to_string(i) + ". Nội dung của điều này dài vừa phải.\n\n";
    const auto page = portal.get("localhost", path_of(document.number, publish(document)));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Điều 8000."));
}

}   // namespace
}   // namespace tantrao::documents
