// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/markdown_text.hpp"

#include <gtest/gtest.h>

namespace tantrao::importing {
namespace {

TEST(MarkdownText, MarksGoAndWordsStay)
{
    for (const auto& [markdown, plain] : {std::pair("# QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
                                          {"*Căn cứ Luật Đất đai;*", "Căn cứ Luật Đất đai;"},
                                          {"***Điều 1.*** Phạm vi", "Điều 1. Phạm vi"},
                                          {"> Trích _một_ câu", "Trích một câu"},
                                          {"* gạch", "- gạch"},
                                          {"Xem [Luật **Báo chí**](https://x.vn/a) nhé", "Xem Luật Báo chí nhé"},
                                          {"Ghi chú (*) và 5*3*2, a_b_c", "Ghi chú (*) và 5*3*2, a_b_c"},
                                          {"[chưa xong](", "[chưa xong]("},
                                          {"[a] [b](c)", "[a] b"},
                                          {"\\# sao \\*", "# sao *"},
                                          {"*chưa đóng", "*chưa đóng"}})
        EXPECT_EQ(plain_of_markdown(markdown), std::string(plain) + "\n") << markdown;
}

TEST(MarkdownText, TablesAreLinesWithTabs)
{
    EXPECT_EQ(plain_of_markdown("| STT | Tên |  |\n|-----|:---:|--|\n| **1** | a \\| b | |\n|"), "STT\tTên\t\n1\ta | b\t\n");
    EXPECT_EQ(plain_of_markdown("|a|b"), "a\tb\n");
}

TEST(MarkdownText, ListsHaveTheNumbersThatAReaderSees)
{
    EXPECT_EQ(plain_of_markdown("## Điều 1\n\n1. Một\n1. Hai\n\n   a) x\n   b) y\n\n1. Ba\n\n## Điều 2\n\n1. Bốn"),
              "Điều 1\n\n1. Một\n2. Hai\n\n   a) x\n   b) y\n\n3. Ba\n\nĐiều 2\n\n1. Bốn\n");
    EXPECT_EQ(plain_of_markdown("1. a\n   1. b\n   1. c\n1. d\n   1. e"), "1. a\n   1. b\n   2. c\n2. d\n   1. e\n");
    EXPECT_EQ(plain_of_markdown("1. a\n2. b\n4. c\n4. d\n5) e\n5) g"), "1. a\n2. b\n4. c\n5. d\n5) e\n6) g\n")
        << "a number that is missing stays so";
    EXPECT_EQ(plain_of_markdown("1. a\nĐiều 2.\n1. b"), "1. a\nĐiều 2.\n1. b\n");
    EXPECT_EQ(plain_of_markdown("* a\n  * b **c**"), "- a\n  - b c\n");
    EXPECT_EQ(plain_of_markdown("1.5 lần\n9999999. x\n9999999. y\n1.x"), "1.5 lần\n9999999. x\n9999999. y\n1.x\n");
}

TEST(MarkdownText, HostileLinesTakeNoLongTime)
{
    const std::string brackets(1 << 20, '['), stars = "a" + std::string(1 << 20, '*');
    EXPECT_EQ(plain_of_markdown(brackets).size(), brackets.size() + 1);
    EXPECT_EQ(plain_of_markdown(stars), "a\n");
    EXPECT_EQ(plain_of_markdown(""), "");
}

}   // namespace
}   // namespace tantrao::importing
