// What readers see when a posting period ends: the request's clock decides, whether a page was cached or a job has run or not.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/feature.hpp"
#include "features/articles/testing.hpp"
#include "features/media/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::articles {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ArticleExpiry : public testing::Test {
  protected:
    web::TestPortal portal{{media::feature(), feature()}};
    const CategoryId culture = portal.category(portal.province(), "van-hoa");
    const Instant end = portal.clock().now() + hours_us(1);

    ItemId publish(std::string title, std::optional<Instant> until)
    {
        Article article = sample_article(culture, std::move(title));
        article.tags = {"Lịch họp"};
        article.expire_at = until;
        return publish_by_desk_for_test(portal, portal.province(), article);
    }
    std::string path(ItemId number) const { return path_of("van-hoa", "lich-hop-mat", number); }
    web::TestAnswer get(const std::string& target) { return portal.get("localhost", target); }
    bool shows(const std::string& target) { return get(target).body.find("Lịch họp mật") != std::string::npos; }
    // As the job does.
    void run_job(ItemId number)
    {
        ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
            return publication::expire_due(tx, portal.clock().now(), publication::find_item(tx.db(), number)->live_edition);
        }));
        portal.settle();
    }
};

TEST_F(ArticleExpiry, NothingShowsItFromThatMomentOnThoughNoJobHasRun)
{
    const ItemId number = publish("Lịch họp mật", end), other = publish("Bài ở lại", std::nullopt);
    const std::vector<std::string> pages{path(number),    "/in/" + std::to_string(number.value), "/van-hoa", "/tin-tuc",
                                         "/the/lich-hop", path_of("van-hoa", "bai-o-lai", other)};
    portal.clock().set(Instant{end.us - 1});
    for (const std::string& page : pages) {
        EXPECT_TRUE(shows(page)) << page;
        EXPECT_TRUE(shows(page)) << page << " from the cache";
    }
    const auto cached = portal.cache().stats();
    EXPECT_GE(cached.hits, static_cast<std::int64_t>(pages.size())) << "or this test shows nothing of the cache";
    EXPECT_EQ(get("/" + std::to_string(number.value)).status, 301);
    portal.clock().advance(1);
    for (const std::string& page : pages)
        EXPECT_FALSE(shows(page)) << page;
    EXPECT_EQ(get("/" + std::to_string(number.value)).status, 410);
    EXPECT_EQ(get("/van-hoa").status, 200);
    EXPECT_THAT(get("/the/lich-hop").body, HasSubstr("Bài ở lại"));
}

TEST_F(ArticleExpiry, ADatedNoticeSaysThatThePeriodIsOver)
{
    const ItemId number = publish("Lịch họp mật", end);
    portal.clock().set(end);
    const auto expect_notice = [&] {
        for (const std::string& page : {path(number), "/in/" + std::to_string(number.value)}) {
            const auto notice = get(page);
            EXPECT_EQ(notice.status, 410) << page;
            EXPECT_THAT(notice.body, AllOf(HasSubstr("Bài viết đã hết thời hạn đăng"),
                                           HasSubstr("Thời hạn đăng bài này đã kết thúc lúc"), HasSubstr("01/01/2026 08:00")));
            EXPECT_THAT(notice.body, AllOf(Not(HasSubstr("Gỡ lúc")), Not(HasSubstr("Lịch họp mật")), Not(HasSubstr("Đoạn thứ"))));
        }
    };
    expect_notice();
    EXPECT_EQ(portal.get("yenphu.localhost", path(number)).status, 404) << "another site's article";
    portal.clock().advance(days_us(1));   // the job was late: a stop
    run_job(number);
    expect_notice();
}

TEST_F(ArticleExpiry, ATagOfExpiredArticlesOnlyHasNoPage)
{
    publish("Lịch họp mật", end);
    EXPECT_EQ(get("/the/lich-hop").status, 200);
    portal.clock().set(end);
    EXPECT_EQ(get("/the/lich-hop").status, 404);
}

TEST_F(ArticleExpiry, AFileIsGoneWithItsArticle)
{
    files::start_pictures("articles_tests");
    Article article = sample_article(culture, "Lịch họp mật");
    article.lead = picture_for_test(portal, portal.province(), "Ảnh");
    article.expire_at = end;
    const ItemId number = publish_by_desk_for_test(portal, portal.province(), article);
    const auto page = get(path(number)).body;
    const auto at = page.find("/files/");
    ASSERT_NE(at, std::string::npos);
    const std::string file = page.substr(at, page.find_first_of("\" ", at) - at);
    EXPECT_EQ(get(file).status, 200);
    portal.clock().set(end);
    run_job(number);
    EXPECT_EQ(get(file).status, 410);
}

TEST_F(ArticleExpiry, AnImportedArticleHasNoPeriod)
{
    Article article = sample_article(culture, "Lịch họp mật");
    article.expire_at = end;
    const ItemId number = publish_for_test(portal, portal.province(), article, "a", portal.clock().now());
    portal.clock().set(end + days_us(365));
    EXPECT_TRUE(shows(path(number)));
}

}   // namespace
}   // namespace tantrao::articles
