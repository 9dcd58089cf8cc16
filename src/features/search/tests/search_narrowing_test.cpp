// What narrows a search: filters, days, parameters that mean nothing.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/tests/search_portal.hpp"

namespace tantrao::search_pages {
namespace {

using testing::HasSubstr;
using testing::Not;

class SearchNarrowing : public SearchPortal {};

TEST_F(SearchNarrowing, TellWhatNarrowsThemBeforeAnythingIsAsked)
{
    EXPECT_THAT(page("loai=article&tu=1/2/2026"),
                testing::AllOf(HasSubstr("Đang giới hạn theo"), HasSubstr("<a href=\"/tim-kiem?tu=2026-02-01\">Tin bài"),
                               HasSubstr("<a href=\"/tim-kiem?loai=article\">Từ 01/02/2026")));
}

TEST_F(SearchNarrowing, FilterByCategoryWithThoseBelowItAndByPeriod)
{
    publish("Lễ hội văn hóa");
    publish(portal.province(), news, "Lễ hội tin", "Nội dung.", day + -days_us(400));
    EXPECT_EQ(titles("q=le+hoi&category=tin-tuc").size(), 2u);
    EXPECT_THAT(titles("q=le+hoi&category=van-hoa"), testing::ElementsAre("Lễ hội văn hóa"));
    const std::string date = civil_date(day);
    EXPECT_THAT(titles("q=le+hoi&from=" + date + "&to=" + date), testing::ElementsAre("Lễ hội văn hóa"));
    EXPECT_THAT(titles("q=le+hoi&order=newest"), testing::ElementsAre("Lễ hội văn hóa", "Lễ hội tin"));
}

TEST_F(SearchNarrowing, RefuseParametersThatMeanNothing)
{
    for (const char* query :
         {"q=a&limit=0", "q=a&limit=101", "q=a&limit=x", "q=a&site=nowhere", "q=a&kind=draft", "q=a&from=2026-13-01",
          "q=a&from=24/11/2026", "q=a&cursor=-1", "q=a&cursor=0", "q=a&cursor=99999999", "q=a&category=nowhere",
          "q=a&from=2026-02-02&to=2026-01-01", "q=a&from=2026-02-02&to=2026-02-01", "q=a&order=oldest"}) {
        const auto answer = portal.get("localhost", "/api/v1/search?" + std::string(query));
        EXPECT_EQ(answer.status, 400) << query;
        EXPECT_FALSE(parse_json(answer.body).value().at("fields").empty()) << query;
    }
    EXPECT_THAT(page("q=abc&trang=nowhere"), HasSubstr("Không có trang thành phần “nowhere”. Đã tìm trên mọi trang."));
    EXPECT_THAT(page("q=abc&xep=cu"), HasSubstr("Không có thứ tự “cu”"));
}

TEST_F(SearchNarrowing, TellProgramsOfNamesNobodyKnowsAndOfTwoValuesForOne)
{
    const auto refusal = [&](std::string_view query) {
        const auto answer = portal.get("localhost", "/api/v1/search?" + std::string(query));
        EXPECT_EQ(answer.status, 400) << query;
        return parse_json(answer.body).value();
    };
    const Json unknown = refusal("qq=le+hoi");
    EXPECT_EQ(json_text(unknown, "error"), "Không có tham số “qq”.");
    EXPECT_EQ(json_text(unknown.at("fields").at(0), "field"), "qq");
    EXPECT_FALSE(json_text(unknown, "request").empty());
    EXPECT_EQ(json_text(refusal("q=a&kind=article&kind=document"), "error"), "Tham số “kind” được ghi nhiều lần.");
    EXPECT_EQ(json_text(refusal("q=a&site=nowhere"), "error"), "Không có trang thành phần “nowhere”.");
    EXPECT_EQ(refusal("a=&a=&" + std::string(2000, 'b')).at("fields").size(), 2u);
    std::string many;
    for (int i = 0; i < 500; ++i)
        many += "x" + std::to_string(i) + "&";
    EXPECT_EQ(refusal(many).at("fields").size(), 10u);
    EXPECT_EQ(portal.get("localhost", "/tim-kiem?q=a&utm_source=thu").status, 200) << "links to the page come with anything";
}

TEST_F(SearchNarrowing, ReadDaysAsPeopleWriteThem)
{
    publish("Lễ hội");
    publish(portal.province(), news, "Lễ hội năm trước", "Nội dung.", day + -days_us(400));
    for (const char* typed : {"2025-10-09", "09/10/2025", "9/10/2025", "09-10-2025", "9.10.2025", "+9/10/2025+"}) {
        const std::string period = std::string("q=le+hoi&tu=") + typed + "&den=" + typed;
        EXPECT_THAT(page(period),
                    testing::AllOf(HasSubstr("1 kết quả cho"), HasSubstr("type=\"date\" name=\"tu\" value=\"2025-10-09\""),
                                   HasSubstr("/tim-kiem/feed.rss?q=le%20hoi&amp;tu=2025-10-09&amp;den=2025-10-09")))
            << typed;
        EXPECT_THAT(portal.get("localhost", "/tim-kiem/feed.rss?" + period).body,
                    testing::AllOf(HasSubstr("<title>Lễ hội</title>"), Not(HasSubstr("Lễ hội năm trước"))))
            << typed;
    }
}

TEST_F(SearchNarrowing, TellOfADayThatCannotBeReadAtItsField)
{
    publish("Lễ hội");
    EXPECT_THAT(page("q=le+hoi&tu=31%2F02%2F2026&den=h%C3%B4m%20nay"),
                testing::AllOf(
                    HasSubstr("1 kết quả cho"), HasSubstr("<details class=\"search-more\" open>"),
                    HasSubstr("type=\"text\" name=\"tu\" value=\"31/02/2026\" aria-invalid=\"true\" aria-describedby=\"tu-loi\""),
                    HasSubstr("id=\"tu-loi\">“31/02/2026” không phải ngày có thật. Hãy ghi ngày/tháng/năm, ví dụ 24/11/2026. "
                              "Kết quả không giới hạn theo ngày này.</p>"),
                    HasSubstr("type=\"text\" name=\"den\" value=\"hôm nay\""), HasSubstr("id=\"den-loi\""),
                    HasSubstr("feed.rss?q=le%20hoi\"")));
    EXPECT_THAT(page("q=le+hoi&tu=+&den="), testing::AllOf(Not(HasSubstr("-loi")), Not(HasSubstr("search-more\" open"))));
}

TEST_F(SearchNarrowing, LeaveOutAnEndBeforeTheBeginning)
{
    publish("Lễ hội");
    const std::string body = page("q=le+hoi&tu=" + civil_date(day) + "&den=2020-01-01");
    EXPECT_THAT(body, HasSubstr("Ngày kết thúc 01/01/2020 đứng trước ngày bắt đầu. Kết quả không giới hạn theo ngày kết thúc."));
    EXPECT_THAT(body, HasSubstr("1 kết quả cho"));
    EXPECT_THAT(body, Not(HasSubstr("den=2020-01-01")));
    EXPECT_THAT(body, HasSubstr("name=\"den\" value=\"2020-01-01\"")) << "what was typed stays to be mended";
}

TEST_F(SearchNarrowing, CountACategoryWithThoseBelowItAsTheFilterFindsThem)
{
    publish("Lễ hội xuân");
    publish(portal.province(), news, "Lễ hội hè", "Nội dung.", day);
    publish(portal.province(), portal.category(portal.province(), "gioi-thieu"), "Lễ hội thu", "Nội dung.", day);
    const std::string body = page("q=le+hoi");
    EXPECT_THAT(body, HasSubstr("Tin tức, sự kiện</a> <span class=\"meta\">2</span>"));
    EXPECT_THAT(body, HasSubstr("Văn hóa</a> <span class=\"meta\">1</span>"));
    EXPECT_THAT(page("q=le+hoi&muc=tin-tuc"), HasSubstr("2 kết quả cho"));
    EXPECT_THAT(page("q=le+hoi+xuan"), Not(HasSubstr("Văn hóa</a> <span"))) << "a choice that leaves nothing out";
}

TEST_F(SearchNarrowing, GiveAnEmptyFeedWhereTheAddressMeansNothing)
{
    publish("Lễ hội");
    EXPECT_THAT(portal.get("localhost", "/tim-kiem/feed.rss?q=le+hoi").body, HasSubstr("<item>"));
    for (const char* query : {"q=le+hoi&trang=nowhere", "q=le+hoi&tu=xx", "q=le+hoi&loai=nothing"})
        EXPECT_THAT(portal.get("localhost", "/tim-kiem/feed.rss?" + std::string(query)).body, Not(HasSubstr("<item>"))) << query;
}

}   // namespace
}   // namespace tantrao::search_pages
