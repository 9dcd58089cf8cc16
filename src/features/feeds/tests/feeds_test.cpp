// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_file.hpp"
#include "features/articles/feature.hpp"
#include "features/articles/testing.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/feeds/feature.hpp"
#include "features/gazette/api.hpp"
#include "features/gazette/feature.hpp"
#include "features/media/feature.hpp"
#include <gmock/gmock.h>

namespace tantrao::feeds {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Feeds : public testing::Test {
  protected:
    web::TestPortal portal{{media::feature(), articles::feature(), documents::feature(), gazette::feature(), feature()}};
    const CategoryId news = portal.category(portal.province(), "tin-tuc");
    const CategoryId culture = portal.category(portal.province(), "van-hoa");

    Instant day(int n) const { return Instant{1'760'000'000'000'000} + days_us(n); }
    ItemId publish(CategoryId category, const std::string& title, int on)
    {
        auto article = articles::sample_article(category, title);
        article.tags = {"Chợ phiên"};
        return articles::publish_for_test(portal, portal.province(), article, title, day(on));
    }
    std::string get(std::string_view path) { return portal.get("localhost", path).body; }
    // Rows of articles that only the site map looks at.
    void fill_live(std::int64_t from, std::int64_t step, int count)
    {
        const auto live =
            db::open_sqlite(portal.environment().live.current()->path());   // the store's own writer is the projector's
        live->script("BEGIN");
        for (int i = 0; i < count; ++i)
            live->exec(
                "INSERT INTO live_articles (number, site_id, category_id, language, published_at, changed_at, corrected, title, slug, summary, "
                "external_id, thumb_html, lead_html, picture_path, facts, attachments_html, body_html) VALUES (:number, :site, :category, 'vi', "
                ":at, :at, 0, 'Bài', 'bai', '', '', '', '', '', '{}', '', '')",
                {{"number", from + i * step}, {"site", portal.province()}, {"category", news}, {"at", day(0)}});
        live->script("COMMIT");
    }
};

// Every element is closed, in order, and no stray & or < stands in text: what a reader needs before anything else.
bool is_well_formed(const std::string& xml)
{
    std::vector<std::string> open;
    for (std::size_t at = 0; at < xml.size();) {
        if (xml[at] == '&') {
            const auto end = xml.find(';', at);
            if (end == std::string::npos || end - at > 6)
                return false;
            at = end + 1;
        } else if (xml[at] == '<') {
            const auto end = xml.find('>', at);
            if (end == std::string::npos)
                return false;
            const std::string tag = xml.substr(at + 1, end - at - 1);
            if (tag.starts_with('/')) {
                if (open.empty() || open.back() != tag.substr(1))
                    return false;
                open.pop_back();
            } else if (!tag.starts_with('?') && !tag.ends_with('/')) {
                open.push_back(tag.substr(0, tag.find(' ')));
            }
            at = end + 1;
        } else {
            ++at;
        }
    }
    return open.empty();
}

TEST_F(Feeds, ATextLeavesFeedsAndMapWhenItsPostingPeriodEnds)
{
    publish(culture, "Bài ở lại", 1);
    auto article = articles::sample_article(culture, "Lịch tạm thời");
    article.tags = {"Chợ phiên"};
    article.expire_at = portal.clock().now() + hours_us(1);
    const ItemId number = articles::publish_by_desk_for_test(portal, portal.province(), article);
    portal.clock().set(Instant{article.expire_at->us - 1});
    const std::vector<std::string> pages{
        "/feed.rss",    "/feed.atom",    "/van-hoa/feed.rss", "/tin-tuc/feed.atom", "/the/cho-phien/feed.rss",
        "/sitemap.xml", "/sitemap/0.xml"};
    const std::string address = "/van-hoa/lich-tam-thoi-" + std::to_string(number.value);
    for (const std::string& page : pages) {
        EXPECT_THAT(get(page), HasSubstr(address)) << page;
        EXPECT_THAT(get(page), HasSubstr(address)) << page << " from the cache";
    }
    portal.clock().advance(1);
    for (const std::string& page : pages) {
        EXPECT_THAT(get(page), Not(HasSubstr(address))) << page;
        EXPECT_THAT(get(page), HasSubstr("/van-hoa/bai-o-lai-")) << page;
    }
}

TEST_F(Feeds, RssHasTheNewestFirst)
{
    const ItemId older = publish(culture, "Tin cũ", 1);
    const ItemId newer = publish(news, "Tin mới", 2);
    const auto page = portal.get("localhost", "/feed.rss");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.head, HasSubstr("Content-Type: application/rss+xml; charset=utf-8"));
    EXPECT_TRUE(is_well_formed(page.body)) << page.body;
    EXPECT_THAT(page.body, StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    EXPECT_LT(page.body.find("<title>Tin mới</title>"), page.body.find("<title>Tin cũ</title>"));
    EXPECT_THAT(page.body, HasSubstr("<link>http://localhost:8080/tin-tuc/tin-moi-" + std::to_string(newer.value) + "</link>"));
    EXPECT_THAT(page.body,
                HasSubstr("<guid isPermaLink=\"false\">http://localhost:8080/" + std::to_string(older.value) + "</guid>"));
    EXPECT_THAT(page.body, HasSubstr("<pubDate>Fri, 10 Oct 2025 08:53:20 GMT</pubDate>"));
}

TEST_F(Feeds, AtomHasTheSame)
{
    publish(culture, "Tin cũ", 1);
    const auto page = portal.get("localhost", "/feed.atom");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.head, HasSubstr("Content-Type: application/atom+xml; charset=utf-8"));
    EXPECT_TRUE(is_well_formed(page.body)) << page.body;
    EXPECT_THAT(page.body, HasSubstr("<link rel=\"self\" href=\"http://localhost:8080/feed.atom\"/>"));
    EXPECT_THAT(page.body, HasSubstr("<published>2025-10-10T08:53:20Z</published>"));
}

TEST_F(Feeds, HostileTitlesStayText)
{
    publish(news, "]]> <b>&amp; \"x\" 'y' \x01\x1F & </title><item>", 1);
    for (const char* path : {"/feed.rss", "/feed.atom", "/tin-tuc/feed.rss", "/sitemap.xml"}) {
        const std::string xml = get(path);
        EXPECT_TRUE(is_well_formed(xml)) << path << xml;
        EXPECT_EQ(xml.find_first_of("\x01\x1F"), std::string::npos) << path;
    }
    EXPECT_THAT(get("/feed.rss"), HasSubstr("]]&gt; &lt;b&gt;&amp;amp;"));
}

TEST_F(Feeds, ACategoryHasItsOwnWithThoseBelow)
{
    publish(culture, "Tin văn hóa", 1);
    publish(portal.category(portal.province(), "gioi-thieu"), "Lời chào", 2);
    EXPECT_THAT(get("/tin-tuc/feed.rss"), testing::AllOf(HasSubstr("Tin văn hóa"), Not(HasSubstr("Lời chào"))));
    EXPECT_THAT(get("/van-hoa/feed.atom"), HasSubstr("<title>Tin văn hóa</title>"));
    EXPECT_THAT(get("/the/cho-phien/feed.rss"), HasSubstr("<title>Lời chào</title>"));
    for (const char* path : {"/khong-co/feed.rss", "/khong-co/feed.atom", "/the/khong-co/feed.rss", "/the/KHÔNG/feed.rss"})
        EXPECT_EQ(portal.get("localhost", path).status, 404) << path;
}

TEST_F(Feeds, FollowNewEditionsAndTakeDowns)
{
    const ItemId number = publish(news, "Tin sẽ gỡ", 1);
    EXPECT_THAT(get("/feed.rss"), HasSubstr("Tin sẽ gỡ"));
    EXPECT_THAT(get("/sitemap.xml"), HasSubstr("tin-se-go"));
    articles::withdraw_for_test(portal, portal.province(), number, "Sai số liệu");
    for (const char* path : {"/feed.rss", "/feed.atom", "/tin-tuc/feed.rss", "/sitemap.xml"})
        EXPECT_THAT(get(path), Not(testing::AnyOf(HasSubstr("Tin sẽ gỡ"), HasSubstr("tin-se-go")))) << path;
    EXPECT_EQ(portal.get("localhost", "/the/cho-phien/feed.rss").status, 404) << "nothing has the keyword any more";
}

TEST_F(Feeds, AnEmptySiteHasEmptyButReadableFeeds)
{
    for (const char* path : {"/feed.rss", "/feed.atom", "/kinh-te/feed.rss", "/sitemap.xml"}) {
        const auto page = portal.get("yenphu.localhost", path);
        EXPECT_EQ(page.status, 200) << path;
        EXPECT_TRUE(is_well_formed(page.body)) << path;
    }
}

TEST_F(Feeds, TheSiteMapHasDocumentsAndTheirLists)
{
    EXPECT_THAT(get("/sitemap.xml"), testing::AllOf(HasSubstr("<loc>http://localhost:8080/van-ban</loc>"),
                                                    HasSubstr("<loc>http://localhost:8080/van-ban/sap-co-hieu-luc</loc>"),
                                                    Not(HasSubstr("van-ban-phap-luat"))));
    const ItemId number = documents::publish_for_test(
        portal, portal.province(),
        documents::sample_document(portal.category(portal.province(), "gioi-thieu"), "07/2011/QĐ-UBND"), "d");
    const std::string place =
        "<loc>http://localhost:8080/van-ban/07-2011-qd-ubnd-" + std::to_string(number.value) + "</loc><lastmod>";
    const std::string list = "<loc>http://localhost:8080/van-ban?loai=quyet-dinh</loc>";
    EXPECT_THAT(get("/sitemap.xml"), testing::AllOf(HasSubstr(place), HasSubstr(list)));
    EXPECT_THAT(get("/sitemap/0.xml"), HasSubstr(place));
    EXPECT_THAT(get("/sitemap/trang.xml"), HasSubstr(list));
    documents::withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    portal.settle();
    EXPECT_THAT(get("/sitemap.xml"), Not(testing::AnyOf(HasSubstr(place), HasSubstr(list))));
    EXPECT_EQ(portal.get("localhost", "/sitemap/0.xml").status, 404);
}

TEST_F(Feeds, TheSiteMapHasIssuesOfTheGazetteAndTheirYears)
{
    EXPECT_THAT(get("/sitemap.xml"), Not(HasSubstr("cong-bao")));
    EXPECT_THAT(get("/rss"), Not(HasSubstr("cong-bao")));
    gazette::Issue issue;
    issue.number = "12 + 13";
    issue.issued_on = "2026-01-15";
    issue.category = portal.category(portal.province(), "gioi-thieu");
    const auto system = access::system_actor();
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
        const publication::Import plan{"so 12", "vi", gazette::to_content(issue), day(1)};
        return publication::import(tx, {system, portal.clock().now(), "test"}, portal.province(), gazette::kind, "test", plan);
    }));
    portal.settle();
    const std::string place = "<loc>http://localhost:8080/cong-bao/2026/12-13</loc><lastmod>";
    const std::string year = "<loc>http://localhost:8080/cong-bao?nam=2026</loc>";
    EXPECT_THAT(get("/sitemap.xml"),
                testing::AllOf(HasSubstr(place), HasSubstr(year), HasSubstr("<loc>http://localhost:8080/cong-bao</loc>")));
    EXPECT_THAT(get("/sitemap/0.xml"), HasSubstr(place));
    EXPECT_THAT(get("/rss"), HasSubstr("<li>Công báo: <a href=\"/cong-bao/feed.rss\">RSS"));
    EXPECT_THAT(portal.get("yenphu.localhost", "/sitemap.xml").body, Not(HasSubstr("cong-bao")));
}

