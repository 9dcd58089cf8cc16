// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "features/articles/article.hpp"
#include "features/articles/article_live.hpp"
#include "features/media/feature.hpp"
#include "platform/newsstand/projector.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/directory.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/site/site_actions.hpp"
#include "platform/site/site_store.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace tantrao::articles {
namespace {

using newsstand::Tags;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<newsstand::Projection> projections()
{
    auto all = media::feature().projections;
    all.push_back(site::site_projection());
    all.push_back(article_projection());
    return all;
}

class ArticleLive : public db::StoreTest {
  protected:
    void SetUp() override
    {
        db::StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        std::vector<std::string> folders;
        for (const char* name : {"newsstand", "site", "identity", "access", "audit", "jobs", "publication"})
            folders.push_back(std::string("platform/") + name);
        folders.emplace_back("features/media");
        db::migrate(store(), db::find_migrations(folders));
        province = make_site("tuyen-quang", site::Kind::province, "");
        commune = make_site("yen-phu", site::Kind::commune, "yenphu");
        blobs.emplace(folder() / "blobs");
        shelf.emplace(*blobs, folder() / "shelf");
        live.emplace(folder() / "live", projections());
        projector.emplace(store(), *live, *shelf, clock);
        projector->on_applied(
            [this](const newsstand::Applied& applied) { purged.insert(applied.purged.begin(), applied.purged.end()); });
        ASSERT_TRUE(projector->lock());
        settle();
    }
    void TearDown() override
    {
        projector.reset();
        live.reset();
        db::StoreTest::TearDown();
    }
    SiteId make_site(std::string slug, site::Kind kind, std::string host)
    {
        site::NewSite plan;
        plan.slug = std::move(slug);
        plan.kind = kind;
        plan.host_label = std::move(host);
        plan.parent = province;
        plan.state = site::State::established;
        plan.details.name = plan.details.official_name = "Trang " + plan.slug;
        plan.details.established_number = "90/QĐ-UBND";
        plan.details.established_on = "2011-03-25";
        plan.categories = {{"tin-tuc", "Tin tức", {{"van-hoa", "Văn hóa", {}}, {"kinh-te", "Kinh tế", {}}}},
                           {"thong-bao", "Thông báo", {}}};
        return store().write([&](db::Transaction& tx) { return site::create_site(tx, clock.now(), plan); }).value();
    }
    CategoryId category(SiteId site, std::string_view slug)
    {
        return store().read([&](db::Connection& core) { return site::find_category_by_slug(core, site, slug).value().id; });
    }
    // Applies the log; `purged` holds what this purged.
    void settle()
    {
        purged.clear();
        projector->catch_up();
    }
    Article sample(CategoryId main, std::string title) const
    {
        Article article;
        article.title = std::move(title);
        article.summary = "Tóm tắt";
        article.body = body::from_plain_text("Đoạn <một>.");
        article.category = main;
        return article;
    }
    ItemId publish(SiteId site, const Article& article, std::string_view external_id, int day)
    {
        const auto system = access::system_actor();
        return store()
            .write([&](db::Transaction& tx) -> Result<ItemId> {
                publication::Import plan{std::string(external_id), "vi", to_content(checked(article).value()), on(day)};
                TANTRAO_TRY(publication::import(tx, {system, clock.now(), "test"}, site, kind, "test", plan));
                return publication::find_by_external_id(tx.db(), site, kind, external_id).value();
            })
            .value();
    }
    void withdraw(ItemId number)
    {
        const auto system = access::system_actor();
        ASSERT_TRUE(store().write([&](db::Transaction& tx) {
            return publication::withdraw(tx, {system, clock.now(), "test"}, province, number, "Sai số liệu");
        }));
    }
    // The next edition through the gate: written by one person, let through by another.
    void bring_back(ItemId number, std::optional<Instant> until = {})
    {
        const auto system = access::system_actor();
        auto head = access::system_actor();
        head.id = AccountId{2};
        ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<publication::State> {
            const publication::Acting writing{system, clock.now(), "test"}, deciding{head, clock.now(), "test"};
            const EditionId next = TANTRAO_TRY(publication::start_edition(tx, writing, province, number));
            auto draft = publication::find_edition(tx.db(), next).value();
            draft.content.expire_at = until;
            const auto version = TANTRAO_TRY(publication::save(tx, writing, province, next, draft.version, draft.content));
            TANTRAO_TRY(publication::submit(tx, writing, province, next, version));
            const auto submitted = publication::find_edition(tx.db(), next).value();
            return publication::pass(tx, deciding, province, next, submitted.version, submitted.content_hash);
        }));
    }
    std::vector<std::string> titles(const std::vector<CategoryId>& categories)
    {
        auto reader = live->reader();
        std::vector<std::string> found;
        for (const Teaser& teaser : latest_of_categories(reader, clock.now(), categories, {}, 20))
            found.push_back(teaser.title);
        return found;
    }
    // Everything live says of articles, as one text.
    std::string all_rows()
    {
        std::string rows;
        auto reader = live->reader();
        const auto add = [&rows](const db::Row& row) { rows += row.str(0) + "\n"; };
        reader.db().each(
            "SELECT number || '|' || site_id || '|' || category_id || '|' || published_at || '|' || changed_at || '|' || title || '|' || "
            "facts || '|' || body_html FROM live_articles ORDER BY number",
            {}, add);
        reader.db().each(
            "SELECT category_id || '|' || published_at || '|' || number FROM live_article_categories ORDER BY category_id, number",
            {}, add);
        reader.db().each("SELECT site_id || '|' || slug || '|' || number FROM live_article_tags ORDER BY site_id, slug, number",
                         {}, add);
        reader.db().each("SELECT number || '|' || withdrawn_at || '|' || reason FROM live_article_notices ORDER BY number", {},
                         add);
        return rows;
    }
    Instant on(int day) const { return Instant{1'760'000'000'000'000} + days_us(day); }

    FakeClock clock;
    SiteId province, commune;
    std::optional<files::BlobStore> blobs;
    std::optional<newsstand::FileShelf> shelf;
    std::optional<newsstand::LiveStore> live;
    std::optional<newsstand::Projector> projector;
    Tags purged;
};

TEST_P(ArticleLive, HoldsWhatAPageShows)
{
    Article article = sample(category(province, "van-hoa"), "Lễ hội");
    article.authors = {"Ma Văn Mẫu", "Nông Thị Mẫu"};
    article.tags = {"Lễ hội Thành Tuyên"};
    article.source = {"Báo Tuyên Quang", "https://vidu.example/bai", "2026-11-23"};
    article.attachments = {};
    const ItemId number = publish(province, article, "a", 1);
    settle();
    auto reader = live->reader();
    const auto found = find_article(reader, clock.now(), number);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->site, province);
    EXPECT_EQ(found->category, category(province, "van-hoa"));
    EXPECT_EQ(found->title, "Lễ hội");
    EXPECT_EQ(found->body_html, "<p>Đoạn &lt;một&gt;.</p>\n");
    EXPECT_THAT(found->authors, ElementsAre("Ma Văn Mẫu", "Nông Thị Mẫu"));
    ASSERT_EQ(found->tags.size(), 1U);
    EXPECT_EQ(found->tags[0].slug, "le-hoi-thanh-tuyen");
    EXPECT_EQ(found->source_url, "https://vidu.example/bai");
    EXPECT_EQ(found->published_at, on(1));
    EXPECT_FALSE(found->is_corrected);
    EXPECT_THAT(found->corrections, IsEmpty());
}

