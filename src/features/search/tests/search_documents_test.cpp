// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/feature.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"
#include "features/search/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::search_pages {
namespace {

class SearchDocuments : public testing::Test {
  protected:
    web::TestPortal portal{{media::feature(), articles::feature(), documents::feature(), feature()}};

    ItemId publish(std::string number, const std::string& title, const std::string& text)
    {
        documents::Document document =
            documents::sample_document(portal.category(portal.province(), "gioi-thieu"), std::move(number));
        document.title = title;
        document.text = text;
        const ItemId item = documents::publish_for_test(portal, portal.province(), document, document.number);
        portal.settle_search();
        return item;
    }
    Json find(std::string_view query)
    {
        const auto answer = portal.get("localhost", "/api/v1/search?q=" + std::string(query));
        EXPECT_EQ(answer.status, 200);
        return parse_json(answer.body).value().at("items");
    }
};

TEST_F(SearchDocuments, FindADocumentByItsNumberInAnySpellingAndByItsText)
{
    publish("08/2011/QĐ-UBND", "Về giá đất", "Điều 1. Giá\n\nBảng giá đất nông nghiệp.");
    publish("07/2011/QĐ-UBND", "Ban hành Quy chế hoạt động Cổng thông tin điện tử",
            "Điều 1. Phạm vi\n\nBan biên tập chịu trách nhiệm về nội dung.");
    for (const char* query : {"07/2011/Q%C4%90-UBND", "QD+07-2011", "07/2011/qd-ubnd", "ban+bien+tap+chiu+trach+nhiem",
                              "quy+ch%E1%BA%BF+c%E1%BB%95ng"}) {
        const Json found = find(query);
        ASSERT_FALSE(found.empty()) << query;
        EXPECT_EQ(json_text(found.at(0), "title"),
                  "Quyết định 07/2011/QĐ-UBND: Ban hành Quy chế hoạt động Cổng thông tin điện tử")
            << query;
        EXPECT_EQ(json_text(found.at(0), "kind"), "document");
        EXPECT_NE(json_text(found.at(0), "url").find("/van-ban/07-2011-qd-ubnd-"), std::string::npos);
    }
}

TEST_F(SearchDocuments, APageTellsWhoIssuedADocumentAndWhetherItIsInForce)
{
    documents::Document document =
        documents::sample_document(portal.category(portal.province(), "gioi-thieu"), "10/2011/QĐ-UBND");
    document.title = "Về lệ phí đò";
    document.expires_on = "2012-01-01";
    documents::publish_for_test(portal, portal.province(), document, document.number);
    portal.settle_search();
    const auto answer = portal.get("localhost", "/tim-kiem?q=le+phi+do");
    EXPECT_THAT(answer.body, testing::HasSubstr(document.issuer + " ban hành ngày <time"));
    EXPECT_THAT(answer.body, testing::HasSubstr("data-validity=\"expired\">Hết hiệu lực toàn bộ</span>"));
}

TEST_F(SearchDocuments, OfferTheListThatKnowsEveryFieldOfLaw)
{
    publish("10/2011/QĐ-UBND", "Về lệ phí đò", "Điều 1. Mức thu");
    EXPECT_THAT(portal.get("localhost", "/tim-kiem?q=le+phi&loai=document&linh-vuc=dat-dai&tu=01/06/2011").body,
                testing::HasSubstr("<a href=\"/van-ban?q=le%20phi&amp;linh-vuc=dat-dai&amp;ban-hanh-tu=2011-06-01\">"));
    EXPECT_THAT(portal.get("localhost", "/tim-kiem?q=le+phi").body, testing::Not(testing::HasSubstr("/van-ban?q=")));
    EXPECT_THAT(portal.get("localhost", "/tim-kiem?q=le+phi&loai=document&trang=yen-phu").body,
                testing::Not(testing::HasSubstr("/van-ban?q=")))
        << "of another site";
}

TEST_F(SearchDocuments, AreNarrowedByFieldAndAgency)
{
    documents::Document document =
        documents::sample_document(portal.category(portal.province(), "gioi-thieu"), "11/2011/QĐ-UBND");
    document.fields = {"van-thu-luu-tru", "thi-dua-khen-thuong"};
    documents::publish_for_test(portal, portal.province(), document, document.number);
    document.number = "12/2011/NQ-HĐND";
    document.issuer = "Hội đồng nhân dân tỉnh Tuyên Quang";
    document.fields = {"van-thu-luu-tru"};
    documents::publish_for_test(portal, portal.province(), document, document.number);
    portal.settle_search();
    const std::string council = "hoi-dong-nhan-dan-tinh-tuyen-quang";

    EXPECT_EQ(find("quy+che").size(), 2U);
    EXPECT_EQ(find("quy+che&field=van-thu-luu-tru").size(), 2U);
    EXPECT_EQ(find("quy+che&field=thi-dua-khen-thuong").size(), 1U);
    const Json found = find("quy+che&field=van-thu-luu-tru&agency=" + council);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(json_text(found.at(0), "title"), testing::HasSubstr("12/2011/NQ-HĐND"));
    for (const char* wrong : {"field=khong-co", "agency=khong-co"})
        EXPECT_EQ(portal.get("localhost", std::string("/api/v1/search?q=quy+che&") + wrong).status, 400) << wrong;

    const std::string all = portal.get("localhost", "/tim-kiem?q=quy+che").body;
    EXPECT_THAT(all, testing::HasSubstr("&amp;linh-vuc=thi-dua-khen-thuong\">Thi đua, khen thưởng</a> <span class=\"meta\">1<"));
    EXPECT_THAT(all, testing::HasSubstr("&amp;linh-vuc=van-thu-luu-tru\">Văn thư, lưu trữ</a> <span class=\"meta\">2<"));
    EXPECT_THAT(all, testing::HasSubstr("&amp;co-quan=" + council + "\">Hội đồng nhân dân tỉnh Tuyên Quang</a>"));
    const std::string one = portal.get("localhost", "/tim-kiem?q=quy+che&co-quan=" + council).body;
    EXPECT_THAT(one, testing::HasSubstr("1 kết quả cho"));
    EXPECT_THAT(one, testing::HasSubstr("<input type=\"hidden\" name=\"co-quan\" value=\"" + council + "\">"));
    EXPECT_THAT(one, testing::HasSubstr("Hội đồng nhân dân tỉnh Tuyên Quang <span aria-hidden"));
    EXPECT_THAT(portal.get("localhost", "/tim-kiem?q=quy+che&linh-vuc=khong-co").body,
                testing::HasSubstr("Không có lĩnh vực “khong-co”"));
    const std::string feed = portal.get("localhost", "/tim-kiem/feed.rss?q=quy+che&co-quan=" + council).body;
    EXPECT_THAT(feed, testing::HasSubstr("12/2011/NQ-HĐND"));
    EXPECT_THAT(feed, testing::Not(testing::HasSubstr("11/2011/QĐ-UBND")));
}

TEST_F(SearchDocuments, OfTwoAlikeTheOneInForceStandsFirstFromTheDayOn)
{
    const char* text = "Điều 1. Giá\n\nGiá nước sạch.";
    publish("20/2011/QĐ-UBND", "Về giá nước sạch", text);
    publish("21/2011/QĐ-UBND", "Về giá nước sạch", text);
    const auto first = [&] {
        return json_text(find("gia+nuoc+sach").at(0), "title").substr(0, std::string("Quyết định 20").size());
    };
    const std::string before = first(), after = before == "Quyết định 20" ? "Quyết định 21" : "Quyết định 20";

    documents::Document third = documents::sample_document(portal.category(portal.province(), "gioi-thieu"), "22/2011/QĐ-UBND");
    third.relations = {{documents::RelationKind::repeals, before.substr(before.size() - 2) + "/2011/QĐ-UBND", "", "", "",
                        civil_date(portal.clock().now() + days_us(10)), ""}};
    const ItemId number = documents::publish_for_test(portal, portal.province(), third, third.number);
    portal.settle_search();
    EXPECT_EQ(first(), before) << "the day has not come";
    portal.clock().advance(days_us(10));
    EXPECT_EQ(first(), after);
    documents::withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    portal.settle_search();
    EXPECT_EQ(first(), before) << "nothing ends it any more";
}

TEST_F(SearchDocuments, AWithdrawnDocumentIsNotFound)
{
    const ItemId number = publish("09/2011/QĐ-UBND", "Về phí chợ", "Điều 1. Phí\n\nMức phí chợ phiên.");
    ASSERT_EQ(find("phi+cho+phien").size(), 1U);
    const auto done = portal.core().write([&](db::Transaction& tx) {
        return publication::withdraw(tx, {access::system_actor(), portal.clock().now(), "test"}, portal.province(), number,
                                     "Đăng nhầm");
    });
    ASSERT_TRUE(done);
    portal.settle_search();
    EXPECT_TRUE(find("phi+cho+phien").empty());
}

}   // namespace
}   // namespace tantrao::search_pages
