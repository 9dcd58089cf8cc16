// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_F(SearchIndex, FindsWithAndWithoutMarks)
{
    fill({document(1, "Đăng ký kết hôn"), document(2, "Lễ hội Thành Tuyên")});
    for (const char* typed : {"kết hôn", "ket hon", "KẾT HÔN", "dang ky ket hon"})
        EXPECT_THAT(found(typed), ElementsAre(1)) << typed;
}

TEST_F(SearchIndex, FindsNumbersInAnySpelling)
{
    fill({document(1, "Quy chế", "Ban hành kèm theo Quyết định số 07/2011/QĐ-UBND ngày 12/4/2011"),
          document(2, "Khác", "Quyết định số 17/2011/QĐ-UBND, ngày 07 tháng 4 năm 2011 của UBND")});
    for (const char* typed : {"07/2011/QĐ-UBND", "QD 07-2011", "07-2011-qd-ubnd", "quyết định 7/2011", "07/QĐ-UBND"})
        EXPECT_THAT(found(typed), ElementsAre(1)) << typed;
}

TEST_F(SearchIndex, TheDocumentWhoseNumberWasTypedStandsBeforeThoseThatNameIt)
{
    auto document_15 = document(1, "Quyết định 15/2024/QĐ-UBND: Quy định giá đất", "Điều 3. Căn cứ Luật Đất đai");
    document_15.numbers = {"15/2024/QĐ-UBND"};
    auto amending =
        document(2, "Quyết định 22/2025/QĐ-UBND: Sửa đổi Quyết định 15/2024/QĐ-UBND", "Điều 3. Quyết định 15/2024/QĐ-UBND");
    amending.numbers = {"22/2025/QĐ-UBND"};
    fill({document_15, amending, document(3, "Tin về điều 3 của quyết định 15/2024/QĐ-UBND", "15/2024 15/2024")});
    for (const char* typed :
         {"15/2024", "QĐ 15", "quyết định 15", "qđ15/2024", "15.2024.QĐUBND", "Quyết định số 15/2024/QĐ-UBND ngày 20/01/2024",
          "điều 3 quyết định 15/2024", "quyết định số 15 năm 2024 của ubnd tỉnh",
          "theo quyết định số 15/2024/QĐ-UBND của tỉnh thì giá đất tính như thế nào"}) {
        const auto answer = index()->find(question(typed));
        ASSERT_FALSE(answer.hits.empty()) << typed;
        EXPECT_EQ(answer.hits.front().key.id, 1) << typed;
    }
    EXPECT_EQ(found("sửa đổi 22/2025/QĐ-UBND").front(), 2);
    EXPECT_THAT(found("15/2024 -đất"), UnorderedElementsAre(2, 3));
}

TEST_F(SearchIndex, TheDocumentOfANumberWithoutItsYearStandsFirstWhereItIsAboutTheWordsBehind)
{
    auto alcohol = document(1, "Nghị định 100/2019/NĐ-CP: Xử phạt vi phạm giao thông", "Trong hơi thở có nồng độ cồn, điều 6.");
    alcohol.numbers = {"100/2019/NĐ-CP"};
    auto prices = document(2, "Quyết định 05/2024/QĐ-UBND: Quy định về giá", "Bảng giá đất; 5 người, 5 điều, việc quan trọng");
    prices.numbers = {"05/2024/QĐ-UBND"};
    fill({alcohol, prices, document(3, "Nghị định 100, nồng độ cồn: quyết định 5 giá đất", "nđ 100"),
          document(4, "Quyết định 5 người, 5 điều, 2 việc quan trọng, 100 cây đào")});
    for (const char* typed : {"nghị định 100 nồng độ cồn", "nđ 100 nong do con", "nghị định 100 nồng độ cồn xe đạp",
                              "nghị định 100 điều 6", "nghị định 100 là gì", "nghị định 100 ở đâu"}) {
        const auto answer = index()->find(question(typed));
        ASSERT_FALSE(answer.hits.empty()) << typed;
        EXPECT_EQ(answer.hits.front().key.id, 1) << typed;
    }
    EXPECT_THAT(found("quyết định 5 giá đất"), ElementsAre(2, 3)) << "what has all words follows";
    EXPECT_EQ(found("qđ 05 gia dat").front(), 2);
    for (const char* typed : {"quyết định 5 người", "quyết định 5 điều", "quyết định 5 việc quan trọng"})
        EXPECT_EQ(found(typed).front(), 4) << typed;
    EXPECT_EQ(found("nghị định 100 cây đào"), std::vector<std::int64_t>{}) << "it is about something else";
}

