// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/feature.hpp"
#include "features/articles/testing.hpp"
#include "features/home/feature.hpp"
#include "features/media/feature.hpp"
#include <gmock/gmock.h>

namespace tantrao::home {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t count(const std::string& text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

class Home : public testing::Test {
  protected:
    web::TestPortal portal{{media::feature(), articles::feature(), feature()}};
    const CategoryId culture = portal.category(portal.province(), "van-hoa");

    Instant day(int n) const { return Instant{1'760'000'000'000'000} + days_us(n); }
    ItemId publish(const articles::Article& article, int on)
    {
        return articles::publish_for_test(portal, portal.province(), article, article.title, day(on));
    }
    std::string front() { return portal.get("localhost", "/").body; }
};

TEST_F(Home, ATextLeavesTheFrontPageWhenItsPostingPeriodEnds)
{
    for (int i = 0; i < 12; ++i)
        publish(articles::sample_article(culture, "Bài số " + std::to_string(i)), i);
    auto lead = articles::sample_article(culture, "Lịch tạm thời");
    lead.expire_at = portal.clock().now() + hours_us(1);
    articles::publish_by_desk_for_test(portal, portal.province(), lead);
    portal.clock().set(Instant{lead.expire_at->us - 1});
    EXPECT_THAT(front(), HasSubstr("Lịch tạm thời"));
    EXPECT_THAT(front(), HasSubstr("Lịch tạm thời"));   // from the cache
    portal.clock().advance(1);
    EXPECT_THAT(front(), Not(HasSubstr("Lịch tạm thời")));
    EXPECT_THAT(front(), HasSubstr("<article class=\"lead-story\"><h2><a href=\"/van-hoa/bai-so-11-"));
}

TEST_F(Home, ABlockOfACategoryEndsWithThePeriodOfItsText)
{
    portal.clock().set(day(1));
    auto old = articles::sample_article(culture, "Lịch tạm thời");   // too old for the latest lines
    old.expire_at = day(200);
    articles::publish_by_desk_for_test(portal, portal.province(), old);
    portal.clock().set(Instant{day(200).us - 1});
    for (int i = 0; i < 12; ++i)
        publish(articles::sample_article(portal.category(portal.province(), "gioi-thieu"), "Bài số " + std::to_string(i)),
                100 + i);
    EXPECT_THAT(front(), HasSubstr("Lịch tạm thời"));
    portal.clock().advance(1);
    EXPECT_THAT(front(), Not(HasSubstr("Lịch tạm thời")));
}

TEST_F(Home, AnEmptySiteSaysWhatWillComeAndLeadsToItsCategories)
{
    const auto page = portal.get("localhost", "/");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Trang này chưa đăng bài nào"));
    EXPECT_THAT(page.body, HasSubstr("<li><a href=\"/gioi-thieu\">Giới thiệu</a></li>"));
    EXPECT_THAT(page.body, Not(HasSubstr("lead-story")));
    EXPECT_THAT(page.body, Not(HasSubstr("Tin mới</h2>")));
}

TEST_F(Home, HasALeadStoryTheLatestLinesAndABlockOfEachCategoryWithNews)
{
    for (int i = 0; i < 12; ++i)
        publish(articles::sample_article(culture, "Bài số " + std::to_string(i)), i);
    const std::string page = front();
    EXPECT_THAT(page, HasSubstr("<article class=\"lead-story\"><h2><a href=\"/van-hoa/bai-so-11-"));
    EXPECT_EQ(count(page, ">Bài số 11<"), 1U) << "the lead story stands once";
    EXPECT_EQ(count(page, ">Bài số 10<"), 2U) << "among the latest and in its category";
    EXPECT_THAT(page, HasSubstr(">Bài số 3<")) << "the eighth of the latest lines";
    EXPECT_THAT(page, Not(HasSubstr(">Bài số 2<")));
    EXPECT_THAT(page, HasSubstr("<h2 class=\"section-title\"><a href=\"/tin-tuc\">Tin tức, sự kiện</a></h2>"))
        << "the top category";
    EXPECT_THAT(page, Not(HasSubstr("<h2 class=\"section-title\"><a href=\"/gioi-thieu\">"))) << "nothing to read there";
    EXPECT_EQ(count(page, "<h1"), 1U);
}

TEST_F(Home, TheNewestWithAPictureLeads)
{
    files::start_pictures("home_tests");
    auto pictured = articles::sample_article(culture, "Bài có ảnh");
    pictured.lead = articles::picture_for_test(portal, portal.province(), "Chợ phiên buổi sáng");
    publish(pictured, 1);
    publish(articles::sample_article(culture, "Bài không ảnh"), 2);
    const std::string page = front();
    EXPECT_THAT(page, HasSubstr("<article class=\"lead-story\"><h2><a href=\"/van-hoa/bai-co-anh-"));
    EXPECT_THAT(page, HasSubstr("alt=\"Chợ phiên buổi sáng\""));
    EXPECT_THAT(page, HasSubstr(">Bài không ảnh<"));
}

TEST_F(Home, FollowsWhatIsPublishedCorrectedAndTakenAway)
{
    EXPECT_THAT(front(), HasSubstr("chưa đăng bài nào"));
    const ItemId first = publish(articles::sample_article(culture, "Tin thứ nhất"), 1);
    EXPECT_THAT(front(), HasSubstr("Tin thứ nhất"));
    publish(articles::sample_article(culture, "Tin thứ hai"), 2);
    EXPECT_THAT(front(), HasSubstr("Tin thứ hai"));
    articles::withdraw_for_test(portal, portal.province(), first, "Sai số liệu");
    EXPECT_THAT(front(), Not(HasSubstr("Tin thứ nhất")));
}

TEST_F(Home, TitlesAreTextNotMarkup)
{
    publish(articles::sample_article(culture, "<script>alert(1)</script> \"nháy\" & <b>đậm"), 1);
    const std::string page = front();
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_F(Home, AComponentSiteShowsOnlyItsOwnAndTheWayBack)
{
    publish(articles::sample_article(culture, "Tin của tỉnh"), 1);
    const CategoryId news = portal.category(portal.commune(), "tin-tuc");
    articles::publish_for_test(portal, portal.commune(), articles::sample_article(news, "Tin của xã"), "x", day(1));
    const std::string page = portal.get("yenphu.localhost", "/").body;
    EXPECT_THAT(page, HasSubstr("Tin của xã"));
    EXPECT_THAT(page, Not(HasSubstr("Tin của tỉnh")));
    EXPECT_THAT(page, HasSubstr("<a href=\"http://localhost:8080/\">Cổng thông tin điện tử tỉnh Tuyên Quang</a>"));
    EXPECT_THAT(page, Not(HasSubstr("href=\"/trang-thanh-phan\"")));
    EXPECT_THAT(front(), Not(HasSubstr("Tin của xã")));
}

TEST_F(Home, CostsTheSameStatementsHoweverMuchWasPublished)
{
    const auto statements = [&] {
        auto live = portal.environment().live.reader();
        const auto directory = portal.environment().directories.of(live);
        const auto asked = portal.request(http::Method::get, "localhost", "/");
        const web::PathValues path;
        const http::Fields query;
        const auto before = live.statements();
        const web::ReaderRequest request{asked,
                                         path,
                                         query,
                                         live,
                                         *directory,
                                         *directory->portal(),
                                         portal.environment().shelf,
                                         portal.environment().ui,
                                         portal.clock().now()};
        const auto page = std::get<web::ReaderHandler>(feature().routes.front().handler)(request);
        EXPECT_TRUE(page);
        return live.statements() - before;
    };
    for (int i = 0; i < 9; ++i)
        publish(articles::sample_article(culture, "Bài số " + std::to_string(i)), i);
    const auto few = statements();
    for (int i = 9; i < 60; ++i)
        publish(articles::sample_article(culture, "Bài số " + std::to_string(i)), i);
    EXPECT_EQ(statements(), few);
    EXPECT_LE(few, 20);
}

TEST_F(Home, TheMapShowsEveryCategoryInItsPlace)
{
    const auto page = portal.get("localhost", "/so-do-cong");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body,
                HasSubstr("<li><a href=\"/tin-tuc\">Tin tức, sự kiện</a><ul><li><a href=\"/van-hoa\">Văn hóa</a></li>"));
    EXPECT_THAT(page.body, HasSubstr("<a href=\"/trang-thanh-phan\">"));
}

TEST_F(Home, RenamedCategoriesAreRenamedEverywhereAtOnce)
{
    EXPECT_THAT(portal.get("localhost", "/so-do-cong").body, HasSubstr("Văn hóa"));
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<void> {
        auto category = site::find_category_by_slug(tx.db(), portal.province(), "van-hoa").value();
        category.name = "Văn hóa – Thể thao";
        return site::edit_category(tx, portal.clock().now(), category);
    }));
    portal.settle();
    EXPECT_THAT(portal.get("localhost", "/so-do-cong").body, HasSubstr("Văn hóa – Thể thao"));
}

class Sites : public Home {
  protected:
    void add(site::Kind kind, std::string slug, std::string short_name)
    {
        site::NewSite plan;
        plan.parent = portal.province();
        plan.slug = plan.host_label = std::move(slug);
        plan.kind = kind;
        plan.state = site::State::established;
        plan.details.name = "Trang thông tin điện tử " + short_name;
        plan.details.official_name = plan.details.short_name = std::move(short_name);
        plan.details.established_number = "91/QĐ-UBND";
        plan.details.established_on = "2011-03-25";
        ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) { return site::create_site(tx, portal.clock().now(), plan); }));
        portal.settle();
    }
};