TEST_F(Feeds, ASmallSiteHasOneSiteMapOfItsOwn)
{
    const ItemId number = publish(news, "Tin tức", 1);
    const std::string map = get("/sitemap.xml");
    EXPECT_THAT(map, HasSubstr("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"));
    EXPECT_THAT(map, HasSubstr("<loc>http://localhost:8080/</loc>"));
    EXPECT_THAT(map, HasSubstr("<loc>http://localhost:8080/van-hoa</loc>"));
    EXPECT_THAT(map, HasSubstr("<loc>http://localhost:8080/trang-thanh-phan</loc>"));
    EXPECT_THAT(map, HasSubstr("<loc>http://localhost:8080/tin-tuc/tin-tuc-" + std::to_string(number.value) + "</loc><lastmod>"));
    EXPECT_THAT(portal.get("yenphu.localhost", "/sitemap.xml").body, Not(HasSubstr("tin-tuc-")));
    EXPECT_THAT(portal.get("yenphu.localhost", "/sitemap.xml").body, Not(HasSubstr("trang-thanh-phan")));
}

TEST_F(Feeds, ALargeSiteHasPartsThatHoldEveryArticleOnce)
{
    fill_live(1, 1, 5000);
    EXPECT_THAT(get("/sitemap.xml"), HasSubstr("<urlset"));
    fill_live(17'000, 2, 30);
    const ItemId document = documents::publish_for_test(
        portal, portal.province(),
        documents::sample_document(portal.category(portal.province(), "gioi-thieu"), "07/2011/QĐ-UBND"), "d");
    portal.cache().clear();
    const std::string index = get("/sitemap.xml");
    EXPECT_TRUE(is_well_formed(index));
    std::vector<std::string> parts;
    constexpr std::string_view site = "localhost:8080";
    for (auto at = index.find(site); at != std::string::npos; at = index.find(site, at + 1))
        parts.push_back(index.substr(at + site.size(), index.find('<', at) - at - site.size()));
    EXPECT_THAT(parts, testing::ElementsAre("/sitemap/trang.xml", "/sitemap/0.xml", "/sitemap/3.xml"));
    std::set<std::string> articles;
    for (const std::string& part : parts) {
        const std::string map = get(part);
        EXPECT_TRUE(is_well_formed(map)) << part;
        for (auto at = map.find("/tin-tuc/bai-"); at != std::string::npos; at = map.find("/tin-tuc/bai-", at + 1))
            EXPECT_TRUE(articles.insert(map.substr(at, map.find('<', at) - at)).second) << "twice";
    }
    EXPECT_EQ(articles.size(), 5030U);
    EXPECT_THAT(get("/sitemap/0.xml"), HasSubstr("/van-ban/07-2011-qd-ubnd-" + std::to_string(document.value) + "</loc>"));
}

TEST_F(Feeds, PartsThatAreNotThereAreNotFound)
{
    for (const char* path :
         {"/sitemap/0.xml", "/sitemap/1.xml", "/sitemap/-1.xml", "/sitemap/99999999999999999999.xml",
          "/sitemap/9007199254740993.xml", "/sitemap/0", "/sitemap/x.xml", "/sitemap/.xml", "/sitemap/0x1.xml"})
        EXPECT_EQ(portal.get("localhost", path).status, 404) << path;
}

TEST_F(Feeds, RobotsAreToldOfTheSiteMap)
{
    const auto page = portal.get("yenphu.localhost", "/robots.txt");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.head, HasSubstr("Content-Type: text/plain"));
    EXPECT_THAT(page.body, HasSubstr("Sitemap: http://yenphu.localhost:8080/sitemap.xml\n"));
}

TEST_F(Feeds, PeopleFindTheFeedsOnAPage)
{
    const auto page = portal.get("localhost", "/rss");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("<li>Tin tức, sự kiện: <a href=\"/tin-tuc/feed.rss\">RSS"));
    EXPECT_THAT(page.body, HasSubstr("<a href=\"/feed.atom\">"));
    EXPECT_THAT(page.body, HasSubstr("<li>Văn bản sắp có hiệu lực: <a href=\"/van-ban/sap-co-hieu-luc/feed.rss\">RSS"));
}

}   // namespace
}   // namespace tantrao::feeds
