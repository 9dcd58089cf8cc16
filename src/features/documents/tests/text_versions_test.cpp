// Validity and text of single provisions over time.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/text_versions.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Does = law::Amendment::Does;

law::LegalText original()
{
    return law::parse_text(
               "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 5. Báo cáo\n1. Hằng năm.\n2. Gồm số liệu.\nĐiều 6. Kinh phí\nDo ngân sách.")
        .value();
}

Timeline timeline(std::vector<Effect> effects, std::string expires_on = "")
{
    Document document;
    document.issued_on = "2011-06-03";
    document.effective_on = "2011-06-13";
    document.expires_on = std::move(expires_on);
    return timeline_of(document, std::move(effects));
}

Effect change(std::string from, Does does, std::string id, std::vector<std::string> wording = {}, std::string until = "")
{
    const RelationKind kind = does == Does::ends ? RelationKind::repeals : RelationKind::amends;
    return {ItemId{9}, kind, "x", std::move(from), std::move(until), "", {does, "", "", {std::move(id)}, "", std::move(wording)}};
}

ProvisionStatus at(const Timeline& timeline, std::string_view id, std::string_view day)
{
    return status_on(timeline, path_of_provision(original(), id), day);
}

TEST(ProvisionValidity, FollowsTheDocumentWhereNothingBearsOnIt)
{
    const Timeline plain = timeline({change("2012-01-01", Does::ends, "dieu-6")}, "2020-01-01");
    EXPECT_EQ(at(plain, "dieu-5", "2011-06-12").validity, Validity::not_yet);
    EXPECT_EQ(at(plain, "dieu-5", "2013-01-01").validity, Validity::in_force);
    EXPECT_EQ(at(plain, "dieu-5", "2013-01-01").since, "2011-06-13");
    EXPECT_EQ(at(plain, "dieu-5", "2020-01-01").validity, Validity::expired);
    EXPECT_EQ(at(plain, "dieu-51", "2013-01-01").validity, Validity::in_force) << "Điều 5 is not Điều 51";
}

TEST(ProvisionValidity, EndsWithItsRepealOrThatOfWhatHoldsIt)
{
    const Timeline ended = timeline({change("2012-01-01", Does::ends, "dieu-5")});
    EXPECT_EQ(at(ended, "dieu-5", "2011-12-31").validity, Validity::in_force);
    EXPECT_EQ(at(ended, "dieu-5", "2012-01-01").validity, Validity::expired);
    const ProvisionStatus clause = at(ended, "dieu-5-khoan-1", "2012-01-01");
    EXPECT_EQ(clause.validity, Validity::expired);
    EXPECT_EQ(clause.since, "2012-01-01");
    ASSERT_NE(clause.reason, nullptr);
    EXPECT_EQ(clause.reason->by, ItemId{9});
    EXPECT_EQ(at(ended, "dieu-6", "2012-01-01").validity, Validity::in_force);
    EXPECT_EQ(at(timeline({change("2012-01-01", Does::ends, "chuong-1")}), "dieu-6", "2012-01-01").validity, Validity::expired);
}

TEST(ProvisionValidity, IsLostInPartWithAPart)
{
    const Timeline part = timeline({change("2012-01-01", Does::ends, "dieu-5-khoan-1")});
    EXPECT_EQ(at(part, "dieu-5", "2012-01-01").validity, Validity::partly_expired);
    EXPECT_EQ(at(part, "dieu-5-khoan-2", "2012-01-01").validity, Validity::in_force);
}

TEST(ProvisionValidity, RestsWhileSuspended)
{
    Effect stop = change("2012-01-01", Does::rewrites, "dieu-5", {}, "2012-03-01");
    stop.kind = RelationKind::suspends;
    const Timeline suspended = timeline({stop});
    EXPECT_EQ(at(suspended, "dieu-5-khoan-2", "2012-02-29").validity, Validity::suspended);
    EXPECT_EQ(at(suspended, "dieu-5-khoan-2", "2012-03-01").validity, Validity::in_force);
}

TEST(ProvisionValidity, OfWhatWasPutInBeginsThen)
{
    const Timeline added = timeline({change("2012-01-01", Does::adds, "dieu-5a", {"Điều 5a. Mới", "Thêm."})});
    EXPECT_EQ(at(added, "dieu-5a", "2011-12-31").validity, Validity::not_yet);
    EXPECT_EQ(at(added, "dieu-5a", "2012-01-01").validity, Validity::in_force);
    EXPECT_EQ(at(added, "dieu-5a", "2012-01-01").since, "2012-01-01");
}

