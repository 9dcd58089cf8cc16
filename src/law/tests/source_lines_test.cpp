// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/source_lines.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <random>

namespace tantrao::law {
namespace {

using testing::ElementsAre;

SourceLines lines_in(std::string_view bytes)
{
    SourceLines lines;
    EXPECT_TRUE(parse_text(bytes, lines));
    return lines;
}

TEST(SourceLines, AreThoseOfAnEditor)
{
    EXPECT_THAT(lines_in("QUYẾT ĐỊNH\n\nĐiều 1. Một\n1. A.\na) B.\n\n\nĐiều 2. Hai").provisions, ElementsAre(3, 4, 5, 8));
    EXPECT_THAT(lines_in("\r\n\r\nĐiều 1. Một\r\n1. A.\r\rĐiều 2. Hai").provisions, ElementsAre(3, 4, 6));
    EXPECT_THAT(lines_in("Điều 1. Một\n\fĐiều 2. Hai").provisions, ElementsAre(1, 2)) << "a form feed is no end of a line";
    EXPECT_TRUE(lines_in("").provisions.empty());
}

TEST(SourceLines, NameThePlaceOfEachDoubt)
{
    SourceLines lines;
    const auto text = parse_text("Điều 1. Một\nA.\n\nĐiều 3. Ba\nB.\nĐiều 3. Nữa\nC.", lines);
    ASSERT_TRUE(text);
    ASSERT_EQ(text.value().doubts.size(), lines.doubts.size());
    EXPECT_THAT(lines.doubts, ElementsAre(4, 6, 6));   // gap; gap and twice the same
    EXPECT_THAT(lines_in("\n\nKhông có điều nào.").doubts, ElementsAre(3));
}

TEST(SourceLines, ThereIsOneForEveryProvisionWhateverTheOrderOfLines)
{
    const std::vector<std::string> pieces{
        "Chương I", "Điều 1. Một", "1. A.", "a) B;", "b) C.", "Nơi nhận:",   "- Như trên;",
        "CHỦ TỊCH", "PHỤ LỤC I",   "Mục 2", "",      "Xong.", "QUY CHẾ MẪU", "(Ban hành kèm theo Quyết định)",
        "\f"};
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i)
            text += pieces[random() % pieces.size()] + "\n";
        SourceLines lines;
        const auto parsed = parse_text(text, lines);
        ASSERT_TRUE(parsed);
        std::size_t provisions = 0;
        visit(*parsed, [&](const Node& node) { provisions += is_provision(node.kind) ? 1 : 0; });
        EXPECT_EQ(lines.provisions.size(), provisions) << text;
        EXPECT_TRUE(std::ranges::is_sorted(lines.provisions)) << text;
        EXPECT_EQ(lines.doubts.size(), parsed.value().doubts.size());
    }
}

}   // namespace
}   // namespace tantrao::law
