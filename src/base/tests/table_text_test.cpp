// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/table_text.hpp"

#include <gtest/gtest.h>

namespace tantrao::text {
namespace {

TEST(TableText, RowsAreLinesAndEmptyCellsKeepTheirPlace)
{
    EXPECT_EQ(table_text({{"A", "B"}, {"", "2"}, {"", ""}, {"3", ""}}), "A\tB\n\t2\n3\t\n");
    EXPECT_EQ(table_text({}), "");
    EXPECT_EQ(table_text({{"A", "B"}, {"", "2"}, {"", ""}}, guessed_tab), "A \tB\n \t2\n");
}

TEST(TableText, ALargeTableHasOneLineARowWhateverItsCells)
{
    EXPECT_EQ(table_text({{"A", "B", "C"}, {"a\nb", "c", "d\te"}, {"1", "2", "3"}}), "A\tB\tC\na b\tc\td e\n1\t2\t3\n");
}

TEST(TableText, ASmallOneWithLinesLaysOutThePage)
{
    EXPECT_EQ(table_text({{"ỦY BAN\nTỈNH", "CỘNG HÒA\nĐộc lập"}, {"Số: 1", "ngày 2"}}),
              "ỦY BAN\nTỈNH\nCỘNG HÒA\nĐộc lập\nSố: 1\tngày 2\n");
    EXPECT_EQ(table_text({{"một\nhai"}, {"ba\nbốn"}, {"5"}, {"6"}}), "một\nhai\nba\nbốn\n5\n6\n") << "a frame has one column";
}

}   // namespace
}   // namespace tantrao::text
