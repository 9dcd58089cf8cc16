// Lists of documents that are asked for words as well.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/documents/api.hpp"
#include "features/documents/document_search.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class DocumentWords : public testing::Test {
  protected:
    DocumentWords() { portal.clock().set(parse_instant("2026-03-01").value()); }
    Document sample(std::string number, std::string title, std::string_view issued_on)
    {
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), std::move(number));
        document.title = std::move(title);
        document.issued_on = issued_on;
        document.effective_on.clear();
        return document;
    }
    ItemId publish(const Document& document) { return publish_for_test(portal, portal.province(), document, document.number); }
    // Three that speak of hộ nghèo, the newest only in its text, and one that does not.
    void publish_four()
    {
        Document house = sample("01/2026/QĐ-UBND", "Hỗ trợ hộ nghèo xây nhà", "2026-02-10");
        house.effective_on = "2026-03-05";
        house.fields = {"dat-dai"};
        publish(house);
        Document policy = sample("02/2026/NQ-HĐND", "Chính sách với hộ nghèo", "2026-02-20");
        policy.type = "Nghị quyết";
        policy.issuer = "Hội đồng nhân dân tỉnh Tuyên Quang";
        policy.signer = "Trần Thị Thử";
        publish(policy);
        Document price = sample("03/2026/QĐ-UBND", "Về giá đất", "2026-02-25");
        price.text = "Điều 1. Miễn tiền thuê đất\n\n1. Hộ nghèo được miễn.";
        publish(price);
        publish(sample("04/2026/QĐ-UBND", "Về cấp nước", "2026-02-26"));
        portal.settle_search();
    }
    std::string get(const std::string& path) { return portal.get("localhost", path).body; }
    std::string list(std::string_view words, const std::string& more = "")
    {
        return get("/van-ban?q=" + text::percent_encode(words) + more);
    }
    // Numbers of the documents listed, "01" to "04".
    static std::vector<std::string> numbers(const std::string& page)
    {
        const std::string_view before = "<h2><a href=\"/van-ban/";
        std::vector<std::string> all;
        for (auto at = page.find(before); at != std::string::npos; at = page.find(before, at + 1))
            all.push_back(page.substr(at + before.size(), page.find('-', at + before.size()) - at - before.size()));
        return all;
    }

    web::TestPortal portal{{media::feature(), feature()}};
};

TEST_F(DocumentWords, FindInAbstractsAndTextsTheBestFirst)
{
    publish_four();
    for (const char* words : {"hộ nghèo", "ho ngheo", "HỘ NGHÈO", "\"hộ nghèo\"", "\"ho ngheo\""}) {
        const std::string page = list(words);
        EXPECT_THAT(numbers(page), UnorderedElementsAre("01", "02", "03")) << words;
        EXPECT_EQ(numbers(page).back(), "03") << words << ": the newest, but only its text has them";
        EXPECT_THAT(page, HasSubstr("<p class=\"result-count\">3 văn bản có “" + text::escape_html(words) + "”</p>"));
    }
    const std::string page = list("hộ nghèo");
    EXPECT_THAT(page, AllOf(HasSubstr("name=\"q\" value=\"hộ nghèo\""), HasSubstr("Chính sách với <mark>hộ nghèo</mark>"),
                            HasSubstr("<title>Văn bản: “hộ nghèo” – "), HasSubstr("content=\"noindex\""),
                            HasSubstr("href=\"/van-ban/feed.rss?q=h%E1%BB%99%20ngh%C3%A8o\""),
                            HasSubstr("href=\"/tim-kiem?q=h%E1%BB%99%20ngh%C3%A8o\"")));
    EXPECT_THAT(page, HasSubstr("<p class=\"excerpt\">")) << "why the third was found";
    EXPECT_THAT(page, HasSubstr("<mark>Hộ nghèo</mark> được miễn"));
    EXPECT_THAT(get("/van-ban"), Not(HasSubstr("excerpt")));
    EXPECT_THAT(numbers(list("hộ nghèo -nhà")), UnorderedElementsAre("02", "03"));
    EXPECT_THAT(numbers(list("nghị quyết 02/2026")), ElementsAre("02"));
}

