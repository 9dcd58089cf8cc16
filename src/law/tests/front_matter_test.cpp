// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/tests/outline.hpp"

#include <gtest/gtest.h>

namespace tantrao::law {
namespace {

TEST(FrontMatter, TheTermOfACouncilBelongsToItsName)
{
    const auto text =
        parse_text("NGHỊ QUYẾT\nQuy định mức thu học phí\n\nHỘI ĐỒNG NHÂN DÂN TỈNH TUYÊN QUANG\nKHÓA XX, KỲ HỌP THỨ HAI\n"
                   "Căn cứ Luật số 72/2025/QH15;\nQUYẾT NGHỊ:\nĐiều 1. Phạm vi\n1. Một.\n");
    ASSERT_TRUE(text);
    const Node* const preamble = find_part(*text, Kind::preamble);
    ASSERT_NE(preamble, nullptr);
    ASSERT_EQ(preamble->children.size(), 4u);
    EXPECT_EQ(preamble->children[1].kind, Kind::authority);
    EXPECT_EQ(preamble->children[1].text, "KHÓA XX, KỲ HỌP THỨ HAI");
    EXPECT_EQ(preamble->children[2].kind, Kind::basis);
    EXPECT_EQ(preamble->children[3].kind, Kind::formula);
}

}   // namespace
}   // namespace tantrao::law
