// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "platform/catalogue/best_bets.hpp"
#include "platform/catalogue/misses.hpp"
#include "platform/catalogue/other_names.hpp"
#include "platform/newsstand/projector.hpp"
#include "platform/site/site_actions.hpp"

#include <gmock/gmock.h>

namespace tantrao::catalogue {
namespace {

using testing::ElementsAre;

class SearchWords : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site", "platform/catalogue"}));
        province_ = make_site("tuyen-quang", site::Kind::province);
        commune_ = make_site("yen-phu", site::Kind::commune);
        blobs_ = std::make_unique<files::BlobStore>(folder() / "blobs");
        shelf_ = std::make_unique<newsstand::FileShelf>(*blobs_, folder() / "shelf");
        live_ = std::make_unique<newsstand::LiveStore>(
            folder() / "live", std::vector<newsstand::Projection>{other_names_projection(), best_bets_projection()});
        projector_ = std::make_unique<newsstand::Projector>(store(), *live_, *shelf_, clock_);
        ASSERT_TRUE(projector_->lock());
    }
    void TearDown() override
    {
        projector_.reset();
        live_.reset();
        StoreTest::TearDown();
    }
    SiteId make_site(const std::string& slug, site::Kind kind)
    {
        site::NewSite plan;
        plan.slug = slug;
        plan.kind = kind;
        plan.parent = kind == site::Kind::province ? SiteId{} : province_;
        plan.host_label = kind == site::Kind::province ? "" : "yenphu";
        plan.state = site::State::established;
        plan.details.name = plan.details.official_name = slug;
        plan.details.established_number = "90/QĐ-UBND";
        plan.details.established_on = "2011-03-25";
        return store().write([&](db::Transaction& tx) { return site::create_site(tx, clock_.now(), plan); }).value();
    }
    // The code of the refusal, "" for none.
    template <class F>
    std::string tried(F&& change)
    {
        const auto done = store().write([&](db::Transaction& tx) { return change(tx, clock_.now()); });
        projector_->catch_up();
        return done ? "" : done.error().fields.empty() ? done.error().code : done.error().fields.front().code;
    }
    std::string add(const std::string& term, const std::vector<std::string>& others)
    {
        return tried([&](db::Transaction& tx, Instant now) { return add_other_names(tx, now, {0, term, others, {}, 0}); });
    }
    std::vector<OtherNames> names()
    {
        return store().read([](db::Connection& core) { return all_other_names(core); });
    }
    std::vector<std::string> names_live()
    {
        auto live = live_->reader();
        std::vector<std::string> all;
        for (const auto& line : other_names_now(live))
            all.push_back(line.term + " = " + line.others);
        return all;
    }
    std::string add(SiteId site, const std::string& query, const std::vector<search::Key>& items)
    {
        return tried([&](db::Transaction& tx, Instant now) { return add_best_bet(tx, now, {0, site, query, items, {}, 0}); });
    }
    std::vector<std::int64_t> chosen(SiteId site, std::string_view typed)
    {
        auto live = live_->reader();
        search::Splitter splitter;
        std::vector<std::int64_t> ids;
        for (const search::Key& key : chosen_now(live, site, search::parse_query(typed, splitter)))
            ids.push_back(key.id);
        return ids;
    }

    FakeClock clock_;
    SiteId province_, commune_;
    std::unique_ptr<files::BlobStore> blobs_;
    std::unique_ptr<newsstand::FileShelf> shelf_;
    std::unique_ptr<newsstand::LiveStore> live_;
    std::unique_ptr<newsstand::Projector> projector_;
};

TEST_P(SearchWords, NamesAreAddedChangedAndTakenAway)
{
    EXPECT_EQ(add(" Giấy hoa ", {"giấy chứng nhận quyền sử dụng đất", ""}), "");
    EXPECT_THAT(names_live(), ElementsAre("Giấy hoa = giấy chứng nhận quyền sử dụng đất"));
    OtherNames seen = names().at(0);
    EXPECT_EQ(seen.version, 1);
    OtherNames changed = seen;
    changed.others.push_back("sổ hồng");
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return edit_other_names(tx, now, changed); }), "");
    EXPECT_THAT(names_live(), ElementsAre("Giấy hoa = giấy chứng nhận quyền sử dụng đất; sổ hồng"));
    EXPECT_EQ(names().at(0).others.size(), 2u);
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return edit_other_names(tx, now, changed); }), "form.stale");
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return remove_other_names(tx, now, seen.id, 1); }), "form.stale");
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return remove_other_names(tx, now, seen.id, 2); }), "");
    EXPECT_TRUE(names_live().empty());
    EXPECT_TRUE(names().empty());
}

