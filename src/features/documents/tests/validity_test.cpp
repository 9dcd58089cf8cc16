// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/validity.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::ElementsAre;

Document from_to(std::string effective_on, std::string expires_on = "")
{
    Document document;
    document.issued_on = "2011-06-03";
    document.effective_on = std::move(effective_on);
    document.expires_on = std::move(expires_on);
    return document;
}

Validity on(const Timeline& timeline, std::string_view day) { return status_on(timeline, day).validity; }

std::vector<std::string> texts_of(const Timeline& timeline)
{
    std::vector<std::string> texts;
    for (const Period& period : periods_of(timeline))
        texts.push_back(period.from + " " + std::string(name_of(period.validity)));
    return texts;
}

TEST(Validity, BeginsOnItsDay)
{
    const auto timeline = timeline_of(from_to("2011-06-13"), {});
    EXPECT_EQ(on(timeline, "2011-06-12"), Validity::not_yet);
    EXPECT_EQ(on(timeline, "2011-06-13"), Validity::in_force);
    EXPECT_EQ(next_change(timeline, "2011-06-12"), "2011-06-13");
    EXPECT_EQ(next_change(timeline, "2011-06-13"), "");
}

TEST(Validity, BeginsWithItsIssueWhereNoDayIsSaid)
{
    EXPECT_EQ(on(timeline_of(from_to(""), {}), "2011-06-03"), Validity::in_force);
}

TEST(Validity, EndsByItsOwnWordsOrByAnotherDocumentWhicheverIsFirst)
{
    const Effect replaced{ItemId{9}, RelationKind::replaces, "", "2015-01-01", ""};
    const auto timeline = timeline_of(from_to("2011-06-13", "2020-01-01"), {replaced});
    EXPECT_EQ(on(timeline, "2014-12-31"), Validity::in_force);
    const Status ended = status_on(timeline, "2015-01-01");
    EXPECT_EQ(ended.validity, Validity::expired);
    ASSERT_NE(ended.reason, nullptr);
    EXPECT_EQ(ended.reason->by, ItemId{9});
    EXPECT_EQ(ended.since, "2015-01-01");
    const auto own = timeline_of(from_to("2011-06-13", "2012-01-01"), {replaced});
    EXPECT_EQ(status_on(own, "2016-01-01").reason, nullptr);
    EXPECT_EQ(status_on(own, "2016-01-01").since, "2012-01-01");
}

TEST(Validity, TheEndIsKnownBeforeItComes)
{
    EXPECT_FALSE(end_of_force(timeline_of(from_to("2011-06-13"), {})));
    const Effect part{ItemId{8}, RelationKind::repeals, "Điều 1", "2014-01-01", ""};
    const Effect replaced{ItemId{9}, RelationKind::replaces, "", "2015-01-01", ""};
    EXPECT_FALSE(end_of_force(timeline_of(from_to("2011-06-13"), {part}))) << "a part is not the whole";
    const auto by_another = timeline_of(from_to("2011-06-13", "2020-01-01"), {part, replaced});
    const auto end = end_of_force(by_another);
    ASSERT_TRUE(end && end->reason != nullptr);
    EXPECT_EQ(end->since, "2015-01-01");
    EXPECT_EQ(end->reason->by, ItemId{9});
    const auto own = timeline_of(from_to("2011-06-13", "2012-01-01"), {replaced});
    const auto by_itself = end_of_force(own);
    ASSERT_TRUE(by_itself);
    EXPECT_EQ(by_itself->since, "2012-01-01");
    EXPECT_EQ(by_itself->reason, nullptr);
}

TEST(Validity, IsToldOfWhatCanBeInForceAndOfWhatWasEnded)
{
    EXPECT_TRUE(is_told(Validity::in_force, "Quyết định"));
    EXPECT_TRUE(is_told(Validity::in_force, "Kế hoạch"));
    for (const char* paper : {"Báo cáo", "Tờ trình", "Công văn", "Giấy mời", "Văn bản hợp nhất"}) {
        EXPECT_FALSE(is_told(Validity::in_force, paper)) << paper;
        EXPECT_FALSE(is_told(Validity::not_yet, paper)) << paper;
        EXPECT_TRUE(is_told(Validity::expired, paper)) << paper;
    }
}