TEST(ProvisionValidity, TellsTheLastAmendment)
{
    const Timeline amended =
        timeline({change("2012-01-01", Does::rewrites, "dieu-5-khoan-1"), change("2013-01-01", Does::rewrites, "dieu-5")});
    EXPECT_EQ(at(amended, "dieu-5-khoan-1", "2011-12-31").change, nullptr);
    EXPECT_EQ(at(amended, "dieu-5-khoan-1", "2012-06-01").change->from, "2012-01-01");
    EXPECT_EQ(at(amended, "dieu-5-khoan-1", "2013-06-01").change->from, "2013-01-01");
    EXPECT_EQ(at(amended, "dieu-5-khoan-1", "2013-06-01").validity, Validity::in_force);
    EXPECT_EQ(at(amended, "dieu-6", "2013-06-01").change, nullptr);
}

TEST(TextOfADay, HasTheAmendmentsThatHoldThen)
{
    const Timeline amended = timeline({change("2012-01-01", Does::rewrites, "dieu-5-khoan-1", {"1. Hằng quý."}),
                                       change("2013-01-01", Does::ends, "dieu-6"),
                                       change("2014-01-01", Does::rewrites, "dieu-5-khoan-2", {"2. Tạm."}, "2015-01-01")});
    const law::LegalText text = original();
    TextWalk walk(text, amended);
    const auto on = [&](std::string_view day) {
        walk.go_to(day);
        return law::to_text(walk.text());
    };
    EXPECT_EQ(on("2011-12-31"), law::to_text(text));
    EXPECT_THAT(on("2012-01-01"), HasSubstr("1. Hằng quý.\n2. Gồm số liệu."));
    EXPECT_THAT(on("2014-06-01"), HasSubstr("1. Hằng quý.\n2. Tạm.\nĐiều 6. (Đã bãi bỏ)"));
    EXPECT_THAT(on("2015-01-01"), HasSubstr("1. Hằng quý.\n2. Gồm số liệu.\nĐiều 6. (Đã bãi bỏ)"))
        << "what was for a time is over";
    EXPECT_EQ(on("2011-12-31"), law::to_text(text)) << "and back again";
    EXPECT_TRUE(reads_otherwise(amended, "2012-01-01"));
    EXPECT_FALSE(reads_otherwise(amended, "2011-12-31"));
}

TEST(TextOfADay, TellsWhoseChangesAreNotUnderstood)
{
    const auto of = [](std::int64_t by, RelationKind kind, std::string provision) {
        return Effect{ItemId{by}, kind, std::move(provision), "2012-01-01", ""};
    };
    const Timeline amended = timeline({of(1, RelationKind::amends, ""), of(2, RelationKind::repeals, "một số quy định"),
                                       of(3, RelationKind::guides, ""), of(4, RelationKind::replaces, ""),
                                       of(9, RelationKind::amends, ""), change("2012-01-01", Does::rewrites, "dieu-5")});
    EXPECT_THAT(unread_changes(amended, "2012-01-01"), ElementsAre(ItemId{1}, ItemId{2}));
    EXPECT_THAT(unread_changes(amended, "2011-12-31"), IsEmpty());
}

TEST(TextOfADay, TellsWhatIsNotKnownUntilItIsWrittenAnew)
{
    const Timeline amended = timeline({change("2012-01-01", Does::rewrites, "dieu-5-khoan-1"),
                                       change("2013-01-01", Does::rewrites, "dieu-5", {"Điều 5. Báo cáo", "1. Hằng tháng."})});
    const law::LegalText text = original();
    TextWalk walk(text, amended);
    walk.go_to("2012-06-01");
    ASSERT_EQ(walk.gaps().size(), 1u);
    EXPECT_EQ(walk.gaps()[0].provision, "dieu-5-khoan-1");
    walk.go_to("2013-06-01");
    EXPECT_THAT(walk.gaps(), IsEmpty());
}

