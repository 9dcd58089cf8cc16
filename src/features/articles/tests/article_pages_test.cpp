// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/api.hpp"
#include "features/articles/article.hpp"
#include "features/articles/article_live.hpp"
#include "features/articles/article_pages.hpp"
#include "features/articles/feature.hpp"
#include "features/media/feature.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::articles {
namespace {

using testing::HasSubstr;
using testing::Not;

class ArticlePages : public testing::Test {
  protected:
    web::TestPortal portal{{media::feature(), feature()}};
    const CategoryId news = portal.category(portal.province(), "tin-tuc");
    const CategoryId culture = portal.category(portal.province(), "van-hoa");

    Article sample(std::string title) const
    {
        Article article;
        article.title = std::move(title);
        article.summary = "Tóm tắt của bài";
        article.body = body::from_plain_text("Đoạn thứ nhất.\n\nĐoạn thứ hai.");
        article.category = culture;
        article.authors = {"Nông Thị Mẫu"};
        article.tags = {"Lễ hội Thành Tuyên"};
        return article;
    }
    // A publishing act as an import makes it; the number of the article.
    ItemId publish(const Article& article, std::string_view external_id, Instant at, SiteId site = {})
    {
        const auto system = access::system_actor();
        const SiteId on = site ? site : portal.province();
        const auto number = portal.core().write([&](db::Transaction& tx) -> Result<ItemId> {
            publication::Import plan{std::string(external_id), "vi", to_content(checked(article).value()), at};
            TANTRAO_TRY(publication::import(tx, {system, portal.clock().now(), "test"}, on, kind, "test", plan));
            return publication::find_by_external_id(tx.db(), on, kind, external_id).value();
        });
        portal.settle();
        return number.value();
    }
    void withdraw(ItemId number, std::string_view reason)
    {
        const auto system = access::system_actor();
        ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
            return publication::withdraw(tx, {system, portal.clock().now(), "test"}, portal.province(), number, reason);
        }));
        portal.environment().projector.take_away({std::string(kind), number.value});
    }
    Instant day(int n) const { return Instant{1'760'000'000'000'000} + days_us(n); }
};

TEST_F(ArticlePages, ShowsAnArticleAtItsAddress)
{
    const ItemId number = publish(sample("Khai mạc <Lễ hội> & rước đèn"), "a", day(0));
    const std::string path = "/van-hoa/khai-mac-le-hoi-ruoc-den-" + std::to_string(number.value);
    const auto page = portal.get("localhost", path);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("<h1>Khai mạc &lt;Lễ hội&gt; &amp; rước đèn</h1>"));
    EXPECT_THAT(page.body, HasSubstr("<p>Đoạn thứ hai.</p>"));
    EXPECT_THAT(page.body, HasSubstr("Nông Thị Mẫu"));
    EXPECT_THAT(page.body, HasSubstr("href=\"/the/le-hoi-thanh-tuyen\""));
    EXPECT_THAT(page.body, HasSubstr("<link rel=\"canonical\" href=\"http://localhost:8080" + path));
}

TEST_F(ArticlePages, OnlyTheNumberResolves)
{
    const std::string number = std::to_string(publish(sample("Bài"), "a", day(0)).value);
    for (const std::string& other : {"/tin-tuc/bai-" + number, "/van-hoa/ten-cu-" + number, "/" + number, "/bai-" + number}) {
        const auto moved = portal.get("localhost", other);
        EXPECT_EQ(moved.status, 301) << other;
        EXPECT_THAT(moved.head, HasSubstr("Location: /van-hoa/bai-" + number)) << other;
    }
    EXPECT_EQ(portal.get("localhost", "/van-hoa/bai-999999").status, 404);
    EXPECT_EQ(portal.get("localhost", "/van-hoa/bai").status, 404);
    EXPECT_EQ(portal.get("yenphu.localhost", "/van-hoa/bai-" + number).status, 404) << "another site's article";
}

TEST_F(ArticlePages, ListsACategoryWithThoseBelowInPagesThatDoNotShift)
{
    for (int i = 0; i < 45; ++i)
        publish(sample("Bài số " + std::to_string(i)), "n" + std::to_string(i), day(i));
    const auto first = portal.get("localhost", "/tin-tuc");
    EXPECT_THAT(first.body, HasSubstr(">Bài số 44<"));
    EXPECT_THAT(first.body, HasSubstr(">Bài số 25<"));
    EXPECT_THAT(first.body, Not(HasSubstr(">Bài số 24<")));
    const auto at = first.body.find("/tin-tuc?truoc=");
    ASSERT_NE(at, std::string::npos);
    const std::string older = first.body.substr(at, first.body.find('"', at) - at);
    publish(sample("Bài chen ngang"), "new", day(60));
    const auto second = portal.get("localhost", older);
    EXPECT_THAT(second.body, HasSubstr(">Bài số 24<"));
    EXPECT_THAT(second.body, Not(HasSubstr(">Bài số 25<")));
    EXPECT_THAT(portal.get("localhost", "/tin-tuc").body, HasSubstr("Bài chen ngang"));
    EXPECT_THAT(portal.get("localhost", "/tin-tuc?truoc=rac").body, HasSubstr("Bài chen ngang"));
}

