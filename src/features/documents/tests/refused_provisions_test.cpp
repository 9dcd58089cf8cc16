// Relations to provisions that the other document does not have, when a document is handed in.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/tests/desk_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class RefusedProvisions : public DocumentDesk {
  protected:
    void hold(const std::string& text)
    {
        Document other = sample_document(portal_.category(portal_.province(), "gioi-thieu"), "05/2010/QĐ-UBND");
        other.issued_on = other.effective_on = "2010-03-01";
        other.text = text;
        publish_for_test(portal_, portal_.province(), other, "05");
    }
    web::TestAnswer hand_in(const char* relation, const char* provision, const char* action = "submit")
    {
        return portal_.post(writer_, "/tuyen-quang/van-ban/moi",
                            document({{"relation_kind", relation},
                                      {"relation_number", "05/2010/QĐ-UBND"},
                                      {"relation_provision", provision},
                                      {"action", action}}));
    }
};

TEST_F(RefusedProvisions, WhatIsNotThereCannotBeEnded)
{
    hold("Điều 1. Một\n\n1. Làm.\n\n2. Nghỉ.\n\nĐiều 2. Hai\n\nLàm.");
    for (const char* relation : {"repeals", "replaces", "suspends", "rectifies"}) {
        const auto refused = hand_in(relation, "Điều 77");
        EXPECT_EQ(refused.status, 422) << relation;
        EXPECT_THAT(refused.body, AllOf(HasSubstr("href=\"#relation_provision-1\""), HasSubstr("id=\"relation_provision-1-loi\""),
                                        HasSubstr("Toàn văn của văn bản 05/2010/QĐ-UBND trên cổng không có Điều 77."),
                                        HasSubstr("name=\"relation_provision\" value=\"Điều 77\"")));
    }
    EXPECT_EQ(hand_in("repeals", "khoản 3 Điều 1").status, 422);
    EXPECT_EQ(hand_in("repeals", "Điều 77", "save").status, 303) << "a draft may be wrong";
}

TEST_F(RefusedProvisions, WhatIsThereIsHandedIn)
{
    hold("Điều 1. Một\n\n1. Làm.\n\n2. Nghỉ.\n\nĐiều 2. Hai\n\nLàm.");
    EXPECT_EQ(hand_in("repeals", "khoản 2 Điều 1").status, 303);
}

TEST_F(RefusedProvisions, WhatAnAmendmentPutsThereIsHandedIn)
{
    hold("Điều 1. Một\n\nLàm.\n\nĐiều 2. Hai\n\nLàm.");
    EXPECT_EQ(hand_in("amends", "Điều 2a").status, 303) << "it may be put in";
}

TEST_F(RefusedProvisions, ATextThatWasReadWithDoubtsRefusesNothing)
{
    hold("Điều 1. Một\n\nLàm.\n\nĐiều 5. Năm\n\nLàm.");
    EXPECT_EQ(hand_in("repeals", "Điều 3").status, 303);
}

TEST_F(RefusedProvisions, AnAppendixMayBeInAFile)
{
    hold("Điều 1. Một\n\nLàm.\n\nĐiều 2. Hai\n\nLàm.");
    EXPECT_EQ(hand_in("repeals", "Phụ lục II").status, 303);
}

}   // namespace
}   // namespace tantrao::documents