TEST_F(DocumentWords, AreNarrowedByEveryFilter)
{
    publish_four();
    for (const auto& [filter, number] : {std::pair("loai=nghi-quyet", "02"),
                                         {"co-quan=hoi-dong-nhan-dan-tinh-tuyen-quang", "02"},
                                         {"linh-vuc=dat-dai", "01"},
                                         {"nguoi-ky=tran-thi-thu", "02"},
                                         {"nam=2026&so=3-2026", "03"},
                                         {"hieu-luc=not_yet", "01"},
                                         {"ban-hanh-tu=21/02/2026", "03"},
                                         {"ban-hanh-den=10/02/2026", "01"},
                                         {"hieu-luc-tu=2026-03-05&hieu-luc-den=2026-03-05", "01"}})
        EXPECT_THAT(numbers(list("ho ngheo", std::string("&") + filter)), ElementsAre(number)) << filter;
    const std::string all_of_them =
        "&loai=quyet-dinh&co-quan=uy-ban-nhan-dan-tinh-tuyen-quang&linh-vuc=dat-dai&nguoi-ky=nguyen-van-mau&nam=2026&so=1/2026"
        "&hieu-luc=not_yet&ban-hanh-tu=2026-02-10&ban-hanh-den=2026-02-10&hieu-luc-tu=2026-03-05&hieu-luc-den=2026-03-05";
    EXPECT_THAT(numbers(list("hộ nghèo", all_of_them)), ElementsAre("01"));
    EXPECT_THAT(numbers(list("hộ nghèo", "&nam=2025")), IsEmpty());
    EXPECT_THAT(numbers(get("/van-ban/sap-co-hieu-luc?q=ho+ngheo")), ElementsAre("01"));
    EXPECT_THAT(numbers(get("/van-ban/chi-dao-dieu-hanh?q=ho+ngheo")), IsEmpty());
    EXPECT_THAT(numbers(get("/van-ban/moi-ban-hanh?q=ho+ngheo&loai=quyet-dinh")), ElementsAre("01", "03"));
}

TEST_F(DocumentWords, CountWhatWasFoundBesideTheValues)
{
    publish_four();
    EXPECT_THAT(get("/van-ban"), AllOf(HasSubstr(">Quyết định (3)</option>"), HasSubstr(">Nghị quyết (1)</option>"),
                                       HasSubstr(">2026 (4)</option>"), HasSubstr(">Đất đai (1)</option>")));
    EXPECT_THAT(list("hộ nghèo"), AllOf(HasSubstr(">Quyết định (2)</option>"), HasSubstr(">Nghị quyết (1)</option>"),
                                        HasSubstr(">2026 (3)</option>"), HasSubstr(">Trần Thị Thử (1)</option>")));
    EXPECT_THAT(list("cấp nước"), AllOf(HasSubstr(">Quyết định (1)</option>"), HasSubstr(">Nghị quyết (0)</option>")));
    EXPECT_THAT(list("hộ nghèo", "&nam=2026"), AllOf(HasSubstr(">Quyết định</option>"), Not(HasSubstr("Quyết định ("))))
        << "which of them another value would leave is not counted";
}

TEST_F(DocumentWords, TextsOfManyAreReadAtOnce)
{
    publish_four();
    auto live = portal.environment().live.reader();
    const auto lines = documents_of_site(live, portal.province(), Shelf::all, {}, {}, "2026-03-01", 20);
    ASSERT_EQ(lines.size(), 4U);
    std::vector<ItemId> numbers;
    for (const Line& line : lines)
        numbers.push_back(line.number);
    const auto before = live.statements();
    const auto texts = searched_texts(live, numbers);
    EXPECT_EQ(live.statements() - before, 2) << "texts, and texts of files";
    ASSERT_EQ(texts.size(), 4U);
    for (const auto& [number, text] : texts)
        EXPECT_EQ(text, document_source().document(live, number.value)->body);
}

TEST_F(DocumentWords, SayWhatToDoWhereNothingIsFound)
{
    publish_four();
    EXPECT_THAT(list("thuyền buồm"), AllOf(HasSubstr("Không có văn bản nào</h2><p>Hãy kiểm tra lại chính tả"),
                                           HasSubstr("trong mọi nội dung của cổng</a>"), Not(HasSubstr("result-count"))));
    const std::string partly = list("hộ nghèo thuyền buồm");
    EXPECT_THAT(partly, HasSubstr("Không có văn bản nào đủ các từ “hộ nghèo thuyền buồm”. 3 văn bản có một phần các từ đó</p>"));
    EXPECT_THAT(numbers(partly), UnorderedElementsAre("01", "02", "03"));
    EXPECT_THAT(list("hộ nghèo", "&loai=nghi-quyet&hieu-luc=expired"),
                AllOf(HasSubstr("Không có văn bản nào</h2>"), HasSubstr("bỏ bớt điều kiện lọc")))
        << "two have all words, but not what else is asked";
    EXPECT_THAT(get("/van-ban/feed.rss?q=ho+ngheo+thuyen+buom"), Not(HasSubstr("<item>"))) << "a feed has what has all words";
    for (const char* nothing : {"?!", "-nhà", "\"\""})
        EXPECT_THAT(list(nothing), AllOf(HasSubstr("id=\"q-loi\">“" + text::escape_html(nothing) + "” không có từ nào để tìm."),
                                         HasSubstr("aria-invalid=\"true\">"), HasSubstr("Quyết định 04/2026")))
            << nothing;
    EXPECT_THAT(list("<script>alert(1)</script>"), Not(HasSubstr("<script>alert")));
    std::string many;
    for (int i = 0; i < 200; ++i)
        many += "nghèo ";
    EXPECT_THAT(list(many), HasSubstr("Câu tìm kiếm quá dài nên chỉ phần đầu được dùng."));
}

