// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "platform/newsstand/projector.hpp"
#include "platform/site/directory.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/site/site_actions.hpp"
#include "platform/site/site_store.hpp"

#include <fmt/format.h>
#include <thread>

namespace tantrao::site {
namespace {

class Sites : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site"}));
        portal_ = create(plan("tuyen-quang", "", Kind::province)).value();
    }
    NewSite plan(std::string slug, std::string host, Kind kind = Kind::commune)
    {
        NewSite plan;
        plan.parent = kind == Kind::province ? SiteId{} : portal_;
        plan.slug = std::move(slug);
        plan.kind = kind;
        plan.host_label = std::move(host);
        plan.state = State::established;
        plan.details.name = "Trang " + plan.slug;
        plan.details.official_name = "Ủy ban nhân dân";
        plan.details.established_number = "90/QĐ-UBND";
        plan.details.established_on = "2011-03-25";
        plan.categories = {{"tin-tuc", "Tin tức", {{"van-hoa", "Văn hóa", {}}}}, {"thong-bao", "Thông báo", {}}};
        return plan;
    }
    Result<SiteId> create(const NewSite& plan)
    {
        return store().write([&](db::Transaction& tx) { return create_site(tx, clock_.now(), plan); });
    }
    std::string refusal(const NewSite& plan)
    {
        const auto made = create(plan);
        return made ? "" : made.error().code;
    }
    Category category(SiteId site, std::string_view slug)
    {
        return store().read([&](db::Connection& core) { return find_category_by_slug(core, site, slug); }).value();
    }
    std::string edit(const Category& category)
    {
        const auto edited = store().write([&](db::Transaction& tx) { return edit_category(tx, clock_.now(), category); });
        return edited ? "" : edited.error().code;
    }
    Result<CategoryId> add(SiteId site, CategoryId parent, std::string_view slug)
    {
        return store().write([&](db::Transaction& tx) { return add_category(tx, clock_.now(), site, parent, slug, slug); });
    }
    std::string become(SiteId id, std::int64_t seen, State to)
    {
        const auto moved = store().write([&](db::Transaction& tx) { return change_state(tx, clock_.now(), id, seen, to); });
        return moved ? "" : moved.error().code;
    }
    Site site(SiteId id)
    {
        return store().read([&](db::Connection& core) { return find_site(core, id); }).value();
    }
    std::vector<std::string> slugs(SiteId id)
    {
        std::vector<std::string> slugs;
        for (const Category& category : store().read([&](db::Connection& core) { return categories_of(core, id); }))
            slugs.push_back(category.slug);
        return slugs;
    }
    FakeClock clock_;
    SiteId portal_;
};

TEST_P(Sites, StandInATreeUnderOnePortal)
{
    EXPECT_EQ(refusal(plan("khac", "", Kind::province)), "site.taken");   // a second portal
    NewSite orphan = plan("yen-phu", "yenphu");
    orphan.parent = SiteId{};
    EXPECT_EQ(refusal(orphan), "site.parent.unknown");
    orphan.parent = SiteId{99};
    EXPECT_EQ(refusal(orphan), "site.parent.unknown");
    NewSite below = plan("khac", "", Kind::province);
    below.parent = portal_;
    EXPECT_EQ(refusal(below), "site.parent.portal");
    EXPECT_EQ(refusal(plan("yen-phu", "yenphu")), "");
    EXPECT_EQ(refusal(plan("yen-phu", "yenphu2")), "site.taken");
    EXPECT_EQ(refusal(plan("yen-phu-2", "yenphu")), "site.taken");
    EXPECT_EQ(refusal(plan("Yên Phú", "yenphu3")), "site.slug.pattern");
    EXPECT_EQ(refusal(plan("yen-phu-3", "yen-phu")), "site.host.pattern");
    EXPECT_EQ(store().read([](db::Connection& core) { return all_sites(core).size(); }), 2U);
}

