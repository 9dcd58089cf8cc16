// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/documents/typed_number.hpp"
#include "features/media/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class DocumentLists : public testing::Test {
  protected:
    DocumentLists() { go_to("2026-03-01"); }
    Document sample(std::string number, std::string_view issued_on)
    {
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), std::move(number));
        document.issued_on = issued_on;
        document.effective_on.clear();
        return document;
    }
    ItemId publish(const Document& document) { return publish_for_test(portal, portal.province(), document, document.number); }
    std::string get(const std::string& path) { return portal.get("localhost", path).body; }
    void go_to(std::string_view day) { portal.clock().set(parse_instant(day).value()); }

    web::TestPortal portal{{media::feature(), feature()}};
};

TEST(Directives, AreTheKindsThatMakeNoLaw)
{
    for (const auto& [type, number] : {std::pair("Công văn", "3653/UBND-TNMT"),
                                       {"Quyết định", "1539/QĐ-UBND"},
                                       {"Chỉ thị", "05/CT-UBND"},
                                       {"Kế hoạch", "12/KH-UBND"},
                                       {"Kế hoạch", "12/2020/KH-UBND"}})
        EXPECT_TRUE(is_directive(type, number)) << type << number;
    for (const auto& [type, number] : {std::pair("Quyết định", "07/2011/QĐ-UBND"),
                                       {"Chỉ thị", "05/2011/CT-UBND"},
                                       {"Luật", "31/2024/QH15"},
                                       {"Nghị định", "64/2007/NĐ-CP"},
                                       {"Không có", "1/KC"}})
        EXPECT_FALSE(is_directive(type, number)) << type << number;
}

TEST_F(DocumentLists, DirectivesHaveAListOfTheirOwn)
{
    publish(sample("07/2025/QĐ-UBND", "2025-06-03"));
    publish(sample("1539/QĐ-UBND", "2025-06-04"));
    Document letter = sample("3653/UBND-TNMT", "2025-06-05");
    letter.type = "Công văn";
    publish(letter);
    const std::string page = get("/van-ban/chi-dao-dieu-hanh");
    EXPECT_THAT(page, AllOf(HasSubstr("<h1>Văn bản chỉ đạo, điều hành</h1>"), HasSubstr("Quyết định 1539/"),
                            HasSubstr("Công văn 3653/"), Not(HasSubstr("07/2025"))));
    EXPECT_THAT(get("/van-ban/chi-dao-dieu-hanh?loai=cong-van"), AllOf(HasSubstr("3653/"), Not(HasSubstr("1539/"))));
    EXPECT_THAT(get("/van-ban/chi-dao-dieu-hanh?loai=cong-van&nam=2024"), HasSubstr("Không có văn bản nào"));
    EXPECT_THAT(get("/van-ban"), AllOf(HasSubstr("1539/"), HasSubstr("07/2025")));
    EXPECT_THAT(page, HasSubstr("<a href=\"/van-ban/chi-dao-dieu-hanh\" aria-current=\"page\">"));
}

TEST_F(DocumentLists, RecentOnesLeaveByThemselves)
{
    publish(sample("1/2026/QĐ-UBND", "2026-02-20"));
    publish(sample("2/2025/QĐ-UBND", "2025-12-20"));
    EXPECT_THAT(get("/van-ban/moi-ban-hanh"), AllOf(HasSubstr("1/2026"), Not(HasSubstr("2/2025"))));
    publish(sample("3/2999/QĐ-UBND", "2999-01-01"));
    EXPECT_THAT(get("/van-ban/moi-ban-hanh"), Not(HasSubstr("3/2999"))) << "not issued yet";
    EXPECT_THAT(get("/van-ban/moi-ban-hanh?ban-hanh-den=2999-12-31"), AllOf(HasSubstr("1/2026"), Not(HasSubstr("3/2999"))));
    go_to("2026-04-21");
    EXPECT_THAT(get("/van-ban/moi-ban-hanh"), HasSubstr("1/2026")) << "60 days later";
    go_to("2026-04-22");
    EXPECT_THAT(get("/van-ban/moi-ban-hanh"), Not(HasSubstr("1/2026")));
    EXPECT_THAT(get("/van-ban/moi-ban-hanh?loai=quyet-dinh"), HasSubstr("Không có văn bản nào"));
}

