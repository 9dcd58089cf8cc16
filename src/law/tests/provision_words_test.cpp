// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/provision_words.hpp"

#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ProvisionWords, SayAnId)
{
    EXPECT_EQ(words_of("dieu-5-khoan-2-diem-dd"), "điểm đ khoản 2 Điều 5");
    EXPECT_EQ(words_of("dieu-5a"), "Điều 5a");
    EXPECT_EQ(words_of("dieu-12dd"), "Điều 12đ");
    EXPECT_EQ(words_of("chuong-2-muc-1-tieu-muc-3"), "Tiểu mục 3 Mục 1 Chương 2");
    EXPECT_EQ(words_of("phu-luc-2-khoan-1"), "khoản 1 Phụ lục 2");
    EXPECT_EQ(words_of("quyet-dinh-dieu-1"), "Điều 1");
    EXPECT_EQ(words_of("khac"), "khac");
    EXPECT_EQ(words_of(""), "");
    EXPECT_EQ(words_of(std::vector<std::string>{"dieu-5", "dieu-6-khoan-1"}), "Điều 5, khoản 1 Điều 6");
    EXPECT_EQ(smallest_word("dieu-5-khoan-2"), "Khoản");
    EXPECT_EQ(smallest_word("x"), "");
}

TEST(ProvisionWords, AreRead)
{
    EXPECT_THAT(ids_in("khoản 2 Điều 5"), ElementsAre("dieu-5-khoan-2"));
    EXPECT_THAT(ids_in("điều 5"), ElementsAre("dieu-5"));
    EXPECT_THAT(ids_in("Khoản 2, 3 điều 5; Điều 7"), ElementsAre("dieu-5-khoan-2", "dieu-5-khoan-3", "dieu-7"));
    EXPECT_THAT(ids_in("Chương II"), ElementsAre("chuong-2"));
    for (const char* none : {"", "Mẫu số 01", "một phần", "Điều này"})
        EXPECT_THAT(ids_in(none), IsEmpty()) << none;
}

TEST(ProvisionWords, TellWhatLiesInside)
{
    EXPECT_EQ(holder_of("dieu-5-khoan-2-diem-dd"), "dieu-5-khoan-2");
    EXPECT_EQ(holder_of("dieu-5-khoan-2"), "dieu-5");
    for (const char* outermost : {"dieu-5", "dieu", "-5", "-", ""})
        EXPECT_EQ(holder_of(outermost), "") << outermost;
    EXPECT_TRUE(is_within("dieu-5-khoan-2", "dieu-5"));
    EXPECT_TRUE(is_within("dieu-5", "dieu-5"));
    EXPECT_FALSE(is_within("dieu-51", "dieu-5"));
    EXPECT_FALSE(is_within("dieu-5", "dieu-5-khoan-2"));
    EXPECT_FALSE(is_within("dieu-5", ""));
}

TEST(ProvisionWords, WordsLikeAProvisionThatNameNoneAreBroken)
{
    for (const char* broken : {"Điều năm", "5", "II.3", "khoản 2", "điểm a", "Chương", "toàn bộ văn bản", "  Điều ?"})
        EXPECT_TRUE(is_broken_provision(broken)) << broken;
    for (const char* good :
         {"Điều 5x", "khoản 2 điều 5", "Chương II", "Phụ lục I", "Mẫu số 01", "Danh mục kèm theo", "đoạn 2 khoản 1 Điều 5"})
        EXPECT_FALSE(is_broken_provision(good)) << good;
}

}   // namespace
}   // namespace tantrao::law
