// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/csv.hpp"

#include <gmock/gmock.h>
#include <stdexcept>

namespace tantrao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Csv, ReadsQuotedCells)
{
    EXPECT_THAT(csv_rows("a,b\r\n\"x, \"\"y\"\"\",2\r\n3,\"4\n5\""),
                ElementsAre(ElementsAre("x, \"y\"", "2"), ElementsAre("3", "4\n5")));
}

TEST(Csv, KeepsEmptyCellsAndLeavesOutEmptyLines)
{
    EXPECT_THAT(csv_rows("a,b\n\n,\n1,\n"), ElementsAre(ElementsAre("", ""), ElementsAre("1", "")));
    EXPECT_THAT(csv_rows("a,b\n"), IsEmpty());
    EXPECT_THAT(csv_rows(""), IsEmpty());
}

TEST(Csv, RefusesAnOpenQuotationMark) { EXPECT_THROW(csv_rows("a\n\"b,\nc"), std::runtime_error); }

}   // namespace
}   // namespace tantrao