TEST_F(DocumentLists, SoonInForceSoonestFirstUntilTheDay)
{
    Document later = sample("3/2026/QĐ-UBND", "2026-02-25"), sooner = sample("4/2026/QĐ-UBND", "2026-02-20");
    later.effective_on = "2026-03-20";
    sooner.effective_on = "2026-03-10";
    publish(later);
    publish(sooner);
    publish(sample("5/2026/QĐ-UBND", "2026-02-26"));
    const std::string page = get("/van-ban/sap-co-hieu-luc");
    EXPECT_THAT(page, AllOf(HasSubstr("Có hiệu lực từ ngày 10/03/2026"), HasSubstr("Có hiệu lực từ ngày 20/03/2026"),
                            Not(HasSubstr("5/2026")), Not(HasSubstr("id=\"hieu-luc\""))));
    EXPECT_LT(page.find(" 4/2026"), page.find(" 3/2026"));
    go_to("2026-03-10");
    EXPECT_THAT(get("/van-ban/sap-co-hieu-luc"), AllOf(HasSubstr(" 3/2026"), Not(HasSubstr(" 4/2026"))));
    EXPECT_THAT(get("/van-ban/sap-co-hieu-luc?loai=luat"), HasSubstr("Không có văn bản nào"));
    EXPECT_THAT(portal.get("yenphu.localhost", "/van-ban/sap-co-hieu-luc").body, Not(HasSubstr("3/2026"))) << "of another site";
}

TEST_F(DocumentLists, SoonExpiredByItsOwnDayOrByAnother)
{
    Document own = sample("6/2025/QĐ-UBND", "2025-02-25");
    own.expires_on = "2026-06-01";
    publish(own);
    Document far = sample("7/2025/QĐ-UBND", "2025-02-25");
    far.expires_on = "2030-06-01";
    publish(far);
    publish(sample("8/2025/QĐ-UBND", "2025-02-26"));
    Document next = sample("9/2026/QĐ-UBND", "2026-02-26");
    next.effective_on = "2026-04-01";
    next.relations = {{RelationKind::replaces, "8/2025/QĐ-UBND", "", "", "", "", ""}};
    publish(next);
    const std::string page = get("/van-ban/sap-het-hieu-luc");
    EXPECT_THAT(page, AllOf(HasSubstr("Hết hiệu lực từ ngày 01/06/2026"), HasSubstr("Hết hiệu lực từ ngày 01/04/2026"),
                            Not(HasSubstr("7/2025")), Not(HasSubstr("9/2026"))));
    EXPECT_LT(page.find(" 8/2025"), page.find(" 6/2025"));
}

TEST_F(DocumentLists, WhatWasAskedForGoesAlongToTheOtherShelves)
{
    publish(sample("8/2025/QĐ-UBND", "2025-02-26"));
    EXPECT_THAT(get("/van-ban?q=quy+ch%E1%BA%BF&nam=2025&hieu-luc=in_force"),
                AllOf(HasSubstr("href=\"/van-ban/moi-ban-hanh?q=quy%20ch%E1%BA%BF&amp;nam=2025&amp;hieu-luc=in_force\""),
                      HasSubstr("href=\"/van-ban/sap-het-hieu-luc?q=quy%20ch%E1%BA%BF&amp;nam=2025\"")));
    EXPECT_THAT(get("/van-ban"), HasSubstr("href=\"/van-ban/moi-ban-hanh\""));
}

TEST_F(DocumentLists, OfALetterNobodyIsToldThatItIsInForce)
{
    Document letter = sample("812/STC-QLNS", "2026-02-20");
    letter.type = "Công văn";
    publish(letter);
    EXPECT_THAT(get("/van-ban"), AllOf(HasSubstr("812/STC-QLNS"), Not(HasSubstr("data-validity="))));
    EXPECT_THAT(get("/van-ban/feed.rss"), AllOf(HasSubstr("812/STC-QLNS"), Not(HasSubstr("hiệu lực"))));
    publish(sample("8/2025/QĐ-UBND", "2025-02-26"));
    EXPECT_THAT(get("/van-ban"), HasSubstr("data-validity=\"in_force\""));
}

