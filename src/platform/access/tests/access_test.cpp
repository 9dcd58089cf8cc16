// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/access/access.hpp"

#include <gtest/gtest.h>

namespace tantrao::access {
namespace {

constexpr SiteId portal{1}, commune{2};
constexpr CategoryId news{10}, culture{11}, notices{20};

Actor with(std::vector<Grant> grants) { return {AccountId{7}, "An", std::move(grants), false}; }
Grant on(SiteId site, Level level, CategoryId category = {}, std::int64_t id = 1)
{
    return {id, AccountId{7}, site, level, category};
}

TEST(Decide, SaysWhy)
{
    const std::vector<CategoryId> path{culture, news};
    struct Case {
        const char* what;
        Actor actor;
        std::string_view power;
        SiteId site;
        bool allowed;
        std::string_view reason;
    };
    const Case cases[] = {
        {"nobody", with({}), "articles.write", portal, false, "no_grant_on_site"},
        {"another site's", with({on(commune, Level::administer)}), "articles.write", portal, false, "no_grant_on_site"},
        {"the portal's staff on a component site", with({on(portal, Level::administer)}), "articles.view", commune, false,
         "no_grant_on_site"},
        {"update writes", with({on(portal, Level::update)}), "articles.write", portal, true, "grant"},
        {"update does not decide", with({on(portal, Level::update)}), "publication.decide", portal, false, "level_too_low"},
        {"moderate decides", with({on(portal, Level::moderate)}), "publication.decide", portal, true, "grant"},
        {"moderate does not administer", with({on(portal, Level::moderate)}), "sites.gates", portal, false, "level_too_low"},
        {"administer does all", with({on(portal, Level::administer)}), "articles.write", portal, true, "grant"},
        {"in its category", with({on(portal, Level::update, culture)}), "articles.write", portal, true, "grant"},
        {"below its category", with({on(portal, Level::update, news)}), "articles.write", portal, true, "grant"},
        {"in another category", with({on(portal, Level::update, notices)}), "articles.write", portal, false, "other_category"},
        {"the nearest reason", with({on(portal, Level::update), on(portal, Level::moderate, notices)}), "publication.decide",
         portal, false, "other_category"},
        {"one of several",
         with({on(commune, Level::update), on(portal, Level::update, notices), on(portal, Level::moderate, news)}),
         "publication.decide", portal, true, "grant"},
        {"the system", system_actor(), "sites.create", portal, true, "system"},
        {"an unknown power", with({on(portal, Level::administer)}), "articles.burn", portal, false, "unknown_power"},
        {"an unknown power of the system", system_actor(), "articles.burn", portal, false, "unknown_power"},
    };
    for (const Case& c : cases) {
        const Decision decision = decide(c.actor, c.power, c.site, path);
        EXPECT_EQ(decision.allowed, c.allowed) << c.what;
        EXPECT_EQ(decision.reason, c.reason) << c.what;
    }
}

TEST(Decide, AGrantForACategoryIsNotOneForTheSite)
{
    const Actor actor = with({on(portal, Level::administer, news, 5)});
    EXPECT_FALSE(decide(actor, "sites.edit", portal));
    EXPECT_TRUE(decide_anywhere(actor, "articles.write", portal));
    EXPECT_FALSE(decide_anywhere(actor, "articles.write", commune));
    for (const Power& power : powers())
        if (power.level == Level::administer) {
            EXPECT_FALSE(decide_anywhere(actor, power.name, portal)) << power.name;
            EXPECT_TRUE(decide_anywhere(with({on(portal, Level::administer)}), power.name, portal)) << power.name;
        }
    EXPECT_FALSE(decide_anywhere(actor, "search.names", portal)) << "synonyms are those of every site";
    const CategoryId path[] = {news};
    EXPECT_EQ(decide(actor, "articles.write", portal, path).grant, 5);
    EXPECT_EQ(sites_of(with({on(portal, Level::update), on(commune, Level::update), on(portal, Level::moderate)})),
              (std::vector<SiteId>{portal, commune}));
}

TEST(Decide, ARefusalIsAnErrorWithThePowerAndForTheLogTheReason)
{
    const auto refused = require(with({}), "sites.edit", portal);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::forbidden);
    EXPECT_EQ(refused.error().code, "access.denied");
    EXPECT_EQ(refused.error().args, std::vector<std::string>{"sites.edit"});
    EXPECT_EQ(refused.error().detail, "no_grant_on_site");
}

TEST(Powers, AreNamedOnceAndEveryLevelHasTheOnesBelow)
{
    for (const Power& power : powers()) {
        EXPECT_EQ(find_power(power.name), &power);
        EXPECT_FALSE(power.meaning.empty());
        for (const Level level : {Level::update, Level::moderate, Level::administer})
            EXPECT_EQ(decide(with({on(portal, level)}), power.name, portal).allowed, level >= power.level) << power.name;
    }
    for (const Level level : {Level::update, Level::moderate, Level::administer})
        EXPECT_EQ(level_of(name_of(level)).value(), level);
    EXPECT_EQ(level_of("king").error().code, "access.level.unknown");
}

}   // namespace
}   // namespace tantrao::access