TEST_F(DocumentWords, ShowOnlyWhatIsPublicNow)
{
    const ItemId house = publish(sample("01/2026/QĐ-UBND", "Hỗ trợ hộ nghèo xây nhà", "2026-02-10"));
    publish(sample("02/2026/QĐ-UBND", "Chính sách với hộ nghèo", "2026-02-10"));
    portal.settle_search();
    EXPECT_THAT(list("hộ nghèo"), HasSubstr("2 văn bản có"));
    EXPECT_THAT(portal.get("yenphu.localhost", "/van-ban?q=ho+ngheo").body, HasSubstr("Không có văn bản nào"))
        << "of another site";
    withdraw_for_test(portal, portal.province(), house, "Đăng nhầm");
    EXPECT_THAT(numbers(list("hộ nghèo")), ElementsAre("02")) << "whatever the index says";
    EXPECT_THAT(list("hộ nghèo"), HasSubstr("1 văn bản có"));
    EXPECT_THAT(portal.get("localhost", "/van-ban?q=ho+ngheo").head, HasSubstr("Cache-Control: no-store\r\n"));
    EXPECT_THAT(portal.get("localhost", "/van-ban?loai=quyet-dinh").head, Not(HasSubstr("no-store")));
}

TEST_F(DocumentWords, ArePagedInTheirOrder)
{
    for (int i = 1; i <= 45; ++i)
        publish(sample(std::to_string(i) + "/2026/QĐ-UBND", fmt::format("Kế hoạch trồng rừng {}", std::string(i % 7, 'x')),
                       fmt::format("2026-01-{:02}", i % 28 + 1)));
    portal.settle_search();
    std::set<std::string> seen;
    std::vector<std::size_t> pages;
    for (std::string path = "/van-ban?q=trong+rung&loai=quyet-dinh"; !path.empty();) {
        const std::string page = get(path);
        EXPECT_THAT(page, HasSubstr(">45 văn bản có “trong rung”"));
        pages.push_back(numbers(page).size());
        for (const std::string& number : numbers(page))
            EXPECT_TRUE(seen.insert(number).second) << number;
        const auto next = page.find("/van-ban?q=trong%20rung&amp;loai=quyet-dinh&amp;tiep=");
        path = next == std::string::npos ? "" : page.substr(next, page.find('"', next) - next);
        for (auto at = path.find("&amp;"); at != std::string::npos; at = path.find("&amp;"))
            path.replace(at, 5, "&");
    }
    EXPECT_THAT(pages, ElementsAre(20, 20, 5));
    EXPECT_THAT(list("trồng rừng", "&tiep=20"), AllOf(HasSubstr(", từ văn bản thứ 21</p>"), HasSubstr(">Trang đầu</a>")));
    for (const char* nowhere : {"45", "-1", "x", "99999999999999999999"})
        EXPECT_EQ(numbers(list("trồng rừng", std::string("&tiep=") + nowhere)).size(), 20U) << nowhere;
}

TEST_F(DocumentWords, SayThatOnlyTheBestWereLookedAt)
{
    const auto system = access::system_actor();
    Document document = sample("", "Kế hoạch trồng rừng", "2026-01-20");
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<void> {
        const Instant now = portal.clock().now();
        for (int i = 1; i <= 1'001; ++i) {
            document.number = std::to_string(i) + "/2026/QĐ-UBND";
            TANTRAO_TRY(import(tx, {system, now, "test"}, portal.province(), "test", document.number, document, now));
        }
        return {};
    }));
    portal.settle_search();
    EXPECT_THAT(list("trồng rừng"), AllOf(HasSubstr("1000 văn bản, trong 1000 văn bản sát nhất với “trồng rừng”"),
                                          HasSubstr("danh sách chỉ lấy từ những văn bản sát nhất")));
    EXPECT_THAT(list("trồng rừng", "&ban-hanh-tu=2026-01-21"),
                AllOf(HasSubstr("Không có văn bản nào"), Not(HasSubstr("sát nhất"))))
        << "what the index narrows by itself is not cut";
}

TEST_F(DocumentWords, HaveAFeedNewestFirst)
{
    publish_four();
    const auto feed = portal.get("localhost", "/van-ban/feed.rss?q=ho+ngheo&nam=2026");
    EXPECT_THAT(feed.body, AllOf(HasSubstr("<title>Văn bản: “ho ngheo” – "), Not(HasSubstr("04/2026")),
                                 HasSubstr("<link>http://localhost:8080/van-ban?q=ho%20ngheo&amp;nam=2026</link>")));
    EXPECT_LT(feed.body.find("03/2026"), feed.body.find("02/2026"));
    EXPECT_LT(feed.body.find("02/2026"), feed.body.find("01/2026"));
    EXPECT_THAT(feed.head, HasSubstr("no-store"));
}

}   // namespace
}   // namespace tantrao::documents