TEST_F(SearchIndex, PhrasesWithoutMarksAreAllTheyCouldBe)
{
    fill({document(1, "Hộ nghèo ở xã"), document(2, "Nghèo thì có hồ"), document(3, "Lễ hội Lồng Tông"),
          document(4, "Hội làng, lồng đèn")});
    EXPECT_THAT(found("\"ho ngheo\""), ElementsAre(1));
    EXPECT_THAT(found("\"hoi long tong\""), ElementsAre(3));
    EXPECT_THAT(found("\"hổ nghèo\""), IsEmpty());
}

TEST_F(SearchIndex, AnAbbreviationInAQuestionIsNotLost)
{
    fill({document(1, "Khám sức khỏe nghĩa vụ quân sự"), document(2, "Ở đâu có chợ"), document(3, "Khám bệnh"),
          document(4, "Bảo hiểm y tế hộ gia đình")});
    EXPECT_THAT(ids(index()->find(question("khám nvqs thế nào cho nhanh")), true), Contains(1));
    EXPECT_THAT(ids(index()->find(question("nvqs ngày")), true), ElementsAre(1));
    const auto alone = index()->find(question("bhxh"));
    EXPECT_EQ(alone.matches, 0);
    EXPECT_THAT(ids(alone, true), ElementsAre(4)) << "parts of what it stands for";
}

TEST_F(SearchIndex, FindsWordsWrittenWithIOrY)
{
    fill({document(1, "Thủ tục ly hôn thuận tình"), document(2, "Kĩ thuật trồng chè"), document(3, "Lễ hội quý ba"),
          document(4, "Thúy đi chợ")});
    for (const char* typed : {"li hon", "lí hôn", "ly hôn", "li hôn"})
        EXPECT_THAT(index()->find(question(typed)).hits.at(0).key.id, 1) << typed;
    EXPECT_THAT(found("kỹ thuật"), ElementsAre(2));
    EXPECT_THAT(found("qui ba"), ElementsAre(3));
    EXPECT_THAT(found("thui"), IsEmpty());
    for (const char* phrase : {"\"kỹ thuật trồng\"", "\"kỹ thuật\"", "\"ky thuat trong che\"", "\"kỹ\""})
        EXPECT_THAT(found(phrase), ElementsAre(2)) << phrase;
    EXPECT_THAT(found("\"kỳ thuật trồng\""), IsEmpty());
    EXPECT_THAT(found("-quí hội"), IsEmpty());
}

TEST_F(SearchIndex, PhrasesAndMinus)
{
    fill({document(1, "Lễ hội Thành Tuyên"), document(2, "Thành phố lễ, hội Tuyên Quang"), document(3, "Lễ hội rằm")});
    EXPECT_THAT(found("\"lễ hội thành\""), ElementsAre(1));
    EXPECT_THAT(found("lễ hội -rằm"), UnorderedElementsAre(1, 2));
    EXPECT_THAT(found("lễ hội -\"thành tuyên\""), UnorderedElementsAre(2, 3));
    EXPECT_THAT(found("-rằm"), IsEmpty());
}

TEST_F(SearchIndex, FindsUnderOtherNames)
{
    fill({document(1, "Ủy ban nhân dân xã Yên Phú"), document(2, "UBND xã Yên Phú")});
    EXPECT_THAT(found("UBND xã"), UnorderedElementsAre(1, 2));
    EXPECT_THAT(found("ủy ban nhân dân xã"), UnorderedElementsAre(1, 2));
}

TEST_F(SearchIndex, FewMatchesAreFollowedByNearOnes)
{
    fill({document(1, "Thủ tục đăng ký kết hôn"), document(2, "Thủ tục đăng ký khai sinh"), document(3, "Thời tiết")});
    const auto answer = index()->find(question("thủ tục đăng ký kết hôn"));
    EXPECT_THAT(ids(answer), ElementsAre(1));
    EXPECT_THAT(ids(answer, true), ElementsAre(2));
    EXPECT_EQ(answer.matches, 1);
}

TEST_F(SearchIndex, WordsThatNoDocumentHasFindNothing)
{
    auto law = document(1, "Quyết định về chợ phiên");
    law.is_law = true;
    fill({law, document(2, "Tin về chợ phiên")});
    for (const char* typed : {"xyzzyx", "xyzzyx qwrtzp", "xyzzyx qwrtzp plmkjn xzzyq qqrtz ppkml zzxyq"}) {
        const auto answer = index()->find(question(typed));
        EXPECT_THAT(answer.hits, IsEmpty()) << typed;
        EXPECT_EQ(answer.matches, 0) << typed;
    }
}

}   // namespace
}   // namespace tantrao::search
