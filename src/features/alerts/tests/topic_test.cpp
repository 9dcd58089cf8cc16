// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/topic.hpp"

#include <gmock/gmock.h>

namespace tantrao::alerts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Provisions, AreFoundInWhatPeopleType)
{
    EXPECT_THAT(provisions_in("Điều 5"), ElementsAre("dieu-5"));
    EXPECT_THAT(provisions_in("điều 5"), ElementsAre("dieu-5"));
    EXPECT_THAT(provisions_in("khoản 2 Điều 5"), ElementsAre("dieu-5-khoan-2"));
    EXPECT_THAT(provisions_in("điểm đ khoản 2 điều 5"), ElementsAre("dieu-5-khoan-2-diem-dd"));
    EXPECT_THAT(provisions_in("Điều 5, Điều 7"), ElementsAre("dieu-5", "dieu-7"));
    for (const char* none : {"", "năm", "Chương II", "Điều này", "5", "'; DROP TABLE x"})
        EXPECT_THAT(provisions_in(none), IsEmpty()) << none;
    EXPECT_LE(provisions_in(std::string(100'000, '5')).size(), 1U);
}

TEST(Provisions, AreSaidInWords)
{
    EXPECT_EQ(words_of("dieu-5"), "Điều 5");
    EXPECT_EQ(words_of("dieu-5-khoan-2-diem-dd"), "điểm đ khoản 2 Điều 5");
    EXPECT_EQ(words_of("dieu-12dd"), "Điều 12đ");
    EXPECT_EQ(words_of("dieu-5a-khoan-1"), "khoản 1 Điều 5a");
}

TEST(Provisions, WhatIsSaidOfOneBearsOnThoseAboveAndBelow)
{
    EXPECT_TRUE(overlap("dieu-5", "dieu-5"));
    EXPECT_TRUE(overlap("dieu-5", "dieu-5-khoan-2"));
    EXPECT_TRUE(overlap("dieu-5-khoan-2", "dieu-5"));
    EXPECT_FALSE(overlap("dieu-5", "dieu-5a"));
    EXPECT_FALSE(overlap("dieu-5", "dieu-50"));
    EXPECT_FALSE(overlap("dieu-5-khoan-2", "dieu-5-khoan-20"));
    EXPECT_TRUE(bears_on("khoản 2 Điều 5", "dieu-5"));
    EXPECT_FALSE(bears_on("khoản 2 Điều 5", "dieu-6"));
    EXPECT_TRUE(bears_on("", "dieu-6")) << "the whole document";
    EXPECT_TRUE(bears_on("Chương II", "dieu-6")) << "who knows which articles it has";
}

TEST(Events, HaveNames)
{
    for (const What what : {What::published, What::amends, What::replaces, What::repeals, What::suspends, What::rectifies,
                            What::starts, What::expires})
        EXPECT_EQ(what_of(name_of(what)), what);
}

}   // namespace
}   // namespace tantrao::alerts
