// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/namesakes.hpp"
#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Days of issue of those that are meant.
std::vector<std::string> meant(const Naming& naming, const std::vector<Namesake>& all)
{
    std::vector<std::string> days;
    for (const std::size_t place : meant_among(all, naming))
        days.push_back(all[place].issued_on);
    return days;
}

const std::vector<Namesake> all{
    {"2011-01-01", "tinh"}, {"2012-01-01", "na-hang"}, {"2013-01-01", "tinh"}, {"2014-01-01", "tinh"}};

TEST(Namesakes, AreNotIssuedAfterWhatNamesThem)
{
    EXPECT_THAT(meant({{"2013-01-01", "bo"}, ""}, all), ElementsAre("2011-01-01", "2012-01-01", "2013-01-01"))
        << "on the same day is not after";
    EXPECT_THAT(meant({{"2010-12-31", "tinh"}, ""}, all), IsEmpty());
    EXPECT_THAT(meant({{"2010-12-31", "tinh"}, "2011-01-01"}, all), IsEmpty()) << "whatever day is said";
    EXPECT_THAT(meant({{"", "bo"}, ""}, all), ElementsAre("2011-01-01", "2012-01-01", "2013-01-01", "2014-01-01"))
        << "a day that is not known keeps none out";
}

TEST(Namesakes, OfTheOwnIssuerComeBeforeOthers)
{
    EXPECT_THAT(meant({{"2015-01-01", "na-hang"}, ""}, all), ElementsAre("2012-01-01"));
    EXPECT_THAT(meant({{"2013-06-01", "tinh"}, ""}, all), ElementsAre("2011-01-01", "2013-01-01"));
    EXPECT_THAT(meant({{"2011-06-01", "na-hang"}, ""}, all), ElementsAre("2011-01-01")) << "the own one came later";
}

TEST(Namesakes, ADayTellsThemApart)
{
    EXPECT_THAT(meant({{"2015-01-01", "tinh"}, "2013-01-01"}, all), ElementsAre("2013-01-01"));
    EXPECT_THAT(meant({{"2015-01-01", "na-hang"}, "2013-01-01"}, all), ElementsAre("2013-01-01"))
        << "the own one is of another day";
    EXPECT_THAT(meant({{"2015-01-01", "tinh"}, "2012-06-01"}, all), IsEmpty());
}

TEST(Namesakes, OneThatIsNotAmongTheOthersMayBeMeant)
{
    EXPECT_TRUE(is_meant({{"2015-01-01", "bo"}, ""}, {"2012-01-01", "na-hang"}, {}));
    EXPECT_TRUE(is_meant({{"2015-01-01", "na-hang"}, ""}, {"2012-01-01", "na-hang"}, all));
    EXPECT_FALSE(is_meant({{"2015-01-01", "tinh"}, ""}, {"2012-06-01", "na-hang"}, all));
}

}   // namespace
}   // namespace tantrao::documents