TEST(Validity, IsLostInPartByAmendmentsAndPartialRepeals)
{
    const auto amended = timeline_of(from_to("2011-06-13"), {{ItemId{9}, RelationKind::amends, "Điều 5", "2013-01-01", ""}});
    EXPECT_EQ(on(amended, "2013-01-01"), Validity::partly_expired);
    const auto repealed = timeline_of(from_to("2011-06-13"), {{ItemId{9}, RelationKind::repeals, "Điều 5", "2013-01-01", ""}});
    EXPECT_EQ(on(repealed, "2013-01-01"), Validity::partly_expired);
    EXPECT_EQ(on(timeline_of(from_to("2011-06-13"), {{ItemId{9}, RelationKind::repeals, "", "2013-01-01", ""}}), "2013-01-01"),
              Validity::expired);
}

TEST(Validity, RestsWhileSuspended)
{
    const auto timeline =
        timeline_of(from_to("2011-06-13"), {{ItemId{9}, RelationKind::suspends, "", "2012-01-01", "2012-03-01"}});
    EXPECT_THAT(texts_of(timeline),
                ElementsAre("0000-01-01 not_yet", "2011-06-13 in_force", "2012-01-01 suspended", "2012-03-01 in_force"));
}

TEST(Validity, IsNotTouchedByWhatOnlyNamesIt)
{
    using enum RelationKind;
    for (const RelationKind relation : {based_on, guides, rectifies, consolidates, refers_to}) {
        const auto timeline = timeline_of(from_to("2011-06-13"), {{ItemId{9}, relation, "", "2012-01-01", ""}});
        EXPECT_EQ(on(timeline, "2013-01-01"), Validity::in_force) << name_of(relation);
    }
}

TEST(Validity, OfADocumentRepealedBeforeItBeganNeverBegins)
{
    const auto timeline = timeline_of(from_to("2011-06-13"), {{ItemId{9}, RelationKind::repeals, "", "2011-06-10", ""}});
    EXPECT_THAT(texts_of(timeline), ElementsAre("0000-01-01 not_yet", "2011-06-10 expired"));
}

// Two documents that replace each other are a mistake of their editors: both are told as expired, and nothing runs in a circle.
TEST(Validity, TwoThatReplaceEachOtherBothEnd)
{
    const auto one = timeline_of(from_to("2011-06-13"), {{ItemId{2}, RelationKind::replaces, "", "2012-01-01", ""}});
    const auto two = timeline_of(from_to("2012-01-01"), {{ItemId{1}, RelationKind::replaces, "", "2011-06-13", ""}});
    EXPECT_EQ(on(one, "2013-01-01"), Validity::expired);
    EXPECT_EQ(on(two, "2013-01-01"), Validity::expired);
}

TEST(Validity, PeriodsCoverAllDaysWithoutGaps)
{
    const auto timeline =
        timeline_of(from_to("2011-06-13", "2019-01-01"), {{ItemId{9}, RelationKind::amends, "", "2013-01-01", ""},
                                                          {ItemId{8}, RelationKind::suspends, "", "2012-01-01", "2014-01-01"}});
    const auto periods = periods_of(timeline);
    ASSERT_GT(periods.size(), 3U);
    EXPECT_EQ(periods.front().from, "0000-01-01");
    EXPECT_EQ(periods.back().until, "9999-12-31");
    for (std::size_t i = 1; i < periods.size(); ++i) {
        EXPECT_EQ(periods[i - 1].until, periods[i].from);
        EXPECT_NE(periods[i - 1].validity, periods[i].validity);
        EXPECT_EQ(on(timeline, periods[i].from), periods[i].validity);
    }
}

}   // namespace
}   // namespace tantrao::documents
