// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

namespace tantrao::text {
namespace {

TEST(Utf8, FindsTheFirstBadByte)
{
    EXPECT_TRUE(is_valid_utf8("Tuyên Quang"));
    std::size_t at = 0;
    EXPECT_FALSE(is_valid_utf8("ab\xFFz", &at));
    EXPECT_EQ(at, 2u);
    EXPECT_FALSE(is_valid_utf8(std::string_view("a\0b", 3), &at));
    EXPECT_EQ(at, 1u);
    EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));       // overlong
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));   // surrogate
    EXPECT_FALSE(is_valid_utf8("\xE1\xBB"));       // cut off
}

TEST(Nfc, ComposesMarks) { EXPECT_EQ(nfc("Tuye\u0302n"), "Tuyên"); }

TEST(CleanLine, DropsWhatCannotBeSeenAndKeepsOneSpace)
{
    EXPECT_EQ(clean_line("  Thành\u00A0\t phố\n\u202E \u200BHà\x01 Giang  "), "Thành phố Hà Giang");
    EXPECT_EQ(clean_line(" \n\t "), "");
    EXPECT_EQ(clean_line("e\x01\u0302"), "ê") << "what comes together is composed";
    EXPECT_EQ(clean_line("Xã “Yên Phú” – đủ dấu…"), "Xã “Yên Phú” – đủ dấu…");
    EXPECT_EQ(clean_line("Yên  Phú"), "Yên Phú");
    EXPECT_EQ(clean_line("Ye\u0302n Phu\u0301"), "Yên Phú") << "clean at the beginning is not clean";
    EXPECT_EQ(clean_line("cộ\u0323ng\u2029"), text::nfc("cộ\u0323ng"));
    EXPECT_EQ(clean_line("\u00C2\u00A0a"), "Â a");
}

TEST(CleanLines, KeepsLinesAndOneEmptyLine) { EXPECT_EQ(clean_lines("\r\n một \r\nhai\r\r\n\nba\n"), "một\nhai\n\nba"); }

TEST(Fold, TakesEveryMarkOff)
{
    EXPECT_EQ(fold("Đường Tuyên Quang"), "duong tuyen quang");
    EXPECT_EQ(fold("ỦY BAN"), "uy ban");
    EXPECT_EQ(fold("07/2011/Q\u00D0-UBND"), "07/2011/qd-ubnd") << "the Icelandic letter that looks like Đ";
    EXPECT_EQ(canonical_tone("Q\u00D0"), "qđ");
    EXPECT_EQ(fold("ABC xyz"), "abc xyz");
}

TEST(Letters, CapitalAndSmallOnesHaveMarks)
{
    EXPECT_EQ(upper("Điều 1. Ủy ban nhân dân"), "ĐIỀU 1. ỦY BAN NHÂN DÂN");
    EXPECT_EQ(lower("ĐIỀU 1. ỦY BAN NHÂN DÂN"), "điều 1. ủy ban nhân dân");
    EXPECT_EQ(upper(""), "");
}

TEST(CanonicalTone, PutsToneMarksAtOnePlace)
{
    EXPECT_EQ(canonical_tone("Hòa"), canonical_tone("hoà"));
    EXPECT_EQ(canonical_tone("thúy"), canonical_tone("thuý"));
    EXPECT_EQ(canonical_tone("khỏe"), canonical_tone("khoẻ"));
    EXPECT_NE(canonical_tone("hoá"), canonical_tone("hoà"));
    EXPECT_EQ(canonical_tone("của"), "của");
}

TEST(Slug, IsPlainAndCutAtAWord)
{
    EXPECT_EQ(slug("Lễ hội Thành Tuyên 2026!"), "le-hoi-thanh-tuyen-2026");
    EXPECT_EQ(slug("???"), "khong-ten");
    EXPECT_EQ(slug("một hai ba bốn", 10), "mot-hai-ba");
    EXPECT_EQ(slug(std::string(300, 'a')).size(), 80u);
    EXPECT_TRUE(is_slug("tin-tuc"));
    for (const char* bad : {"", "-a", "a-", "a--b", "A", "a_b", "tín"})
        EXPECT_FALSE(is_slug(bad)) << bad;
}

TEST(Collation, IsVietnamese)
{
    std::vector<std::string> words{"đèo", "dốc", "ăn", "án", "an", "ân", "êm", "em"};
    std::ranges::sort(words, {}, [](const std::string& w) { return collation_key(w); });
    EXPECT_EQ(words, (std::vector<std::string>{"an", "án", "ăn", "ân", "dốc", "đèo", "em", "êm"}));
}

TEST(Names, SortByTheGivenName)
{
    EXPECT_LT(name_sort_key("Nguyễn Văn An"), name_sort_key("Bùi Thị Bình"));
    EXPECT_LT(name_sort_key("Bùi Văn An"), name_sort_key("Nguyễn Văn An"));
}

TEST(Length, CountsWhatPeopleSee)
{
    EXPECT_EQ(length("Tuyên"), 5u);
    EXPECT_EQ(length("Tuye\u0302n"), 5u);
}

TEST(Shorten, CutsAtAWordEnd)
{
    EXPECT_EQ(shorten("Tỉnh Tuyên Quang", 40), "Tỉnh Tuyên Quang");
    EXPECT_EQ(shorten("Tỉnh Tuyên Quang", 12), "Tỉnh Tuyên…");
    EXPECT_EQ(shorten("Tỉnh Tuyên Quang", 10), "Tỉnh Tuyên…");
}

TEST(Html, EscapesEverySpecialCharacter)
{
    EXPECT_EQ(escape_html("<a href=\"'&'\">"), "&lt;a href=&quot;&#39;&amp;&#39;&quot;&gt;");
}
TEST(Percent, EncodesUtf8) { EXPECT_EQ(percent_encode("tin tức/1"), "tin%20t%E1%BB%A9c%2F1"); }

}   // namespace
}   // namespace tantrao::text