TEST_P(ArticleLive, PublishingPurgesThePagesThatShowItAndNoOthers)
{
    Article article = sample(category(province, "van-hoa"), "Lễ hội");
    article.also_in = {category(province, "thong-bao")};
    article.tags = {"Du lịch"};
    const ItemId number = publish(province, article, "a", 1);
    settle();
    EXPECT_EQ(purged, (Tags{article_tag(number), category_tag(category(province, "van-hoa")),
                            category_tag(category(province, "thong-bao")), home_tag(province), tag_tag(province, "du-lich")}));
}

TEST_P(ArticleLive, ANewEditionLeavesItsOldPlaces)
{
    Article article = sample(category(province, "van-hoa"), "Tên cũ");
    article.tags = {"Từ cũ"};
    const ItemId number = publish(province, article, "a", 1);
    settle();
    clock.advance(hours_us(1));
    article = sample(category(province, "kinh-te"), "Tên mới");
    article.tags = {"Từ mới"};
    article.change_note = "Sửa tên bài.";
    EXPECT_EQ(publish(province, article, "a", 1), number);
    settle();
    for (const std::string& tag :
         {category_tag(category(province, "van-hoa")), category_tag(category(province, "kinh-te")), tag_tag(province, "tu-cu"),
          tag_tag(province, "tu-moi"), article_tag(number), home_tag(province)})
        EXPECT_TRUE(purged.contains(tag)) << tag;
    EXPECT_THAT(titles({category(province, "van-hoa")}), IsEmpty());
    EXPECT_THAT(titles({category(province, "kinh-te")}), ElementsAre("Tên mới"));
    auto reader = live->reader();
    EXPECT_FALSE(name_of_tag(reader, clock.now(), province, "tu-cu"));
    const auto found = find_article(reader, clock.now(), number);
    EXPECT_TRUE(found->is_corrected);
    ASSERT_EQ(found->corrections.size(), 1U);
    EXPECT_EQ(found->corrections[0].note, "Sửa tên bài.");
    EXPECT_EQ(found->corrections[0].at, clock.now());
    EXPECT_EQ(found->published_at, on(1)) << "a correction does not make it new";
}