TEST_P(Sites, NeedADecisionToAnswer)
{
    NewSite proposed = plan("yen-phu", "yenphu");
    proposed.details.established_number.clear();
    EXPECT_EQ(refusal(proposed), "site.decision.missing");
    proposed.details.established_number = "1/QĐ";
    proposed.details.established_on = "2026-02-30";
    EXPECT_EQ(refusal(proposed), "site.decision.missing");
    proposed.state = State::proposed;
    proposed.details.established_number.clear();
    proposed.details.established_on.clear();
    const SiteId id = create(proposed).value();
    EXPECT_EQ(become(id, 1, State::established), "site.decision.missing");
    Details details = site(id).details;
    details.name = "  Trang   xã\u200b Yên Phú ";
    details.established_number = "1/QĐ-UBND";
    details.established_on = "2026-01-02";
    ASSERT_TRUE(store().write([&](db::Transaction& tx) { return edit_site(tx, clock_.now(), id, 1, details); }));
    EXPECT_EQ(site(id).details.name, "Trang xã Yên Phú");
    EXPECT_FALSE(store().write([&](db::Transaction& tx) { return edit_site(tx, clock_.now(), id, 1, details); }));   // stale
    EXPECT_EQ(become(id, 1, State::established), "form.stale");
    EXPECT_EQ(become(id, 2, State::suspended), "site.state.move");
    EXPECT_EQ(become(id, 2, State::established), "");
    EXPECT_EQ(become(SiteId{99}, 1, State::established), "site.unknown");
    details.name = " ";
    EXPECT_FALSE(store().write([&](db::Transaction& tx) { return edit_site(tx, clock_.now(), id, 3, details); }));
}

TEST_P(Sites, ACreationThatFailsLeavesNothing)
{
    NewSite twice = plan("yen-phu", "yenphu");
    twice.categories.push_back({"tin-tuc", "Lại tin tức", {}});
    EXPECT_EQ(refusal(twice), "category.slug.taken");
    NewSite reserved = plan("yen-phu", "yenphu");
    reserved.categories.push_back({"tim-kiem", "Tìm kiếm", {}});
    EXPECT_EQ(refusal(reserved), "category.slug.reserved");
    EXPECT_EQ(refusal(plan("cong-viec", "congviec")), "site.slug.reserved");
    EXPECT_EQ(refusal(plan("yen-phu", "yenphu")), "");
}

TEST_P(Sites, CategoriesAreATreeWithoutCircles)
{
    EXPECT_EQ(slugs(portal_), (std::vector<std::string>{"tin-tuc", "van-hoa", "thong-bao"}));
    Category news = category(portal_, "tin-tuc"), culture = category(portal_, "van-hoa");
    news.parent = culture.id;
    EXPECT_EQ(edit(news), "category.parent.circle");
    news.parent = news.id;
    EXPECT_EQ(edit(news), "category.parent.circle");
    const SiteId other = create(plan("yen-phu", "yenphu")).value();
    news.parent = category(other, "thong-bao").id;
    EXPECT_EQ(edit(news), "category.parent.unknown");
    culture.parent = CategoryId{};
    culture.slug = "thong-bao";
    EXPECT_EQ(edit(culture), "category.slug.taken");
    culture.slug = "van-hoa-moi";
    EXPECT_EQ(edit(culture), "");
    EXPECT_EQ(edit(culture), "form.stale");
    culture.site = other;
    EXPECT_EQ(edit(culture), "category.unknown");
    EXPECT_EQ(add(portal_, {}, "van-hoa-moi").error().code, "category.slug.taken");
    EXPECT_EQ(add(portal_, CategoryId{99}, "moi").error().code, "category.parent.unknown");
}

TEST_P(Sites, CategoriesAreEightLevelsDeepAtMostHoweverTheyGetThere)
{
    CategoryId parent = category(portal_, "thong-bao").id;   // level 1
    for (int level = 2; level <= 8; ++level)
        parent = add(portal_, parent, fmt::format("cap-{}", level)).value();
    EXPECT_EQ(add(portal_, parent, "cap-9").error().code, "category.parent.deep");
    Category news = category(portal_, "tin-tuc");   // has one level below it
    news.parent = category(portal_, "cap-7").id;
    EXPECT_EQ(edit(news), "category.parent.deep");
    news.parent = category(portal_, "cap-6").id;
    EXPECT_EQ(edit(news), "");
    EXPECT_EQ(slugs(portal_).size(), 10U);   // none fell out of the tree
}

TEST_P(Sites, TwoMovesAtOnceMakeNoCircle)
{
    for (int round = 0; round < 10; ++round) {
        const auto suffix = std::to_string(round);
        const CategoryId a = add(portal_, {}, "a" + suffix).value(), b = add(portal_, {}, "b" + suffix).value();
        const auto move = [&](const std::string& slug, CategoryId below) {
            Category moved = category(portal_, slug + suffix);
            moved.parent = below;
            edit(moved);
        };
        std::thread first([&] { move("a", b); });
        std::thread second([&] { move("b", a); });
        first.join();
        second.join();
        EXPECT_EQ(slugs(portal_).size(), 3U + 2U * (round + 1U));
    }
}