std::vector<std::string> told(const std::vector<Version>& versions)
{
    std::vector<std::string> out;
    for (const Version& version : versions)
        out.push_back(version.from + ".." + version.until + (version.is_known ? " " : " ? ") + version.text);
    return out;
}

TEST(Versions, OfAProvisionGoFromChangeToChange)
{
    const Timeline amended = timeline({change("2012-01-01", Does::rewrites, "dieu-5-khoan-1", {"1. Hằng quý."}),
                                       change("2012-06-01", Does::ends, "dieu-6"), change("2013-01-01", Does::rewrites, "dieu-5"),
                                       change("2014-01-01", Does::ends, "dieu-5-khoan-1")});
    const auto versions = versions_of(original(), amended, "dieu-5-khoan-1");
    EXPECT_THAT(told(versions), ElementsAre("2011-06-13..2012-01-01 1. Hằng năm.\n", "2012-01-01..2013-01-01 1. Hằng quý.\n",
                                            "2013-01-01..2014-01-01 ? 1. Hằng quý.\n", "2014-01-01.. ? 1. (Đã bãi bỏ)\n"));
    EXPECT_EQ(version_on(versions, "2012-12-31")->from, "2012-01-01");
    EXPECT_EQ(version_on(versions, "2000-01-01")->from, "2011-06-13");
    ASSERT_EQ(versions[1].by.size(), 1u);
    EXPECT_THAT(versions[0].by, IsEmpty());
}

TEST(Versions, TellWhoseChangesOfTheWholeDocumentAreNotInThem)
{
    const Effect whole{ItemId{1}, RelationKind::amends, "", "2012-01-01", "2014-01-01"};
    const Effect part{ItemId{2}, RelationKind::repeals, "một số quy định", "2013-01-01", ""};
    const auto versions = versions_of(original(), timeline({whole, part}), "dieu-5-khoan-1");
    EXPECT_THAT(told(versions), ElementsAre("2011-06-13..2012-01-01 1. Hằng năm.\n", "2012-01-01..2013-01-01 1. Hằng năm.\n",
                                            "2013-01-01..2014-01-01 1. Hằng năm.\n", "2014-01-01.. 1. Hằng năm.\n"));
    EXPECT_THAT(versions[0].unread, IsEmpty());
    EXPECT_THAT(versions[1].unread, ElementsAre(ItemId{1}));
    EXPECT_THAT(versions[2].unread, ElementsAre(ItemId{1}, ItemId{2}));
    EXPECT_THAT(versions[3].unread, ElementsAre(ItemId{2}));
    EXPECT_THAT(versions[1].by, IsEmpty()) << "nobody knows whether it changes this provision";
}

TEST(Versions, OfAChapterFollowTheArticlesInIt)
{
    const Timeline amended = timeline({change("2012-01-01", Does::rewrites, "dieu-5-khoan-1", {"1. Hằng quý."}),
                                       change("2013-01-01", Does::rewrites, "dieu-6")});
    const auto versions = versions_of(original(), amended, "chuong-1");
    ASSERT_EQ(versions.size(), 3u);
    EXPECT_THAT(versions[1].text, HasSubstr("1. Hằng quý."));
    EXPECT_TRUE(versions[1].is_known);
    EXPECT_FALSE(versions[2].is_known);
}

TEST(Versions, OfWhatWasPutInAndOfWhatIsNone)
{
    const Timeline added = timeline({change("2012-01-01", Does::adds, "dieu-5-khoan-3", {"3. Ba."})});
    EXPECT_THAT(told(versions_of(original(), added, "dieu-5-khoan-3")),
                ElementsAre("2011-06-13..2012-01-01 ", "2012-01-01.. 3. Ba.\n"));
    EXPECT_THAT(told(versions_of(original(), added, "dieu-5")),
                ElementsAre("2011-06-13..2012-01-01 Điều 5. Báo cáo\n1. Hằng năm.\n2. Gồm số liệu.\n",
                            "2012-01-01.. Điều 5. Báo cáo\n1. Hằng năm.\n2. Gồm số liệu.\n3. Ba.\n"));
    EXPECT_THAT(versions_of(original(), added, "dieu-99"), IsEmpty());
    EXPECT_THAT(versions_of(original(), added, ""), IsEmpty());
    EXPECT_EQ(version_on({}, "2012-01-01"), nullptr);
}

}   // namespace
}   // namespace tantrao::documents
