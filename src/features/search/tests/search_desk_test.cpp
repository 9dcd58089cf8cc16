// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/feature.hpp"
#include "features/articles/testing.hpp"
#include "features/media/feature.hpp"
#include "features/search/feature.hpp"
#include "platform/audit/audit.hpp"

#include <gmock/gmock.h>

namespace tantrao::search_pages {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SearchDesk : public testing::Test {
  protected:
    web::TestPortal portal{{media::feature(), articles::feature(), feature()}};
    const CategoryId news = portal.category(portal.province(), "tin-tuc");
    const web::TestDesk head = portal.sign_in(portal.account("a@vidu.example", {{portal.province(), access::Level::moderate}}));
    const web::TestDesk commune_head =
        portal.sign_in(portal.account("b@vidu.example", {{portal.commune(), access::Level::moderate}}));

    SearchDesk() { portal.settle_search(); }
    // Its address on the portal.
    std::string publish(const std::string& title, const std::string& body = "Nội dung.")
    {
        articles::Article article = articles::sample_article(news, title);
        article.body = body::from_plain_text(body);
        const std::string id = "id-" + std::to_string(++published_);
        const ItemId number = articles::publish_for_test(portal, portal.province(), article, id, portal.clock().now());
        portal.settle_search();
        numbers_[title] = number;
        return "http://localhost:8080/tin-tuc/bat-ky-" + std::to_string(number.value);
    }
    std::string search(std::string_view query, std::string_view host = "localhost")
    {
        return portal.get(host, "/tim-kiem?q=" + std::string(query)).body;
    }
    Json api(std::string_view query)
    {
        return parse_json(portal.get("localhost", "/api/v1/search?q=" + std::string(query)).body).value();
    }
    // Of the page's only line.
    std::string edit_path(const web::TestDesk& desk, const std::string& list)
    {
        const std::string page = portal.get(desk, list).body;
        const std::string mark = "<td class=\"title\"><a href=\"";
        const auto at = page.find(mark);
        return at == std::string::npos ? "" : page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
    }
    std::vector<std::string> acts(SiteId site)
    {
        std::vector<std::string> all;
        portal.core().read([&](db::Connection& core) {
            for (const auto& line : audit::lines_of(core, site, {}, 0, 20))
                all.push_back(line.action);
            return 0;
        });
        return all;
    }
    std::map<std::string, ItemId> numbers_;
    int published_ = 0;
};

TEST_F(SearchDesk, WhatTheBoardChoseStandsFirst)
{
    publish("Sổ hộ nghèo", "Sổ đỏ sổ đỏ sổ đỏ.");
    const std::string address = publish("Cấp giấy chứng nhận quyền sử dụng đất");
    EXPECT_EQ(portal.post(head, "/tuyen-quang/tim-kiem", {{"query", "Sổ đỏ"}, {"items", address + "\r\n"}}).status, 303);
    const std::string page = search("so+do");
    const auto chosen = page.find("Được Ban Biên tập chọn"), title = page.find("Cấp giấy chứng nhận"),
               other = page.find("hộ nghèo");
    ASSERT_NE(title, std::string::npos);
    EXPECT_LT(chosen, title);
    EXPECT_LT(title, other);
    const Json found = api("so+do");
    EXPECT_EQ(found.at("chosen").size(), 1u);
    EXPECT_EQ(found.at("items").size(), 1u);
    EXPECT_THAT(search("so+do+moi"), Not(HasSubstr("Ban Biên tập chọn")));
    EXPECT_THAT(search("so+do", "yenphu.localhost"), Not(HasSubstr("Ban Biên tập chọn"))) << "of another site";
    EXPECT_THAT(search("so+do&tu=2020-01-01"), Not(HasSubstr("Ban Biên tập chọn"))) << "it may be older";
    EXPECT_THAT(portal.get(head, "/tuyen-quang/tim-kiem").body, HasSubstr("Cấp giấy chứng nhận quyền sử dụng đất"));
}

TEST_F(SearchDesk, QueriesOfTheBoardAreOfferedBeforeAnythingIsTyped)
{
    EXPECT_THAT(portal.get("localhost", "/tim-kiem").body, Not(HasSubstr("datalist")));
    const std::string address = publish("Cấp giấy chứng nhận quyền sử dụng đất");
    for (const char* query : {"Sổ đỏ", "Đất <ở>"})
        EXPECT_EQ(portal.post(head, "/tuyen-quang/tim-kiem", {{"query", query}, {"items", address}}).status, 303);
    EXPECT_THAT(portal.get("localhost", "/tim-kiem").body,
                AllOf(HasSubstr("list=\"thuong-tim\""),
                      HasSubstr("<option value=\"Đất &lt;ở&gt;\"></option><option value=\"Sổ đỏ\">"),
                      HasSubstr("<a href=\"/tim-kiem?q=S%E1%BB%95%20%C4%91%E1%BB%8F\">Sổ đỏ</a>")));
    EXPECT_THAT(search("abc"), AllOf(HasSubstr("<option value=\"Sổ đỏ\">"), Not(HasSubstr("Ban Biên tập gợi ý tìm"))));
    EXPECT_THAT(portal.get("yenphu.localhost", "/tim-kiem").body, Not(HasSubstr("datalist"))) << "of another site";
}

TEST_F(SearchDesk, WhatIsWithdrawnIsChosenNoMore)
{
    const std::string address = publish("Lịch tiếp dân");
    portal.post(head, "/tuyen-quang/tim-kiem", {{"query", "gặp chủ tịch"}, {"items", address}});
    ASSERT_EQ(api("gap+chu+tich").at("chosen").size(), 1u);
    EXPECT_THAT(search("gap+chu+tich"), Not(HasSubstr("Mời bạn thử cách khác")));
    articles::withdraw_for_test(portal, portal.province(), numbers_.at("Lịch tiếp dân"), "Sai nội dung");
    EXPECT_TRUE(api("gap+chu+tich").at("chosen").empty());
    EXPECT_THAT(portal.get(head, "/tuyen-quang/tim-kiem").body, HasSubstr("Trang không còn đăng"));
}

TEST_F(SearchDesk, BadChoicesAreToldAndKept)
{
    const auto answer = portal.post(head, "/tuyen-quang/tim-kiem", {{"query", "abc"}, {"items", "/tin-tuc/khong-co-99999\nxyz"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, AllOf(HasSubstr("Không có trang nào đã đăng ở địa chỉ “/tin-tuc/khong-co-99999”"),
                                   HasSubstr("value=\"abc\""), HasSubstr("xyz</textarea>")));
    EXPECT_EQ(portal.post(head, "/tuyen-quang/tim-kiem", {{"query", "abc"}, {"items", ""}}).status, 422);
    EXPECT_EQ(portal.post(head, "/tuyen-quang/tim-kiem/7", {{"query", "abc"}}).status, 404);
    EXPECT_EQ(portal.get(commune_head, "/tuyen-quang/tim-kiem").status, 403);
}

TEST_F(SearchDesk, ChoicesAreChangedAndTakenBack)
{
    const std::string first = publish("Trang thứ nhất"), second = publish("Trang thứ hai");
    portal.post(head, "/tuyen-quang/tim-kiem", {{"query", "thuế đất"}, {"items", first}});
    const std::string path = edit_path(head, "/tuyen-quang/tim-kiem");
    EXPECT_THAT(portal.get(head, path).body, HasSubstr("/tin-tuc/trang-thu-nhat-"));
    EXPECT_EQ(portal.post(head, path, {{"query", "thuế đất"}, {"items", second}, {"version", "1"}}).status, 303);
    EXPECT_EQ(json_text(api("thue+dat").at("chosen").at(0), "title"), "Trang thứ hai");
    EXPECT_EQ(portal.post(head, path, {{"query", "thuế đất"}, {"items", first}, {"version", "1"}}).status, 409);
    EXPECT_EQ(portal.post(head, path + "/bo", {{"version", "1"}}).status, 409);
    EXPECT_EQ(portal.post(head, path + "/bo", {{"version", "2"}}).status, 303);
    EXPECT_TRUE(api("thue+dat").at("chosen").empty());
    EXPECT_THAT(acts(portal.province()), testing::IsSupersetOf({"search.bets.add", "search.bets.edit", "search.bets.remove"}));
}

TEST_F(SearchDesk, SynonymsWorkAtOnceAndWithoutANewIndex)
{
    publish("Cấp giấy chứng nhận quyền sử dụng đất");
    EXPECT_TRUE(api("giấy+hoa+chè").at("items").empty());
    EXPECT_EQ(portal
                  .post(head, "/tu-dong-nghia",
                        {{"term", "Giấy hoa chè"}, {"others", "sổ đỏ\r\ngiấy chứng nhận quyền sử dụng đất\r\n"}})
                  .status,
              303);
    EXPECT_EQ(api("giay+hoa+che").at("items").size(), 1u);
    EXPECT_EQ(portal.environment().indexer.health().why_rebuilt, "there is none");
    const std::string path = edit_path(head, "/tu-dong-nghia");
    EXPECT_THAT(portal.get(head, path).body, HasSubstr("sổ đỏ\ngiấy chứng nhận quyền sử dụng đất</textarea>"));
    EXPECT_EQ(portal.post(head, path, {{"term", "Giấy hoa chè"}, {"others", "sổ đỏ"}, {"version", "1"}}).status, 303);
    EXPECT_TRUE(api("giay+hoa+che").at("items").empty());
    EXPECT_EQ(portal.post(head, path + "/bo", {{"version", "2"}}).status, 303);
    EXPECT_THAT(portal.get(head, "/tu-dong-nghia").body, HasSubstr("Chưa thêm từ nào"));
    EXPECT_THAT(acts(portal.province()), testing::IsSupersetOf({"search.names.add", "search.names.edit", "search.names.remove"}));
}

TEST_F(SearchDesk, ShippedTermsCanBeReplacedOrLeftOut)
{
    publish("Ủy ban nhân dân họp");
    ASSERT_EQ(api("UBND").at("items").size(), 1u);
    EXPECT_THAT(portal.get(head, "/tu-dong-nghia?tu=UBND").body, HasSubstr("Ủy ban nhân dân</textarea>"));
    EXPECT_EQ(portal.post(head, "/tu-dong-nghia", {{"term", "UBND"}, {"others", ""}}).status, 303);
    EXPECT_TRUE(api("UBND").at("items").empty());
    EXPECT_THAT(portal.get(head, "/tu-dong-nghia").body, HasSubstr("Không dùng"));
}

TEST_F(SearchDesk, SynonymsAreOfThePortalAndBadOnesAreKept)
{
    EXPECT_EQ(portal.get(commune_head, "/tu-dong-nghia").status, 403);
    const auto answer = portal.post(head, "/tu-dong-nghia", {{"term", "giấy <hoa>"}, {"others", ""}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, AllOf(HasSubstr("Hãy ghi ít nhất một cách gọi khác"), HasSubstr("giấy &lt;hoa&gt;")));
}

TEST_F(SearchDesk, TheBoardSeesWhatWasNotFound)
{
    EXPECT_THAT(portal.get(head, "/tuyen-quang/tim-kiem").body, HasSubstr("chưa có câu tìm kiếm nào"));
    for (int hour = 0; hour < 4; ++hour) {
        search("lịch+cắt+điện");
        portal.clock().advance(hours_us(1));
    }
    portal.environment().jobs.run_due();
    const auto head_now = portal.sign_in(head.account),
               commune_now = portal.sign_in(commune_head.account);   // the sessions are over
    EXPECT_THAT(portal.get(head_now, "/tuyen-quang/tim-kiem").body,
                AllOf(HasSubstr("lich cat dien"), HasSubstr("<td class=\"number\" data-label=\"Số lần\">4</td>"),
                      HasSubstr("?tu=lich%20cat%20dien#query")));
    EXPECT_THAT(portal.get(head_now, "/tuyen-quang/tim-kiem?tu=lich%20cat%20dien").body, HasSubstr("value=\"lich cat dien\""));
    EXPECT_THAT(portal.get(commune_now, "/yen-phu/tim-kiem").body, Not(HasSubstr("lich cat dien")));
}

}   // namespace
}   // namespace tantrao::search_pages