TEST_F(ArticlePages, ACategoryLeadsToThoseBelowIt)
{
    EXPECT_THAT(portal.get("localhost", "/tin-tuc").body,
                HasSubstr("<nav aria-label=\"Chuyên mục con\"><ul class=\"tags\"><li><a href=\"/van-hoa\">"));
    EXPECT_THAT(portal.get("localhost", "/van-hoa").body, Not(HasSubstr("Chuyên mục con")));
}

TEST_F(ArticlePages, BesideAnArticleStandOthersOfItsCategoryOrElseTheLatest)
{
    const std::string first = "/van-hoa/bai-mot-" + std::to_string(publish(sample("Bài một"), "a", day(0)).value);
    EXPECT_THAT(portal.get("localhost", first).body, Not(HasSubstr("section-title"))) << "nothing else is there";
    auto elsewhere = sample("Bài nơi khác");
    elsewhere.category = news;
    publish(elsewhere, "b", day(1));
    EXPECT_THAT(portal.get("localhost", first).body, testing::AllOf(HasSubstr(">Tin mới</h2>"), HasSubstr("Bài nơi khác")));
    publish(sample("Bài hai"), "c", day(2));
    EXPECT_THAT(portal.get("localhost", first).body,
                testing::AllOf(HasSubstr(">Cùng chuyên mục</h2>"), HasSubstr("Bài hai"), Not(HasSubstr("Bài nơi khác"))));
}

TEST_F(ArticlePages, EmptyCategorySaysSo)
{
    EXPECT_THAT(portal.get("localhost", "/kinh-te").body, HasSubstr("Chưa có bài ở đây"));
}

TEST_F(ArticlePages, TagPageHasItsArticles)
{
    publish(sample("Bài có từ khóa"), "a", day(0));
    EXPECT_THAT(portal.get("localhost", "/the/le-hoi-thanh-tuyen").body, HasSubstr("Bài có từ khóa"));
    EXPECT_EQ(portal.get("localhost", "/the/khong-co").status, 404);
}

TEST_F(ArticlePages, WithdrawnArticleLeavesADatedNotice)
{
    const ItemId number = publish(sample("Bài sẽ gỡ"), "a", day(0));
    const std::string path = "/van-hoa/bai-se-go-" + std::to_string(number.value);
    EXPECT_EQ(portal.get("localhost", path).status, 200);
    withdraw(number, "Số liệu sai");
    EXPECT_EQ(portal.get("localhost", path).status, 410) << "at once, before the log is followed";
    portal.settle();
    const auto notice = portal.get("localhost", path);
    EXPECT_EQ(notice.status, 410);
    EXPECT_THAT(notice.body, HasSubstr("Số liệu sai"));
    EXPECT_THAT(notice.body, Not(HasSubstr("Bài sẽ gỡ")));
    EXPECT_THAT(portal.get("localhost", "/van-hoa").body, Not(HasSubstr("Bài sẽ gỡ")));
}

TEST_F(ArticlePages, PrintViewIsNotIndexed)
{
    const ItemId number = publish(sample("Bài in"), "a", day(0));
    const auto page = portal.get("localhost", "/in/" + std::to_string(number.value));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("content=\"noindex\""));
    EXPECT_THAT(page.body, HasSubstr("/van-hoa/bai-in-"));
}

TEST_F(ArticlePages, AnArticleCostsAtMostSixStatementsHoweverManyThereAre)
{
    const auto statements = [&](ItemId number) {
        const std::string path = path_of("van-hoa", "bai", number);
        auto live = portal.environment().live.reader();
        const auto directory = portal.environment().directories.of(live);
        const auto asked = portal.request(http::Method::get, "localhost", path);
        web::PathValues values;
        values.add("article", path.substr(path.rfind('/') + 1));
        const http::Fields query;
        const auto before = live.statements();
        const web::ReaderRequest request{asked,
                                         values,
                                         query,
                                         live,
                                         *directory,
                                         *directory->portal(),
                                         portal.environment().shelf,
                                         portal.environment().ui,
                                         portal.clock().now()};
        const auto routes = public_routes();
        const auto show = std::ranges::find(routes, "articles.show", &web::Route::name);
        EXPECT_EQ(std::get<web::ReaderHandler>(show->handler)(request)->response.status, 200);
        return live.statements() - before;
    };
    const ItemId number = publish(sample("Bài"), "0", day(0));
    EXPECT_LE(statements(number), 6) << "alone, with the latest of the site beside it";
    publish(sample("Bài"), "1", day(1));
    const auto few = statements(number);
    for (int i = 2; i < 40; ++i)
        publish(sample("Bài"), std::to_string(i), day(i));
    EXPECT_EQ(statements(number), few);
    EXPECT_LE(few, 6);
}

TEST_F(ArticlePages, AFutureDateWaits)
{
    const auto system = access::system_actor();
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
        publication::Import plan{"future", "vi", to_content(checked(sample("Bài ngày mai")).value()),
                                 portal.clock().now() + days_us(1)};
        return publication::import(tx, {system, portal.clock().now(), "test"}, portal.province(), kind, "test", plan);
    }));
    portal.settle();
    EXPECT_THAT(portal.get("localhost", "/van-hoa").body, Not(HasSubstr("Bài ngày mai")));
}

}   // namespace
}   // namespace tantrao::articles
