// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/site/site.hpp"

#include <gtest/gtest.h>
#include <set>

namespace tantrao::site {
namespace {

TEST(HostLabels, AreLowerCaseLettersAndDigits)
{
    for (const char* good : {"yenphu", "hagiang2", "xa", "so1"})
        EXPECT_TRUE(check_host_label(Kind::commune, good)) << good;
    for (const char* bad : {"", "x", "Yenphu", "yen-phu", "yen_phu", "yên", "yen.phu", "yen phu", "bientap", "www", "api", "en",
                            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
        EXPECT_EQ(check_host_label(Kind::commune, bad).error().code, "site.host.pattern") << bad;
    EXPECT_TRUE(check_host_label(Kind::province, ""));
}

TEST(Categories, HaveSlugsThatThePortalDoesNotAnswerItself)
{
    EXPECT_TRUE(check_category("tin-tuc", "Tin tức"));
    for (const char* bad : {"", "Tin-tuc", "tin--tuc", "tin tuc", "-tin", "tin/tuc", "../tin"})
        EXPECT_EQ(check_category(bad, "Tin").error().code, "category.slug.pattern") << bad;
    for (const char* taken : {"tim-kiem", "files", "api", "en", "rss", "assets", "media", "trang-thanh-phan"})
        EXPECT_EQ(check_category(taken, "Tin").error().code, "category.slug.reserved") << taken;
    EXPECT_EQ(check_category("tin", " \u200b ").error().code, "category.name.missing");
}

TEST(States, FollowTheLifeOfASite)
{
    const State states[] = {State::proposed, State::established, State::suspended, State::merged, State::archived};
    const std::set<std::pair<State, State>> allowed{
        {State::proposed, State::established}, {State::established, State::suspended}, {State::suspended, State::established},
        {State::established, State::merged},   {State::suspended, State::merged},      {State::established, State::archived},
        {State::suspended, State::archived},   {State::merged, State::archived}};
    for (const State from : states)
        for (const State to : states)
            EXPECT_EQ(may_become(from, to), allowed.contains({from, to})) << name_of(from) << " " << name_of(to);
    for (const State state : states)
        EXPECT_EQ(state_of(name_of(state)).value(), state);
    EXPECT_FALSE(state_of("closed"));
    EXPECT_FALSE(kind_of("village"));
}

}   // namespace
}   // namespace tantrao::site
