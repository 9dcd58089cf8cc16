// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "platform/access/access.hpp"
#include "platform/identity/identity.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/site/site_actions.hpp"

#include <thread>

namespace tantrao::access {
namespace {

class Grants : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(),
                    db::find_migrations({"platform/newsstand", "platform/site", "platform/identity", "platform/access"}));
        account_ = identity::create_account(store(), now_, {"an@vidu.example", "Nguyễn Văn An", "mot mat khau that dai"}).value();
        site::NewSite plan;
        plan.slug = "tuyen-quang";
        plan.kind = site::Kind::province;
        plan.details.name = plan.details.official_name = "Cổng";
        plan.categories = {{"tin-tuc", "Tin tức", {}}};
        site_ = store().write([&](db::Transaction& tx) { return site::create_site(tx, now_, plan); }).value();
    }
    void give(Level level, CategoryId category = {})
    {
        ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
            grant(tx, now_, account_, site_, level, category, AccountId{});
            return {};
        }));
    }
    bool take(std::int64_t id, SiteId site)
    {
        return store().write([&](db::Transaction& tx) -> Result<bool> { return revoke(tx, now_, id, site); }).value();
    }
    std::vector<Grant> grants()
    {
        return store().read([&](db::Connection& core) { return grants_of(core, account_); });
    }
    Instant now_{1'767'225'600'000'000};
    AccountId account_;
    SiteId site_;
};

TEST_P(Grants, AreGivenOnceAndTakenAway)
{
    give(Level::update);
    give(Level::update);
    give(Level::moderate);
    ASSERT_EQ(grants().size(), 2U);
    const Actor actor = store().read([&](db::Connection& core) { return load_actor(core, account_, "An"); });
    EXPECT_TRUE(decide(actor, "publication.decide", site_));
    EXPECT_EQ(store().read([&](db::Connection& core) { return grants_on(core, site_); }).size(), 2U);

    EXPECT_FALSE(take(grants()[0].id, SiteId{99}));   // another site's administrator cannot
    EXPECT_TRUE(take(grants()[0].id, site_));
    EXPECT_FALSE(take(99, site_));
    ASSERT_EQ(grants().size(), 1U);
    EXPECT_EQ(grants()[0].level, Level::moderate);
    give(Level::update);   // again
    EXPECT_EQ(grants().size(), 2U);
}

// Two administrators at once: there must not be a second grant that stays when the first is taken away.
TEST_P(Grants, ThatMeetAreOne)
{
    std::vector<std::thread> threads;
    for (int t = 0; t < 6; ++t)
        threads.emplace_back([&] { give(Level::moderate); });
    for (auto& thread : threads)
        thread.join();
    ASSERT_EQ(grants().size(), 1U);
    EXPECT_TRUE(take(grants()[0].id, site_));
    EXPECT_TRUE(grants().empty());
}

TANTRAO_ON_ALL_STORES(Grants);

}   // namespace
}   // namespace tantrao::access