TEST_F(DocumentLists, WhatChangesSoonIsPagedByItsDay)
{
    for (int i = 1; i <= 25; ++i) {
        Document document = sample(std::to_string(i) + "/2026/QĐ-UBND", "2026-02-20");
        document.effective_on = i <= 12 ? "2026-03-10" : "2026-03-11";
        publish(document);
    }
    std::set<std::string> seen;
    int pages = 0;
    for (std::string path = "/van-ban/sap-co-hieu-luc"; !path.empty(); ++pages) {
        const std::string page = get(path);
        for (auto at = page.find("<h2><a href=\"/van-ban/"); at != std::string::npos;
             at = page.find("<h2><a href=\"/van-ban/", at + 1))
            EXPECT_TRUE(seen.insert(page.substr(at, page.find("</h2>", at) - at)).second);
        const auto next = page.find("/van-ban/sap-co-hieu-luc?truoc=");
        path = next == std::string::npos ? "" : page.substr(next, page.find('"', next) - next);
    }
    EXPECT_EQ(seen.size(), 25U);
    EXPECT_EQ(pages, 2);
}

TEST_F(DocumentLists, FiltersBySigner)
{
    Document other = sample("1/2026/QĐ-UBND", "2026-02-20");
    other.signer = "Trần Thị Thử";
    publish(other);
    publish(sample("2/2026/QĐ-UBND", "2026-02-20"));
    const std::string page = get("/van-ban?nguoi-ky=tran-thi-thu");
    EXPECT_THAT(page, AllOf(HasSubstr("Quyết định 1/2026"), Not(HasSubstr("Quyết định 2/2026")),
                            HasSubstr("<option value=\"tran-thi-thu\" selected=\"selected\">Trần Thị Thử (1)</option>")));
    EXPECT_THAT(get("/van-ban?nguoi-ky=tran-thi-thu&nam=2025"), HasSubstr("Không có văn bản nào"));
}

TEST_F(DocumentLists, FiltersByNumberAndByDays)
{
    Document first = sample("07/2026/QĐ-UBND", "2026-02-10"), second = sample("17/2026/NQ-HĐND", "2026-02-20");
    first.effective_on = "2026-03-05";
    publish(first);
    publish(second);
    const auto first_only = AllOf(HasSubstr(" 07/2026/"), Not(HasSubstr(" 17/2026/")));
    const auto second_only = AllOf(HasSubstr(" 17/2026/"), Not(HasSubstr(" 07/2026/")));
    for (const char* query :
         {"so=7/2026", "so=qd-ubnd", "so=07/2026/Q%C4%90-UBND", "ban-hanh-den=2026-02-10", "hieu-luc-tu=2026-03-05",
          "hieu-luc-tu=2026-02-21&hieu-luc-den=2026-03-05", "loai=quyet-dinh&ban-hanh-den=2026-02-19", "loai=quyet-dinh&so=7"})
        EXPECT_THAT(get(std::string("/van-ban?") + query), first_only) << query;
    for (const char* query : {"so=17", "hieu-luc-tu=2026-02-20&hieu-luc-den=2026-02-20", "hieu-luc-den=2026-03-04",
                              "ban-hanh-tu=2026-02-11", "nam=2026&ban-hanh-tu=2026-02-20"})
        EXPECT_THAT(get(std::string("/van-ban?") + query), second_only) << query;
    EXPECT_THAT(get("/van-ban/sap-co-hieu-luc?hieu-luc-den=2026-03-04"), HasSubstr("Không có văn bản nào"));
    EXPECT_THAT(get("/van-ban/sap-co-hieu-luc?so=7&hieu-luc-den=2026-03-05"), first_only);
    EXPECT_THAT(get("/van-ban/moi-ban-hanh?ban-hanh-tu=2026-02-15"), second_only);
    EXPECT_THAT(get("/van-ban?so=7/2026&ban-hanh-tu=2026-02-01"),
                AllOf(HasSubstr("id=\"so\" name=\"so\" value=\"7/2026\""), HasSubstr("name=\"ban-hanh-tu\" value=\"2026-02-01\""),
                      HasSubstr("/van-ban/feed.rss?so=7%2F2026&amp;ban-hanh-tu=2026-02-01"), HasSubstr("content=\"noindex\"")));
    EXPECT_THAT(get("/van-ban?nam=2026"), Not(HasSubstr("<details class=\"search-more\" open>")))
        << "what is seldom asked is folded";
    EXPECT_THAT(
        get("/van-ban?ban-hanh-tu=31/02/2026&so=%21"),
        AllOf(HasSubstr("<details class=\"search-more\" open>"),
              HasSubstr("name=\"ban-hanh-tu\" value=\"31/02/2026\" aria-describedby=\"ban-hanh-tu-loi\" aria-invalid=\"true\">"
                        "<p class=\"field-error\" id=\"ban-hanh-tu-loi\">Ngày “31/02/2026” chưa đúng."),
              Not(HasSubstr("ban-hanh-den-loi")), HasSubstr(" 07/2026/"), HasSubstr(" 17/2026/")));
    EXPECT_THAT(get("/van-ban?ban-hanh-tu=20/02/2026"),
                AllOf(second_only, HasSubstr("name=\"ban-hanh-tu\" value=\"2026-02-20\""), Not(HasSubstr("aria-invalid"))))
        << "as people write it";
}

