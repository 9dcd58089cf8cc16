// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "search/parsed_query.hpp"
#include "search/ranking.hpp"
#include "search/snippet.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::HasSubstr;
using testing::Not;

ParsedQuery parse(std::string_view typed)
{
    Splitter splitter;
    return parse_query(typed, splitter);
}

TEST(ParsedQuery, HasWordsPhrasesAndWhatIsUnwanted)
{
    const auto query = parse("lễ hội \"Thành Tuyên\" -rằm -“trung thu”");
    ASSERT_EQ(query.wanted.size(), 3u);
    EXPECT_EQ(query.wanted[2].kind, Piece::Kind::phrase);
    EXPECT_EQ(query.wanted[2].words.size(), 2u);
    ASSERT_EQ(query.unwanted.size(), 2u);
    EXPECT_EQ(query.unwanted[0].words[0].exact, "rằm");
    EXPECT_EQ(query.unwanted[1].words.size(), 2u);
    EXPECT_TRUE(query.has_marks);
}

TEST(ParsedQuery, MinusInsideAWordIsNoOperator)
{
    const auto query = parse("QĐ-UBND - 2011 --x");
    EXPECT_TRUE(query.unwanted.empty());
    EXPECT_EQ(query.wanted.size(), 4u);
}

TEST(ParsedQuery, NumberIsOnePiece)
{
    const auto query = parse("quy chế 07/2011/QĐ-UBND");
    ASSERT_EQ(query.wanted.size(), 3u);
    EXPECT_EQ(query.wanted[2].kind, Piece::Kind::number);
    EXPECT_EQ(query.wanted[2].number, "7/2011/qd-ubnd");
}

TEST(ParsedQuery, HostileOnesAreCutAndSaySo)
{
    const auto huge = parse(std::string(1 << 20, 'a'));
    EXPECT_TRUE(huge.was_cut);
    EXPECT_LE(huge.text.size(), longest_query);
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "t" + std::to_string(i) + " ";
    const auto cut = parse(many);
    EXPECT_TRUE(cut.was_cut);
    EXPECT_LE(cut.wanted.size(), most_words);
}

TEST(ParsedQuery, WhatMeansNothingIsEmpty)
{
    for (const char* typed : {"", "   ", "***", "\"\"", "-", "\" \" -\"\"", "\xe2\x80\xae\xe2\x80\xac", "?!…"})
        EXPECT_TRUE(parse(typed).empty()) << typed;
}

TEST(ParsedQuery, OpenQuotationReachesToTheEnd)
{
    const auto query = parse("\"lễ hội thành");
    ASSERT_EQ(query.wanted.size(), 1u);
    EXPECT_EQ(query.wanted[0].words.size(), 3u);
}

TEST(ParsedQuery, IsShownWithoutControlAndDirectionCharacters) { EXPECT_EQ(parse("lễ\x07 \xe2\x80\xae hội").text, "lễ hội"); }

std::string html(std::string_view text, std::string_view typed, std::size_t length = 260)
{
    Splitter splitter;
    return html_of(snippet_of(text, parse_query(typed, splitter), splitter, length));
}

TEST(ParsedQuery, OfManyPhrasesHasTheFirst)
{
    Splitter splitter;
    std::string typed;
    for (int i = 0; i < 8; ++i)
        typed += "\"lễ hội xuân\" -\"\" ";
    EXPECT_FALSE(parse_query(typed, splitter).was_cut);
    const ParsedQuery cut = parse_query(typed + "\"lễ hội xuân\" -\"hội làng\" rằm", splitter);
    EXPECT_TRUE(cut.was_cut);
    EXPECT_EQ(cut.wanted.size(), 9u) << "and the word after them";
    EXPECT_TRUE(cut.unwanted.empty());
}

TEST(Snippets, MarkWithAndWithoutMarks)
{
    EXPECT_EQ(html("Đăng ký kết hôn tại xã", "ket hon"), "Đăng ký <mark>kết hôn</mark> tại xã");
    EXPECT_EQ(html("Đăng ký kết hôn tại xã", "kết hôn"), "Đăng ký <mark>kết hôn</mark> tại xã");
}

