// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/whole_number.hpp"

#include <gtest/gtest.h>

namespace tantrao {
namespace {

TEST(WholeNumber, IsDigitsFromEndToEnd)
{
    EXPECT_EQ(whole_number("12"), 12);
    EXPECT_EQ(whole_number("9223372036854775807"), INT64_MAX);
    for (const char* none : {"", "0", "-1", "+1", " 1", "1 ", "1a", "9223372036854775808", "٣"})
        EXPECT_EQ(whole_number(none), 0) << none;
}

}   // namespace
}   // namespace tantrao