TEST_P(ArticleLive, WithdrawnLeavesANoticeAndNoContent)
{
    Article article = sample(category(province, "van-hoa"), "Tên bí mật");
    article.tags = {"Từ khóa"};
    const ItemId number = publish(province, article, "a", 1);
    settle();
    withdraw(number);
    settle();
    EXPECT_EQ(purged, (Tags{article_tag(number), category_tag(category(province, "van-hoa")), home_tag(province),
                            tag_tag(province, "tu-khoa")}));
    auto reader = live->reader();
    EXPECT_FALSE(find_article(reader, clock.now(), number));
    const auto notice = find_notice(reader, clock.now(), number);
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->reason, "Sai số liệu");
    EXPECT_EQ(notice->withdrawn_at, clock.now());
    EXPECT_EQ(all_rows(), fmt::format("{}|{}|Sai số liệu\n", number.value, clock.now().us));
    EXPECT_THAT(latest_with_tag(reader, clock.now(), province, "tu-khoa", {}, 5), IsEmpty());
}

TEST_P(ArticleLive, APostingPeriodIsAnIntervalThatTheReadersClockIsComparedWith)
{
    Article article = sample(category(province, "van-hoa"), "Bài");
    article.tags = {"Từ khóa"};
    const ItemId number = publish(province, article, "a", 1);
    settle();
    const Instant end = clock.now() + minutes_us(1), before{end.us - 1};
    bring_back(number, end);
    settle();
    auto reader = live->reader();
    const CategoryId culture = category(province, "van-hoa");
    EXPECT_EQ(find_article(reader, before, number)->expires_at, end);
    EXPECT_FALSE(find_notice(reader, before, number));
    EXPECT_EQ(latest_of_site(reader, before, province, {}, 5).at(0).expires_at, end);
    EXPECT_EQ(latest_of_categories(reader, before, {culture}, {}, 5).size(), 1U);
    EXPECT_EQ(latest_with_tag(reader, before, province, "tu-khoa", {}, 5).size(), 1U);
    EXPECT_TRUE(name_of_tag(reader, before, province, "tu-khoa"));
    EXPECT_EQ(addresses_between(reader, before, province, {}, number).at(0).expires_at, end);
    EXPECT_EQ(number_after(reader, before, province, {}), number);
    EXPECT_FALSE(find_article(reader, end, number));
    EXPECT_THAT(latest_of_site(reader, end, province, {}, 5), IsEmpty());
    EXPECT_THAT(latest_of_categories(reader, end, {culture}, {}, 5), IsEmpty());
    EXPECT_THAT(latest_with_tag(reader, end, province, "tu-khoa", {}, 5), IsEmpty());
    EXPECT_FALSE(name_of_tag(reader, end, province, "tu-khoa"));
    EXPECT_THAT(addresses_between(reader, end, province, {}, number), IsEmpty());
    EXPECT_EQ(number_after(reader, end, province, {}), std::nullopt);
    const auto notice = find_notice(reader, end, number);
    ASSERT_TRUE(notice);
    EXPECT_TRUE(notice->expired);
    EXPECT_EQ(notice->withdrawn_at, end);
    clock.set(end + hours_us(1));
    ASSERT_TRUE(store().write([&](db::Transaction& tx) {
        return publication::expire_due(tx, clock.now(), publication::find_item(tx.db(), number)->live_edition);
    }));
    settle();
    EXPECT_EQ(all_rows(), fmt::format("{}|{}|\n", number.value, end.us)) << "no content is left";
    EXPECT_TRUE(purged.contains(home_tag(province)));
}

