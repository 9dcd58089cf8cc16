// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

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