TEST_F(DocumentLists, ItsFormLeadsToWhatItFoundOrToWhatIsWrongInIt)
{
    publish(sample("1/2026/QĐ-UBND", "2026-02-20"));
    for (const char* query : {"", "?nam=2026", "?nam=1999"})
        EXPECT_THAT(get(std::string("/van-ban") + query),
                    AllOf(HasSubstr("action=\"/van-ban#ket-qua\""), HasSubstr("<h2 class=\"visually-hidden\" id=\"ket-qua\"")))
            << query;
    EXPECT_THAT(get("/van-ban?nam=abc"), AllOf(HasSubstr("<form class=\"list-filter\" id=\"ket-qua\" method"),
                                               Not(HasSubstr("<h2 class=\"visually-hidden\" id=\"ket-qua\""))));
}

TEST_F(DocumentLists, SaysAtItsFieldWhatMeansNothingAndDoesNotAskIt)
{
    publish(sample("1/2026/QĐ-UBND", "2026-02-20"));
    for (const auto& [name, typed, said] : {std::tuple("loai", "zz", "Không có loại văn bản “zz”."),
                                            {"co-quan", "bo-cu", "Không có văn bản của cơ quan “bo-cu”."},
                                            {"linh-vuc", "<b>", "Không có lĩnh vực “&lt;b&gt;”."},
                                            {"nguoi-ky", "ai-do", "Không có văn bản do “ai-do” ký."},
                                            {"nam", "abc", "“abc” không phải là năm."},
                                            {"hieu-luc", "con", "Không có tình trạng hiệu lực “con”."},
                                            {"so", "!?", "“!?” không phải là số, ký hiệu."},
                                            {"ban-hanh-den", "hôm qua", "Ngày “hôm qua” chưa đúng."}}) {
        const std::string query = std::string("?") + name + "=" + text::percent_encode(typed);
        const std::string id = std::string(name) + "-loi";
        EXPECT_THAT(get("/van-ban" + query),
                    AllOf(HasSubstr("aria-describedby=\"" + id + "\" aria-invalid=\"true\">"),
                          HasSubstr("<p class=\"field-error\" id=\"" + id + "\">" + said), HasSubstr("Quyết định 1/2026"),
                          HasSubstr("content=\"noindex\""), HasSubstr("href=\"/van-ban/feed.rss\"")))
            << name;
        EXPECT_THAT(get("/van-ban/feed.rss" + query), Not(HasSubstr("<item>"))) << "a feed of all would come as a surprise";
    }
    EXPECT_THAT(get("/van-ban?ban-hanh-tu=2026-03-01&ban-hanh-den=2026-02-01"),
                AllOf(HasSubstr("Ngày 01/02/2026 đứng trước ngày bắt đầu."), HasSubstr("Không có văn bản nào"),
                      HasSubstr("name=\"ban-hanh-tu\" value=\"2026-03-01\">")));
    EXPECT_THAT(get("/van-ban?loai=zz&nam=2026"), AllOf(HasSubstr("“zz”"), HasSubstr("value=\"2026\" selected=\"selected\"")));
}

TEST_F(DocumentLists, WhatIsAskedAndNothingHasStandsInItsChoice)
{
    publish(sample("1/2026/QĐ-UBND", "2026-02-20"));
    for (const auto& [query, option] :
         {std::pair("loai=luat", "<option value=\"luat\" selected=\"selected\">Luật (0)</option>"),
          {"linh-vuc=dat-dai", "<option value=\"dat-dai\" selected=\"selected\">Đất đai (0)</option>"},
          {"nam=1999", "<option value=\"1999\" selected=\"selected\">1999 (0)</option>"}})
        EXPECT_THAT(get(std::string("/van-ban?") + query),
                    AllOf(HasSubstr(option), HasSubstr("Không có văn bản nào"), Not(HasSubstr("aria-invalid"))));
}