TEST_F(Sites, StandInVietnameseOrderUnderTheirLetters)
{
    add(site::Kind::commune, "dongvan", "Xã Đồng Văn");
    add(site::Kind::commune, "duongduc", "Xã Dương Đức");
    add(site::Kind::commune, "minhxuan", "Phường Minh Xuân");
    add(site::Kind::commune, "anphu", "Xã Ẩn Phú");
    add(site::Kind::department, "soyte", "Sở Y tế");
    const std::string page = portal.get("localhost", "/trang-thanh-phan").body;
    std::size_t last = 0;
    for (const char* part :
         {">Sở, ban, ngành<", ">Sở Y tế<", ">Xã, phường<", "<h3>A</h3>", ">Xã Ẩn Phú<", "<h3>D</h3>", ">Xã Dương Đức<",
          "<h3>Đ</h3>", ">Xã Đồng Văn<", "<h3>M</h3>", ">Phường Minh Xuân<", "<h3>Y</h3>", ">Ủy ban nhân dân xã Yên Phú<"}) {
        const auto at = page.find(part, last);
        ASSERT_NE(at, std::string::npos) << part << " is missing or out of order";
        last = at;
    }
    EXPECT_THAT(page, HasSubstr("<a href=\"http://dongvan.localhost:8080/\">Xã Đồng Văn</a>"));
}

TEST_F(Sites, ANewSiteIsListedAtOnceAndComponentSitesLeadThere)
{
    EXPECT_THAT(portal.get("localhost", "/trang-thanh-phan").body, Not(HasSubstr("Xã Tân Trào")));
    add(site::Kind::commune, "tantrao", "Xã Tân Trào");
    EXPECT_THAT(portal.get("localhost", "/trang-thanh-phan").body, HasSubstr("Xã Tân Trào"));
    const auto from_commune = portal.get("tantrao.localhost", "/trang-thanh-phan");
    EXPECT_EQ(from_commune.status, 301);
    EXPECT_THAT(from_commune.head, HasSubstr("Location: http://localhost:8080/trang-thanh-phan"));
}

}   // namespace
}   // namespace tantrao::home
