// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/effects.hpp"
#include "features/documents/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::ElementsAre;

Document amending(std::vector<Relation> relations, std::string text)
{
    Document document = sample_document(CategoryId{1}, "10/2026/QĐ-UBND");
    document.issued_on = "2026-03-01";
    document.effective_on = "2026-03-11";
    document.relations = std::move(relations);
    document.text = std::move(text);
    return document;
}

// "amends khoản 2 Điều 5 [dieu-5-khoan-2] from 2026-03-11 by dieu-1-khoan-1 = 2. Mới."
std::vector<std::string> told(const Document& document)
{
    std::vector<std::string> out;
    for (const StatedEffect& stated : effects_of(document)) {
        const Effect& effect = stated.effect;
        std::string line = std::string(name_of(effect.kind)) + " " + stated.number + " " + effect.provision + " [";
        for (const std::string& id : effect.change.provisions)
            line += (line.ends_with('[') ? "" : " ") + id;
        line += "] from " + effect.from + (effect.source.empty() ? "" : " by " + effect.source);
        for (const std::string& words : effect.change.wording)
            line += " = " + words;
        out.push_back(line);
    }
    return out;
}

constexpr const char* text =
    "Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 07/2011/QĐ-UBND\n1. Sửa đổi khoản 2 Điều 5 như sau:\n"
    "“2. Mới.”.\n2. Bãi bỏ Điều 6.\nĐiều 2. Hiệu lực\nTừ ngày 11/3/2026.";

TEST(Effects, OfADocumentThatAmendsAnotherAsAWholeAreReadFromItsText)
{
    EXPECT_THAT(told(amending({{RelationKind::amends, "7/2011/QD-UBND", "", "", "", "", ""}}, text)),
                ElementsAre("amends 7/2011/QD-UBND  [] from 2026-03-11",
                            "amends 7/2011/QD-UBND khoản 2 Điều 5 [dieu-5-khoan-2] from 2026-03-11 by dieu-1-khoan-1 = 2. Mới.",
                            "repeals 7/2011/QD-UBND Điều 6 [dieu-6] from 2026-03-11 by dieu-1-khoan-2"));
}

TEST(Effects, OfAProvisionThatIsNamedHaveTheirDayAndTheWordingOfTheText)
{
    EXPECT_THAT(
        told(amending({{RelationKind::amends, "07/2011/QĐ-UBND", "", "", "Khoản 2 điều 5", "2026-07-01", ""}}, text)),
        ElementsAre("amends 07/2011/QĐ-UBND Khoản 2 điều 5 [dieu-5-khoan-2] from 2026-07-01 by dieu-1-khoan-1 = 2. Mới."));
}

TEST(Effects, SaidByARelationOfTheirOwnAreNotReadFromTheTextAgain)
{
    const Relation whole{RelationKind::amends, "07/2011/QĐ-UBND", "", "", "", "", ""};
    Relation part{RelationKind::amends, "7/2011/QD-UBND", "", "", "khoản 2 Điều 5", "2026-07-01", ""};
    for (const auto& both : {std::vector<Relation>{whole, part}, {part, whole}})
        EXPECT_THAT(told(amending(both, text)),
                    testing::UnorderedElementsAre(
                        "amends 07/2011/QĐ-UBND  [] from 2026-03-11",
                        "amends 7/2011/QD-UBND khoản 2 Điều 5 [dieu-5-khoan-2] from 2026-07-01 by dieu-1-khoan-1 = 2. Mới.",
                        "repeals 07/2011/QĐ-UBND Điều 6 [dieu-6] from 2026-03-11 by dieu-1-khoan-2"));
    part.number = "08/2011/QĐ-UBND";
    EXPECT_THAT(told(amending({whole, part}, text)), testing::Contains(testing::HasSubstr("07/2011/QĐ-UBND khoản 2 Điều 5")))
        << "of another document";
}

TEST(Effects, TakeTheWordingOfTheEditorBeforeThatOfTheText)
{
    Relation relation{RelationKind::amends, "07/2011/QĐ-UBND", "", "", "khoản 2 Điều 5", "", ""};
    relation.wording = "2. Của người nhập:\na) Một.";
    relation.source = "khoản 9 Điều 1";
    EXPECT_THAT(
        told(amending({relation}, text)),
        ElementsAre(
            "amends 07/2011/QĐ-UBND khoản 2 Điều 5 [dieu-5-khoan-2] from 2026-03-11 by dieu-1-khoan-9 = 2. Của người nhập: = a) Một."));
}

TEST(Effects, OfOtherDocumentsAreNotTakenForThoseOfThisOne)
{
    const std::vector<Relation> two{{RelationKind::amends, "07/2011/QĐ-UBND", "", "", "", "", ""},
                                    {RelationKind::amends, "08/2011/QĐ-UBND", "", "", "", "", ""}};
    EXPECT_THAT(told(amending(two, "Điều 1. Bãi bỏ Điều 6.\nĐiều 2. Bãi bỏ Điều 3 Quyết định số 08/2011/QĐ-UBND.")),
                ElementsAre("amends 07/2011/QĐ-UBND  [] from 2026-03-11", "amends 08/2011/QĐ-UBND  [] from 2026-03-11",
                            "repeals 08/2011/QĐ-UBND Điều 3 [dieu-3] from 2026-03-11 by dieu-2"))
        << "the first sentence does not say which of the two it means";
    EXPECT_THAT(told(amending({{RelationKind::based_on, "07/2011/QĐ-UBND", "", "", "", "", ""}}, text)),
                ElementsAre("based_on 07/2011/QĐ-UBND  [] from 2026-03-11"));
}

TEST(Effects, OfWordsThatNameNoProvisionKeepTheWords)
{
    EXPECT_THAT(told(amending({{RelationKind::repeals, "07/2011/QĐ-UBND", "", "", "Mẫu số 01", "", ""}}, "")),
                ElementsAre("repeals 07/2011/QĐ-UBND Mẫu số 01 [] from 2026-03-11"));
}

TEST(Effects, AreStoredAsTheyAre)
{
    law::Amendment change{
        law::Amendment::Does::rewords, "dieu-1", "07/2011/QĐ-UBND", {"dieu-5", "dieu-6"}, "dieu-4", {"a", "b"}, "x", "y"};
    const law::Amendment back = change_from_json(to_json(change));
    change.at.clear();
    change.document.clear();
    EXPECT_EQ(back, change);
    EXPECT_EQ(to_json(law::Amendment{}), "");
    EXPECT_EQ(change_from_json(""), law::Amendment{});
}

}   // namespace
}   // namespace tantrao::documents
