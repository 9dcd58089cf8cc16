// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/lines.hpp"
#include <gmock/gmock.h>

namespace tantrao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Lines, AreCleanedAndNotEmpty)
{
    EXPECT_THAT(lines_of("  một \r\n\r\n \t\nhai  ba", 10), ElementsAre("một", "hai ba"));
    EXPECT_THAT(lines_of("", 10), IsEmpty());
    EXPECT_THAT(lines_of("\n\r\n", 10), IsEmpty());
}

TEST(Lines, AreNotMoreThanAskedFor)
{
    EXPECT_THAT(lines_of("a\n\nb\nc\n", 2), ElementsAre("a", "b"));
    EXPECT_THAT(lines_of("a\nb", 2), ElementsAre("a", "b"));
    EXPECT_THAT(lines_of("a", 0), IsEmpty());
}

}   // namespace
}   // namespace tantrao
