// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/letters.hpp"

#include <gmock/gmock.h>
#include <vector>

namespace tantrao::text {
namespace {

std::vector<std::uint32_t> letters(std::string_view text)
{
    std::vector<std::uint32_t> out;
    for (std::size_t at = 0; at < text.size();)
        out.push_back(next_letter(text, at));
    return out;
}

TEST(Letters, OfOneToFourBytes)
{
    EXPECT_THAT(letters("aĐễ–😀"), testing::ElementsAre('a', 0x110, 0x1EC5, 0x2013, 0x1F600));
    std::size_t at = 1;
    EXPECT_EQ(next_letter("a", at), 0u);
    EXPECT_EQ(at, 2u);
}

TEST(Letters, BrokenBytesAreReadOneByOne)
{
    EXPECT_THAT(letters("\x80z"), testing::ElementsAre(0xFFFD, 'z'));
    EXPECT_THAT(letters("\xc0\xaf"), testing::ElementsAre(0xFFFD, 0xFFFD));
    EXPECT_THAT(letters("\xe1\xbbz"), testing::ElementsAre(0xFFFD, 0xFFFD, 'z'));
    EXPECT_THAT(letters("z\xf0\x9f\x98"), testing::ElementsAre('z', 0xFFFD, 0xFFFD, 0xFFFD));
}

TEST(Letters, CapitalsAndSmallOnes)
{
    const auto small = letters("abcdđeghiklmnopqrstuvxyzăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ");
    const auto capitals = letters("ABCDĐEGHIKLMNOPQRSTUVXYZĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ");
    ASSERT_EQ(small.size(), capitals.size());
    for (const std::uint32_t letter : small)
        EXPECT_TRUE(is_lower(letter) && !is_upper(letter)) << letter;
    for (const std::uint32_t letter : capitals)
        EXPECT_TRUE(is_upper(letter) && !is_lower(letter)) << letter;
    for (const std::uint32_t sign : letters("09-–.“ \u00a0×÷\u0301\uFFFD"))
        EXPECT_TRUE(!is_upper(sign) && !is_lower(sign)) << sign;
}

}   // namespace
}   // namespace tantrao::text
