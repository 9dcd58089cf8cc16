// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/written_day.hpp"

#include <gtest/gtest.h>

namespace tantrao {
namespace {

TEST(WrittenDay, IsReadInTheWaysPeopleWriteIt)
{
    for (const char* day : {"2011-06-03", "03/06/2011", "3/6/2011", "03-06-2011", " 3.6.2011 ", "2011/06/03", "2011.6.3"})
        EXPECT_EQ(day_in(day), "2011-06-03") << day;
    for (const char* none : {"",        " ",        "31/02/2011", "3/6/11",    "3/6",      "3/6/2011x",  "2011/13/03",
                             "2011/06", "20110603", "6/2011",     "-3/6/2011", "3//2011",  "003/6/2011", "3/6/20111",
                             "hôm nay", "3 6 2011", "3/-6/2011",  "3/6/-201",  "0/6/2011", "3/13/2011"})
        EXPECT_EQ(day_in(none), "") << none;
}

}   // namespace
}   // namespace tantrao
