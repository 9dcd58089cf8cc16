// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/word_diff.hpp"

#include <gmock/gmock.h>

#include <random>

namespace tantrao::law {
namespace {

// "một [-hai-] {+ba+}"
std::string shown(std::string_view before, std::string_view after)
{
    std::string out;
    for (const DiffPiece& piece : diff_words(before, after)) {
        const bool same = piece.kind == DiffPiece::Kind::same, removed = piece.kind == DiffPiece::Kind::removed;
        out += same ? piece.text : removed ? "[-" + piece.text + "-]" : "{+" + piece.text + "+}";
    }
    return out;
}

std::vector<std::string> words_in(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string(text) + "\n") {
        if (c != ' ' && c != '\n') {
            word += c;
            continue;
        }
        if (!word.empty())
            words.push_back(word);
        word.clear();
    }
    return words;
}

std::vector<std::string> words_without(const std::vector<DiffPiece>& pieces, DiffPiece::Kind left_out)
{
    std::string text;
    for (const DiffPiece& piece : pieces)
        if (piece.kind != left_out)
            text += piece.text + " ";
    return words_in(text);
}

TEST(WordDiff, TellsTheWordsThatDiffer)
{
    EXPECT_EQ(shown("1. Báo cáo hằng quý.", "1. Báo cáo hằng tháng."), "1. Báo cáo hằng[-quý.-]{+tháng.+}\n");
    EXPECT_EQ(shown("một\nhai\nba", "một\nba\nbốn"), "một\n[-hai\n-]ba\n{+bốn\n+}");
    EXPECT_EQ(shown("a b c", "a c"), "a[-b-]c\n");
}

TEST(WordDiff, OfEqualOrEmptyTexts)
{
    EXPECT_EQ(shown("một\nhai", "một\nhai"), "một\nhai\n");
    EXPECT_EQ(shown("", ""), "");
    EXPECT_EQ(shown("", "mới"), "{+mới\n+}");
    EXPECT_EQ(shown("cũ", ""), "[-cũ\n-]");
    EXPECT_EQ(shown("hai   dấu\tcách", "hai dấu cách"), "hai dấu cách\n") << "blanks are no words";
}

TEST(WordDiff, BothTextsAreInIt)
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const auto some = [&] {
            std::string text;
            for (auto i = random() % 40; i > 0; --i)
                text += std::string(1, static_cast<char>('a' + random() % 4)) + (random() % 6 == 0 ? "\n" : " ");
            return text;
        };
        const std::string before = some(), after = some();
        const auto pieces = diff_words(before, after);
        EXPECT_EQ(words_without(pieces, DiffPiece::Kind::added), words_in(before)) << before << "|" << after;
        EXPECT_EQ(words_without(pieces, DiffPiece::Kind::removed), words_in(after)) << before << "|" << after;
        for (std::size_t i = 1; i < pieces.size(); ++i)
            EXPECT_NE(pieces[i - 1].kind, pieces[i].kind);
    }
}

TEST(WordDiff, IsTheShortest)
{
    // Known: ABCABBA and CBABAC differ in five.
    int changed = 0;
    for (const DiffPiece& piece : diff_words("A B C A B B A", "C B A B A C"))
        if (piece.kind != DiffPiece::Kind::same)
            changed += static_cast<int>(words_in(piece.text).size());
    EXPECT_EQ(changed, 5);
}

TEST(WordDiff, OfTextsThatHaveNothingInCommonIsBounded)
{
    std::string before, after;
    for (int i = 0; i < 200'000; ++i) {
        before += "x" + std::to_string(i) + (i % 20 == 0 ? "\n" : " ");
        after += "y" + std::to_string(i) + (i % 20 == 0 ? "\n" : " ");
    }
    const auto pieces = diff_words(before, after);
    ASSERT_EQ(pieces.size(), 3u) << "all out, all in, and the end of the last line";
    EXPECT_EQ(words_in(pieces[0].text).size(), 200'000u);
    EXPECT_EQ(words_in(pieces[1].text).size(), 200'000u);
}

}   // namespace
}   // namespace tantrao::law