TEST_P(ArticleLive, WhatIsTakenAwayIsGoneBeforeAnythingIsWritten)
{
    const ItemId number = publish(province, sample(category(province, "van-hoa"), "Bài"), "a", 1);
    settle();
    projector->take_away({std::string(kind), number.value});
    auto reader = live->reader();
    EXPECT_FALSE(find_article(reader, clock.now(), number));
    EXPECT_THAT(latest_of_site(reader, clock.now(), province, {}, 5), IsEmpty());
    EXPECT_THAT(titles({category(province, "van-hoa")}), IsEmpty());
    EXPECT_THAT(addresses_between(reader, clock.now(), province, {}, ItemId{1'000'000}), IsEmpty());
    EXPECT_TRUE(purged.contains(article_tag(number)));
}

TEST_P(ArticleLive, PublishedAgainAfterAWithdrawalItIsBackWithoutNotice)
{
    const ItemId number = publish(province, sample(category(province, "van-hoa"), "Bài"), "a", 1);
    settle();
    withdraw(number);
    settle();
    bring_back(number);
    settle();
    auto reader = live->reader();
    ASSERT_TRUE(find_article(reader, clock.now(), number));
    EXPECT_FALSE(find_notice(reader, clock.now(), number));
    EXPECT_THAT(titles({category(province, "van-hoa")}), ElementsAre("Bài"));
}

TEST_P(ArticleLive, SitesDoNotMix)
{
    publish(province, sample(category(province, "tin-tuc"), "Của tỉnh"), "a", 1);
    publish(commune, sample(category(commune, "tin-tuc"), "Của xã"), "a", 2);
    settle();
    EXPECT_THAT(titles({category(province, "tin-tuc")}), ElementsAre("Của tỉnh"));
    auto reader = live->reader();
    const auto of_commune = latest_of_site(reader, clock.now(), commune, {}, 5);
    ASSERT_EQ(of_commune.size(), 1U);
    EXPECT_EQ(of_commune[0].title, "Của xã");
}