TEST_P(SearchWords, NamesThatMeanNothingAreRefused)
{
    EXPECT_EQ(add("", {"a"}), "search.term.missing");
    EXPECT_EQ(add("một hai ba bốn năm sáu bảy tám chín", {"a"}), "search.term.long");
    EXPECT_EQ(add("giấy hoa", {}), "search.other.missing");
    EXPECT_EQ(add("giấy hoa", {"???"}), "search.other.bad");
    EXPECT_EQ(add("giấy hoa", {"a; b"}), "search.other.bad");
    EXPECT_EQ(add("giấy hoa", std::vector<std::string>(11, "a")), "search.other.many");
    EXPECT_EQ(add("UBND", {}), "") << "a term the program brings along is not to be used";
    EXPECT_EQ(add("ubnd", {"ủy ban"}), "search.term.taken");
    EXPECT_EQ(add("giấy hoa", {"giấy chứng nhận"}), "");
    OtherNames other = names().at(0);
    other.term = "ubnd";
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return edit_other_names(tx, now, other); }), "search.term.taken");
    EXPECT_EQ(names().size(), 2u);
}

TEST_P(SearchWords, BetsAreOfOneSiteAndOfTheWordsWithoutMarks)
{
    EXPECT_EQ(add(province_, "Lịch tiếp công dân", {{"article", 3}, {"article", 1}}), "");
    EXPECT_EQ(add(commune_, "lich tiep cong dan", {{"article", 7}}), "");
    EXPECT_EQ(add(commune_, "LỊCH tiếp công dân", {{"article", 8}}), "search.bet.taken");
    EXPECT_THAT(chosen(province_, "lich tiep cong dan"), ElementsAre(3, 1));
    EXPECT_THAT(chosen(commune_, "lịch tiếp công dân"), ElementsAre(7));
    EXPECT_TRUE(chosen(province_, "lịch tiếp công dân xã").empty());
    EXPECT_EQ(add(province_, "", {{"article", 3}}), "search.bet.missing");
    EXPECT_EQ(add(province_, std::string(300, 'a'), {{"article", 3}}), "search.bet.long");
    EXPECT_EQ(add(province_, "abc", {}), "search.bet.nothing");
    EXPECT_EQ(add(province_, "abc", {{"article", 1}, {"article", 2}, {"article", 3}, {"article", 4}}), "search.bet.many");
}

TEST_P(SearchWords, BetsAreChangedAndTakenAwayByTheirSiteOnly)
{
    ASSERT_EQ(add(province_, "lịch", {{"article", 3}}), "");
    BestBet bet = store().read([&](db::Connection& core) { return best_bets_of(core, province_); }).at(0);
    EXPECT_FALSE(store().read([&](db::Connection& core) { return find_best_bet(core, commune_, bet.id); }));
    bet.items = {{"article", 4}};
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return edit_best_bet(tx, now, bet); }), "");
    EXPECT_THAT(chosen(province_, "lich"), ElementsAre(4));
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return edit_best_bet(tx, now, bet); }), "form.stale");
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return remove_best_bet(tx, now, commune_, bet.id, 2); }),
              "form.stale");
    EXPECT_EQ(tried([&](db::Transaction& tx, Instant now) { return remove_best_bet(tx, now, province_, bet.id, 2); }), "");
    EXPECT_TRUE(chosen(province_, "lich").empty());
}

TEST_P(SearchWords, AreThereInALiveStoreThatIsBuiltAnew)
{
    ASSERT_EQ(add("giấy hoa", {"giấy chứng nhận"}), "");
    ASSERT_EQ(add(province_, "lịch", {{"article", 3}}), "");
    projector_->rebuild();
    EXPECT_EQ(names_live().size(), 1u);
    EXPECT_THAT(chosen(province_, "lich"), ElementsAre(3));
}

TEST_P(SearchWords, MissesAreAddedUpAndGoAfterTheirTime)
{
    const auto write = [&](std::string_view day, const std::vector<Miss>& misses) {
        (void)store().write([&](db::Transaction& tx) -> Result<void> {
            add_misses(tx, day, misses);
            return {};
        });
    };
    write("2026-01-01", {{province_, "so do", 3, ""}});
    write("2026-01-02", {{province_, "so do", 2, ""}, {province_, "cat dien", 9, ""}, {commune_, "so do", 1, ""}});
    write("2026-01-02", {{province_, "so do", 1, ""}});
    const auto told = [&](std::string_view since) {
        std::vector<std::string> all;
        for (const Miss& miss : store().read([&](db::Connection& core) { return misses_of(core, province_, since, 10); }))
            all.push_back(miss.query + " " + std::to_string(miss.count) + " " + miss.last_day);
        return all;
    };
    EXPECT_THAT(told("2026-01-01"), ElementsAre("cat dien 9 2026-01-02", "so do 6 2026-01-02"));
    EXPECT_THAT(told("2026-01-02"), ElementsAre("cat dien 9 2026-01-02", "so do 3 2026-01-02"));
    (void)store().write([&](db::Transaction& tx) -> Result<void> {
        drop_misses_before(tx, "2026-01-02");
        return {};
    });
    EXPECT_THAT(told("2026-01-01"), ElementsAre("cat dien 9 2026-01-02", "so do 3 2026-01-02"));
}

TANTRAO_ON_ALL_STORES(SearchWords);

}   // namespace
}   // namespace tantrao::catalogue