TEST_F(DocumentLists, ReadsANumberInAnySpelling)
{
    publish(sample("07/2026/QĐ-UBND", "2026-02-10"));
    publish(sample("17/2026/QĐ-UBND", "2026-02-20"));
    publish(sample("2026/QĐ-UBND", "2026-02-21"));
    for (const char* typed :
         {"QĐ 07/2026", "qd 7-2026", "07.2026", "7_2026", "07/2026/QĐ", "quyet dinh 07/2026", "Quyết định số 7 năm 2026", "QĐ 7",
          "qđ07/2026", "07/QĐ-UBND", "07/2026/QĐ-UBND ngày 10 tháng 2 năm 2026"})
        EXPECT_THAT(get("/van-ban?so=" + text::percent_encode(typed)),
                    AllOf(HasSubstr(" 07/2026/"), Not(HasSubstr(" 17/2026/")), Not(HasSubstr(" 2026/QĐ"))))
            << typed;
    for (const char* typed : {"NQ 07/2026", "07/2025", "qd 2026-07", "?7"})
        EXPECT_THAT(get("/van-ban?so=" + text::percent_encode(typed)), Not(HasSubstr("<h2><a href=\"/van-ban/17"))) << typed;
}

TEST(TypedNumbers, AreLookedForInTitlesAsTheyStandThere)
{
    EXPECT_EQ(as_in_titles("QD 015-2024"), "15/2024/qd");
    EXPECT_EQ(as_in_titles("15-2024"), "15/2024");
    EXPECT_EQ(as_in_titles("07.2011.QĐUBND"), "7/2011/qd-ubnd");
    for (const char* other : {"15", "quy chế 15/2024", "15/2024 về giá đất", "100%", ""})
        EXPECT_EQ(as_in_titles(other), other);
}

TEST_F(DocumentLists, OnlyListsOfOneTypeOrFieldAreForSearchEngines)
{
    publish(sample("1/2026/QĐ-UBND", "2026-02-20"));
    const std::string page = get("/van-ban?loai=quyet-dinh");
    EXPECT_THAT(page,
                AllOf(Not(HasSubstr("content=\"noindex\"")), HasSubstr("href=\"http://localhost:8080/van-ban?loai=quyet-dinh\""),
                      HasSubstr("Văn bản: Quyết định – ")));
    for (const char* other : {"?loai=quyet-dinh&nam=2026", "?nam=2026", "?loai=luat", "?loai=quyet-dinh&truoc=2026-03-01.9"})
        EXPECT_THAT(get(std::string("/van-ban") + other), HasSubstr("content=\"noindex\"")) << other;
}

TEST_F(DocumentLists, EveryListHasAFeedWithItsFilter)
{
    Document document = sample("1/2026/QĐ-UBND", "2026-02-20");
    document.title = "Về <quy chế> & cổng";
    document.effective_on = "2026-03-10";
    const ItemId number = publish(document);
    const std::string entry = "<link>http://localhost:8080/van-ban/1-2026-qd-ubnd-" + std::to_string(number.value) + "</link>";
    const auto rss = portal.get("localhost", "/van-ban/feed.rss?loai=quyet-dinh");
    EXPECT_THAT(rss.head, HasSubstr("Content-Type: application/rss+xml; charset=utf-8\r\n"));
    EXPECT_THAT(rss.body, AllOf(HasSubstr(entry), HasSubstr("<title>Văn bản: Quyết định – "),
                                HasSubstr("<title>Quyết định 1/2026/QĐ-UBND: Về &lt;quy chế&gt; &amp; cổng</title>"),
                                HasSubstr("<link>http://localhost:8080/van-ban?loai=quyet-dinh</link>"),
                                HasSubstr("/van-ban/feed.rss?loai=quyet-dinh\" rel=\"self\"")));
    EXPECT_THAT(get("/van-ban/feed.rss?loai=luat"), Not(HasSubstr("<item>")));
    EXPECT_THAT(get("/van-ban/sap-co-hieu-luc/feed.atom"),
                AllOf(HasSubstr("<feed xmlns="), HasSubstr("Có hiệu lực từ ngày 10/03/2026."),
                      HasSubstr("href=\"http://localhost:8080/van-ban/1-")));
    go_to("2026-03-10");
    EXPECT_THAT(get("/van-ban/sap-co-hieu-luc/feed.atom"), Not(HasSubstr("<entry>"))) << "by itself on the day";
    EXPECT_THAT(get("/van-ban?loai=quyet-dinh"), HasSubstr("href=\"/van-ban/feed.rss?loai=quyet-dinh\""));
    withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    EXPECT_THAT(get("/van-ban/feed.rss?loai=quyet-dinh"), Not(HasSubstr("<item>")));
}

}   // namespace
}   // namespace tantrao::documents