TEST_P(ArticleLive, AnArticleInTwoCategoriesStandsOnceInTheListAboveThem)
{
    Article article = sample(category(province, "van-hoa"), "Ở hai nơi");
    article.also_in = {category(province, "kinh-te")};
    publish(province, article, "a", 1);
    publish(province, sample(category(province, "tin-tuc"), "Ở trên"), "b", 2);
    settle();
    EXPECT_THAT(titles({category(province, "tin-tuc"), category(province, "van-hoa"), category(province, "kinh-te")}),
                ElementsAre("Ở trên", "Ở hai nơi"));
}

TEST_P(ArticleLive, ListsOfOneInstantAreOrderedByNumberAndPagedWithoutLoss)
{
    std::vector<std::string> published, paged;
    for (int i = 0; i < 7; ++i) {
        published.insert(published.begin(), "Bài " + std::to_string(i));
        publish(province, sample(category(province, "tin-tuc"), published.front()), std::to_string(i), 1);
    }
    settle();
    auto reader = live->reader();
    Cursor cursor;
    for (int page = 0; page < 4; ++page)
        for (const Teaser& teaser : latest_of_site(reader, clock.now(), province, cursor, 2)) {
            paged.push_back(teaser.title);
            cursor = parse_cursor(Cursor{teaser.published_at.us, teaser.number.value}.text());
        }
    EXPECT_EQ(paged, published);
}

TEST_P(ArticleLive, AMovedCategoryTakesItsArticlesAlongWithoutTouchingThem)
{
    const CategoryId culture = category(province, "van-hoa");
    publish(province, sample(culture, "Bài"), "a", 1);
    settle();
    const std::string before = all_rows();
    ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
        auto moved = site::find_category_by_slug(tx.db(), province, "van-hoa").value();
        moved.parent = site::find_category_by_slug(tx.db(), province, "thong-bao").value().id;
        return site::edit_category(tx, clock.now(), moved);
    }));
    settle();
    EXPECT_EQ(all_rows(), before);
    EXPECT_TRUE(purged.contains(site::site_tag(province)));
    site::Directories directories(*live, {});
    auto reader = live->reader();
    const auto* site = directories.of(reader)->by_id(province);
    EXPECT_THAT(titles(site->with_descendants(category(province, "thong-bao"))), ElementsAre("Bài"));
    EXPECT_THAT(titles(site->with_descendants(category(province, "tin-tuc"))), IsEmpty());
}

TEST_P(ArticleLive, ARebuildMakesTheSameRows)
{
    Article article = sample(category(province, "van-hoa"), "Một");
    article.tags = {"Du lịch"};
    publish(province, article, "a", 1);
    const ItemId second = publish(province, sample(category(province, "kinh-te"), "Hai"), "b", 2);
    publish(commune, sample(category(commune, "tin-tuc"), "Ba"), "a", 3);
    settle();
    withdraw(second);
    settle();
    const std::string before = all_rows();
    projector->rebuild();
    EXPECT_EQ(all_rows(), before);
    EXPECT_THAT(before, testing::HasSubstr("Sai số liệu"));
}

TEST_P(ArticleLive, AFutureTextIsNotThere)
{
    clock.set(on(0));
    const ItemId number = publish(province, sample(category(province, "tin-tuc"), "Ngày mai"), "a", 1);
    settle();
    auto reader = live->reader();
    EXPECT_FALSE(find_article(reader, clock.now(), number));
    EXPECT_FALSE(find_notice(reader, clock.now(), number));
    EXPECT_EQ(all_rows(), "");
}

TEST(ArticleCursor, WhatCannotBeReadIsTheBeginning)
{
    EXPECT_EQ(parse_cursor("1760000000000000-12").number, 12);
    for (const char* text : {"", "-", "12", "12-", "-12", "x-1", "1-x", "1-2x", "1-0", "1--2", "99999999999999999999-1",
                             "1-99999999999999999999", "1 -2"})
        EXPECT_TRUE(parse_cursor(text).empty()) << text;
}

TANTRAO_ON_ALL_STORES(ArticleLive);

}   // namespace
}   // namespace tantrao::articles
