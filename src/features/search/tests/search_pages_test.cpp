// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/tests/search_portal.hpp"

#include <chrono>
#include <thread>

namespace tantrao::search_pages {
namespace {

using testing::HasSubstr;
using testing::Not;

class SearchPages : public SearchPortal {};

TEST_F(SearchPages, FindAnArticleWithAndWithoutMarks)
{
    const ItemId number = publish("Đăng ký kết hôn tại xã", "Hồ sơ gồm tờ khai.");
    for (const char* query : {"q=k%E1%BA%BFt+h%C3%B4n", "q=ket+hon", "q=KET%20HON", "q=h%E1%BB%93+s%C6%A1+gom"}) {
        const std::string body = page(query);
        EXPECT_THAT(body, HasSubstr("href=\"/van-hoa/dang-ky-ket-hon-tai-xa-" + std::to_string(number.value) + "\"")) << query;
    }
    EXPECT_THAT(page("q=ket+hon"), HasSubstr("Đăng ký <mark>kết hôn</mark> tại xã"));
}

TEST_F(SearchPages, TellWhereWordsStandOnlyWithOtherMarks)
{
    publish("Tùy nơi mà làm");
    EXPECT_THAT(page("q=ma+túy"), HasSubstr("Không có trang nào viết đúng dấu của “ma túy”; 1 trang có các từ này với dấu khác"));
    EXPECT_EQ(api("q=ma+túy").at("has_other_marks"), true);
    for (const char* query : {"q=mà+tùy", "q=ma+tuy", "q=mà+tuỳ"}) {
        EXPECT_THAT(page(query), HasSubstr("1 kết quả cho")) << query;
        EXPECT_EQ(api(query).at("has_other_marks"), false) << query;
    }
    publish("Phòng, chống ma túy");
    EXPECT_THAT(page("q=ma+túy"), HasSubstr("2 kết quả cho"));
}

TEST_F(SearchPages, AreNotKeptAndNotIndexed)
{
    const auto answer = portal.get("localhost", "/tim-kiem?q=abc");
    EXPECT_EQ(answer.response.header("Cache-Control"), "no-store");
    EXPECT_EQ(answer.response.header("X-Robots-Tag"), "noindex");
    EXPECT_EQ(portal.cache().stats().entries, 0);
}

TEST_F(SearchPages, WithoutAQueryShowTheForm)
{
    EXPECT_THAT(portal.get("localhost", "/tim-kiem").body, HasSubstr("Bạn cần tìm gì?"));
    EXPECT_THAT(portal.get("localhost", "/").body, Not(HasSubstr("Bạn cần tìm gì?")));
}

TEST_F(SearchPages, WithNothingFoundHelp)
{
    publish("Đăng ký kết hôn");
    const std::string body = page("q=ket+hom");
    EXPECT_THAT(body, HasSubstr("Không có trang nào chứa đủ các từ “ket hom”"));
    EXPECT_THAT(body, HasSubstr("/tim-kiem?q=k%E1%BA%BFt%20h%C3%B4n\"><strong>kết hôn</strong>"));
    EXPECT_THAT(page("q=%22k%C3%AAt+h%C3%B4n%22"), HasSubstr("<strong>kết hôn</strong>")) << "a phrase has its marks";
    EXPECT_THAT(page("q=xyzzy"), HasSubstr("Mời bạn thử cách khác"));
    EXPECT_THAT(page("q=ho"),
                testing::AllOf(HasSubstr("Tiêu đề bắt đầu bằng những từ đã gõ"), HasSubstr(">Đăng ký kết hôn</a>")));
    EXPECT_THAT(page("q=ho&loai=article"), Not(HasSubstr("Tiêu đề bắt đầu bằng những từ đã gõ")))
        << "it is the limit that hides it";
}

TEST_F(SearchPages, EscapeWhatWasTypedAndWhatWasFound)
{
    publish("Dấu <b>nhọn</b> & ngoặc", "Thân bài <script>alert(1)</script> nhọn.");
    const std::string body = page("q=%3Cscript%3Ealert(1)%3C%2Fscript%3E+nh%E1%BB%8Dn");
    EXPECT_THAT(body, Not(HasSubstr("<script>")));
    EXPECT_THAT(page("q=nhon"), HasSubstr("Dấu &lt;b&gt;<mark>nhọn</mark>&lt;/b&gt; &amp; ngoặc"));
}

TEST_F(SearchPages, FindOnAllSitesAndTheOwnOnesFirst)
{
    publish("Lễ hội lễ hội");
    publish(portal.commune(), commune_news, "Tin xã", "Ở xã có lễ hội.", day);
    EXPECT_THAT(titles("q=le+hoi"), testing::UnorderedElementsAre("Lễ hội lễ hội", "Tin xã"));
    EXPECT_THAT(titles("q=le+hoi", "yenphu.localhost"), testing::ElementsAre("Tin xã", "Lễ hội lễ hội"));
    EXPECT_THAT(titles("q=le+hoi&site=yen-phu"), testing::ElementsAre("Tin xã"));
    const Json items = api("q=le+hoi&site=yen-phu").at("items");
    EXPECT_THAT(json_text(items.at(0), "url"), testing::StartsWith("http://yenphu.localhost:8080/tin-tuc/"));
    EXPECT_EQ(json_text(items.at(0), "external_id"), "id-2");
    EXPECT_THAT(page("q=le+hoi&trang=yen-phu"), HasSubstr("bỏ giới hạn này"));
}

TEST_F(SearchPages, NeverFindWhatWasWithdrawn)
{
    const ItemId number = publish("Bài sẽ gỡ");
    ASSERT_EQ(titles("q=se+go").size(), 1u);
    // In the very moment: the index and live may still have it, the gone set knows.
    const auto withdrawn = portal.core().write([&](db::Transaction& tx) {
        return publication::withdraw(tx, {access::system_actor(), portal.clock().now(), "test"}, portal.province(), number,
                                     "Sai");
    });
    ASSERT_TRUE(withdrawn) << withdrawn.error().code;
    portal.environment().projector.take_away({"article", number.value});
    const Json hidden = api("q=se+go");
    EXPECT_TRUE(hidden.at("items").empty());
    EXPECT_EQ(hidden.at("total"), 0);
    portal.settle_search();
    EXPECT_TRUE(titles("q=se+go").empty());
    EXPECT_EQ(portal.environment().catalogue.index()->size(), 0);
}

TEST_F(SearchPages, CountOnlyWhatIsShown)
{
    publish("Lễ hội thứ nhất");
    publish(portal.province(), news, "Lễ hội thứ hai", "Nội dung.", day + -days_us(400));
    const ItemId number = publish(portal.commune(), commune_news, "Lễ hội xã", "Nội dung.", day);
    const std::string link = "trang=yen-phu";
    EXPECT_THAT(page("q=le+hoi"), testing::AllOf(HasSubstr("3 kết quả cho"), HasSubstr(link)));
    portal.environment().projector.take_away({"article", number.value});
    EXPECT_THAT(page("q=le+hoi"), testing::AllOf(HasSubstr("2 kết quả cho"), Not(HasSubstr(link)), HasSubstr("tu=2025-01-01")));
    EXPECT_EQ(api("q=hoi+xa").at("total"), 0);
    EXPECT_TRUE(api("q=hoi+xax").at("suggestion").is_null());
}

TEST_F(SearchPages, ShowNoTextThatWasReplaced)
{
    publish("Lịch tiếp dân", "Số điện thoại 0912 là của người khác.");
    portal.environment().indexer.stop();   // the index stays where it is
    articles::Article second = articles::sample_article(culture, "Lịch tiếp dân");
    second.body = body::from_plain_text("Xem tại trụ sở.");
    articles::publish_for_test(portal, portal.province(), second, "id-1", day);
    const Json items = api("q=lich+tiep+dan").at("items");
    ASSERT_EQ(items.size(), 1u);
    EXPECT_THAT(json_text(items.at(0), "snippet"), testing::AllOf(HasSubstr("trụ sở"), Not(HasSubstr("0912"))));
}

TEST_F(SearchPages, NeverFindWhatAnotherSuspendedSiteHas)
{
    publish(portal.commune(), commune_news, "Lễ hội xã", "Nội dung.", day);
    ASSERT_EQ(titles("q=le+hoi").size(), 1u);
    set_state(portal.commune(), site::State::suspended);
    EXPECT_TRUE(titles("q=le+hoi").empty());
    EXPECT_EQ(api("q=le+hoi").at("total"), 0);
    EXPECT_TRUE(api("q=le+hoy").at("suggestion").is_null()) << "a word of its titles";
    EXPECT_EQ(titles("q=le+hoi", "yenphu.localhost").size(), 1u) << "its own page still shows what it published";
    EXPECT_EQ(json_text(api("q=le+hoy", "yenphu.localhost"), "suggestion"), "lễ hội");
    set_state(portal.commune(), site::State::established);
    EXPECT_EQ(titles("q=le+hoi").size(), 1u);
}

TEST_F(SearchPages, GoOnWithACursor)
{
    for (int i = 0; i < 12; ++i)
        publish("Lễ hội " + std::to_string(i));
    std::set<std::string> seen;
    std::string cursor;
    for (int asked = 0; asked < 6; ++asked) {
        const Json body = api("q=le+hoi&limit=5" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (const Json& item : body.at("items"))
            EXPECT_TRUE(seen.insert(json_text(item, "title")).second);
        if (body.at("next_cursor").is_null())
            break;
        cursor = json_text(body, "next_cursor");
    }
    EXPECT_EQ(seen.size(), 12u);
    EXPECT_EQ(titles("q=le+hoi&limit=100").size(), 12u);
    const std::string first = page("q=le+hoi"), second = page("q=le+hoi&tiep=10"), third = page("q=le+hoi&tiep=11");
    EXPECT_THAT(first, testing::AllOf(HasSubstr("/tim-kiem?q=le%20hoi&amp;tiep=10"), Not(HasSubstr("từ kết quả thứ"))));
    EXPECT_THAT(second, testing::AllOf(HasSubstr("12 kết quả cho “le hoi”, từ kết quả thứ 11"), HasSubstr(">Về đầu</a>"),
                                       Not(HasSubstr(">Trang trước</a>")), HasSubstr("<title>Tìm “le hoi”, từ kết quả thứ 11")));
    EXPECT_THAT(page("q=le+hoi&tiep=50"), testing::AllOf(HasSubstr("Không còn kết quả nào từ vị trí này"),
                                                         HasSubstr(">Về đầu</a>"), Not(HasSubstr("Mời bạn thử cách khác"))));
    EXPECT_THAT(third, HasSubstr("tiep=1\" rel=\"prev\">Trang trước</a>"));
}

TEST_F(SearchPages, AnswerHostileQueries)
{
    publish("Lễ hội");
    std::string many;
    for (int i = 0; i < 1000; ++i)
        many += "t" + std::to_string(i) + "+";
    EXPECT_THAT(page("q=" + many), HasSubstr("Câu tìm kiếm quá dài"));
    EXPECT_THAT(page("q=" + std::string(600, 'a')), testing::AllOf(HasSubstr("<title>Tìm “" + std::string(80, 'a') + "…”"),
                                                                   HasSubstr("value=\"" + std::string(600, 'a') + "\"")));
    for (const char* query : {"q=***", "q=%22%22%22", "q=-", "q=%E2%80%AE%E2%80%AC", "q=%01%02", "q=((((", "q=a*b*c*"})
        EXPECT_EQ(portal.get("localhost", std::string("/tim-kiem?") + query).status, 200) << query;
}

TEST_F(SearchPages, MendAnIndexThatBreaks)
{
    publish("Lễ hội thứ nhất");
    for (const auto& entry : std::filesystem::directory_iterator(portal.environment().catalogue.index()->folder()))
        std::filesystem::resize_file(entry.path(), 3);
    publish("Lễ hội thứ hai");
    EXPECT_EQ(titles("q=le+hoi").size(), 2u);
    EXPECT_THAT(portal.environment().indexer.health().why_rebuilt, HasSubstr("broken"));
}

TEST_F(SearchPages, SayThatTheyAreNotReadyWhereTheIndexIsGone)
{
    publish("Lễ hội");
    portal.environment().indexer.stop();
    const std::filesystem::path folder = portal.environment().catalogue.index()->folder();
    std::filesystem::remove_all(folder);
    portal.environment().catalogue.index()->refresh();
    const auto answer = portal.get("localhost", "/tim-kiem?q=le+hoi");
    EXPECT_EQ(answer.status, 503);
    EXPECT_THAT(answer.body, HasSubstr("Bộ tìm kiếm đang được chuẩn bị"));
    EXPECT_EQ(answer.response.header("Retry-After"), "5");
    const auto refused = portal.get("localhost", "/api/v1/search?q=le+hoi");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.response.header("Retry-After"), "5");
    EXPECT_EQ(json_text(parse_json(refused.body).value(), "code"), "search.not_ready");
    portal.environment().indexer.start();
    for (int i = 0; i < 1000 && portal.environment().catalogue.index() == nullptr; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(titles("q=le+hoi").size(), 1u);
}

TEST_F(SearchPages, HaveAFeed)
{
    publish("Lễ hội & đua thuyền");
    const auto answer = portal.get("localhost", "/tim-kiem/feed.rss?q=dua+thuyen");
    EXPECT_EQ(answer.response.header("Content-Type"), "application/rss+xml; charset=utf-8");
    EXPECT_THAT(answer.body, HasSubstr("<title>Lễ hội &amp; đua thuyền</title>"));
    EXPECT_THAT(answer.body, HasSubstr("/tim-kiem/feed.rss?q=dua%20thuyen"));
    EXPECT_THAT(portal.get("localhost", "/tim-kiem/feed.rss").body, HasSubstr("<title>Tìm kiếm – "));
}

TEST_F(SearchPages, CompleteWhatIsBeingTyped)
{
    publish("Lễ hội Thành Tuyên năm 2025");
    publish("Lễ tân khách sạn", "Lễ hội Thành Tuyên.");
    publish(portal.commune(), commune_news, "Lễ hội xã", "Nội dung.", day);
    const auto complete = [&](std::string_view query, std::string_view host = "localhost") {
        const auto answer = portal.get(host, "/tim-kiem/goi-y?q=" + std::string(query));
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.response.header("Cache-Control"), "no-store");
        std::vector<std::string> all;
        const Json body = parse_json(answer.body).value();
        for (const Json& item : body.at("items"))
            all.push_back(json_text(item, "title"));
        return all;
    };
    EXPECT_THAT(complete("l%E1%BB%85+ho"), testing::UnorderedElementsAre("Lễ hội Thành Tuyên năm 2025", "Lễ hội xã"));
    EXPECT_THAT(complete("le+hoi+thanh+tu"), testing::ElementsAre("Lễ hội Thành Tuyên năm 2025")) << "words of titles only";
    EXPECT_THAT(complete("le+ho", "yenphu.localhost"), testing::ElementsAre("Lễ hội xã", "Lễ hội Thành Tuyên năm 2025"));
    EXPECT_TRUE(complete("le+ho+").empty()) << "the last word is whole";
    for (const char* query : {"", "l", "***", "%22%22", "-le", "khong+co+gi"})
        EXPECT_TRUE(complete(query).empty()) << query;
    EXPECT_TRUE(complete(std::string(100'000, 'a')).empty());
    set_state(portal.commune(), site::State::suspended);
    EXPECT_THAT(complete("le+ho"), testing::ElementsAre("Lễ hội Thành Tuyên năm 2025"));
}

TEST_F(SearchPages, CountInMemoryWhatFoundNothing)
{
    publish("Lễ hội");
    auto& misses = portal.environment().catalogue.misses();
    for (int hour = 0; hour < 3; ++hour) {
        page("q=sổ+đỏ");
        page("q=le+hoi");
        page("q=nước+sạch&trang=yen-phu");
        portal.clock().advance(hours_us(1));
    }
    const auto taken = misses.take(portal.clock().now());
    ASSERT_EQ(taken.size(), 1u);
    EXPECT_EQ(taken[0].query, "so do");
    EXPECT_EQ(taken[0].count, 3);
}

TEST_F(SearchPages, FindTheNewEditionAndNotTheOldOne)
{
    publish("Bản thứ nhất");
    articles::Article second = articles::sample_article(culture, "Bản thứ hai");
    articles::publish_for_test(portal, portal.province(), second, "id-1", day);
    portal.settle_search();
    EXPECT_TRUE(titles("q=%22b%E1%BA%A3n+th%E1%BB%A9+nh%E1%BA%A5t%22").empty());
    EXPECT_EQ(titles("q=ban+thu+hai").size(), 1u);
}

}   // namespace
}   // namespace tantrao::search_pages