TEST(Snippets, MarkAWordWithOtherMarksOnlyWhereTheTypedOneIsNot)
{
    EXPECT_EQ(html("Mức hỗ trợ cho hộ nghèo", "hộ"), "Mức hỗ trợ cho <mark>hộ</mark> nghèo");
    EXPECT_EQ(html("Mức hỗ trợ", "hộ"), "Mức <mark>hỗ</mark> trợ");
    EXPECT_EQ(html("Kĩ thuật, kỹ năng", "kỹ"), "<mark>Kĩ</mark> thuật, <mark>kỹ</mark> năng");
    EXPECT_EQ(html("Mức hỗ trợ cho hộ nghèo", "ho"), "Mức <mark>hỗ</mark> trợ cho <mark>hộ</mark> nghèo");
}

TEST(Snippets, AreEscaped)
{
    EXPECT_EQ(html("<script>lễ</script> & \"hội\"", "lễ"), "&lt;script&gt;<mark>lễ</mark>&lt;/script&gt; &amp; &quot;hội&quot;");
}

TEST(Snippets, EndWithTheText) { EXPECT_EQ(html("Lễ hội.\n\n", "lễ"), "<mark>Lễ</mark> hội."); }

TEST(Snippets, CutNoLetterInTwo)
{
    for (const char* end : {"…………", " …………", ". …………", ".” …………"})
        EXPECT_TRUE(text::is_valid_utf8(html(std::string("Lễ hội") + end, "lễ"))) << end;
}

TEST(Snippets, ShowTheDensestPlaceOfALongText)
{
    std::string text;
    for (int i = 0; i < 400; ++i)
        text += "đoạn mở đầu ";
    text += "về thủ tục đăng ký kết hôn ";
    for (int i = 0; i < 400; ++i)
        text += "đoạn cuối cùng ";
    const std::string snippet = html(text, "kết hôn");
    EXPECT_THAT(snippet, HasSubstr("<mark>kết hôn</mark>"));
    EXPECT_THAT(snippet, testing::StartsWith("… "));
    EXPECT_LT(snippet.size(), 400u);
}

// A long text is looked through in two steps; where it is found must not matter.
TEST(Snippets, AreTheSameWhereverTheyStand)
{
    const std::string after = " nội dung đứng ở phía sau";
    std::string filler;
    while (filler.size() < 12'000)
        filler += after;
    for (std::size_t words = 140; words < 170; ++words) {
        const std::string before = filler.substr(0, words * after.size());
        const std::string snippet = html(before + " đăng ký kết hôn" + filler, "kết hôn");
        EXPECT_THAT(snippet, HasSubstr("đăng ký <mark>kết hôn</mark> nội dung")) << before.size();
        EXPECT_EQ(snippet, html(before + before + before + " đăng ký kết hôn" + filler, "kết hôn")) << before.size();
    }
}

TEST(Snippets, PreferAllWordsLaterToSomeOfThemSooner)
{
    std::string filler;
    while (filler.size() < 9'000)
        filler += "đoạn giữa ";
    EXPECT_THAT(html("Kết quả. " + filler + "thủ tục kết hôn", "kết hôn"), testing::EndsWith("thủ tục <mark>kết hôn</mark>"));
    EXPECT_THAT(html("Ket hon. " + filler + "thủ tục kết hôn", "kết hôn"), testing::EndsWith("thủ tục <mark>kết hôn</mark>"));
    EXPECT_THAT(html("Kết hôn. " + filler + "thủ tục kết hôn", "kết hôn"), testing::StartsWith("<mark>Kết hôn</mark>. đoạn"));
}

TEST(Snippets, WithoutAMatchShowTheBeginning)
{
    EXPECT_EQ(html("Một hai ba.", "khác"), "Một hai ba.");
    EXPECT_EQ(html("", "khác"), "");
}

TEST(Ranking, BuiltInIsWholeAndBadOnesAreRefused)
{
    EXPECT_GT(Ranking::built_in().folded_word, 0);
    EXPECT_EQ(Ranking::from_toml("[weights]\nfolded_word = 1.0").error().code, "search.ranking.missing");
    EXPECT_EQ(Ranking::from_toml("[weights]\nfolded_word = -1.0").error().code, "search.ranking.negative");
}

}   // namespace
}   // namespace tantrao::search