TEST_P(Sites, FiveHundredAreNoBurden)
{
    for (int i = 0; i < 500; ++i)
        ASSERT_TRUE(create(plan(fmt::format("xa-{}", i), fmt::format("xa{}", i))));
    const files::BlobStore blobs(folder() / "blobs");
    newsstand::FileShelf shelf(blobs, folder() / "shelf");
    newsstand::LiveStore live(folder() / "live", {site_projection()});
    newsstand::Projector projector(store(), live, shelf, clock_);
    projector.catch_up();
    Directories directories(live, {"tuyenquang.gov.vn", "https", 0});
    EXPECT_EQ(directories.newest()->all().size(), 501U);
    EXPECT_EQ(directories.newest()->by_host("xa499.tuyenquang.gov.vn")->site.slug, "xa-499");
}

class SiteDirectory : public Sites {
  protected:
    void SetUp() override
    {
        Sites::SetUp();
        commune_ = create(plan("yen-phu", "yenphu")).value();
        projector_ = std::make_unique<newsstand::Projector>(store(), live_, shelf_, clock_);
        projector_->on_applied([this](const newsstand::Applied&) {
            if (directories_)
                directories_->refresh();
        });
        projector_->catch_up();
        directories_ = std::make_unique<Directories>(live_, HostPlan{"tuyenquang.gov.vn", "https", 0});
    }
    files::BlobStore blobs_{folder() / "blobs"};
    newsstand::FileShelf shelf_{blobs_, folder() / "shelf"};
    newsstand::LiveStore live_{folder() / "live", {site_projection()}};
    std::unique_ptr<newsstand::Projector> projector_;
    std::unique_ptr<Directories> directories_;
    SiteId commune_;
};

TEST_P(SiteDirectory, FindsSitesByTheirHosts)
{
    const auto directory = directories_->newest();
    EXPECT_EQ(directory->portal()->site.id, portal_);
    for (const char* host : {"tuyenquang.gov.vn", "127.0.0.1", "[::1]"})
        EXPECT_EQ(directory->by_host(host)->site.id, portal_) << host;
    const PublicSite* commune = directory->by_host("yenphu.tuyenquang.gov.vn");
    ASSERT_NE(commune, nullptr);
    EXPECT_EQ(commune->site.id, commune_);
    EXPECT_EQ(commune->base_url, "https://yenphu.tuyenquang.gov.vn");
    EXPECT_EQ(directory->by_host("khac.tuyenquang.gov.vn"), nullptr);
    EXPECT_EQ(directory->by_host(""), nullptr);
    EXPECT_EQ(directory->by_slug("yen-phu"), commune);
    const Category* culture = commune->category("van-hoa");
    ASSERT_NE(culture, nullptr);
    EXPECT_EQ(commune->path_to(culture->id).size(), 2U);
    EXPECT_EQ(commune->with_descendants(commune->category("tin-tuc")->id).size(), 2U);
}

TEST_P(SiteDirectory, FollowsChangesAndOldSnapshotsKeepTheirOwn)
{
    auto old_reader = live_.reader();
    EXPECT_EQ(become(commune_, 1, State::suspended), "");
    projector_->catch_up();
    EXPECT_EQ(directories_->newest()->by_id(commune_)->site.state, State::suspended);   // answers, with a notice
    EXPECT_EQ(directories_->of(old_reader)->by_id(commune_)->site.state, State::established);
    EXPECT_EQ(directories_->newest()->by_id(commune_)->site.state, State::suspended);   // an old snapshot sets nothing back
    EXPECT_EQ(become(commune_, 2, State::archived), "");
    projector_->catch_up();
    EXPECT_EQ(directories_->newest()->by_id(commune_), nullptr);
    EXPECT_EQ(directories_->newest()->by_host("yenphu.tuyenquang.gov.vn"), nullptr);
}

TEST_P(SiteDirectory, IsOfTheNewGenerationAfterARebuildAtALowerNumber)
{
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(add(commune_, {}, fmt::format("muc-{}", i)));
    projector_->catch_up();
    ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {   // an older core is restored
        tx->exec("DELETE FROM publication_log WHERE number > 2");
        tx->exec("UPDATE publication_counter SET number = 2, mark = (SELECT max(mark) FROM publication_log WHERE number = 2)");
        tx->exec("DELETE FROM categories WHERE slug LIKE 'muc-%'");
        return {};
    }));
    projector_->catch_up();
    auto reader = live_.reader();
    EXPECT_EQ(directories_->newest()->by_id(commune_)->categories.size(), 3U);
    EXPECT_EQ(directories_->of(reader), directories_->newest());   // and it is kept in memory
}

TANTRAO_ON_ALL_STORES(Sites);
TANTRAO_ON_ALL_STORES(SiteDirectory);

}   // namespace
}   // namespace tantrao::site
