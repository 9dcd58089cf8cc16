// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/tests/outline.hpp"

#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

std::string table_in(std::string_view lines)
{
    const LegalText text = parsed("Điều 1. Gồm\n1. Bảng:\n" + std::string(lines));
    std::string rows;
    visit(text, [&](const Node& node) {
        if (node.kind == Kind::row)
            rows += rows.empty() ? "" : "/";
        if (node.kind == Kind::cell)
            rows += node.text + "|";
    });
    return rows;
}

TEST(Tables, CellsOfATableMayBeEmpty)
{
    EXPECT_EQ(table_in("STT\tTên\tGiá\nI\tCây ăn quả\t\n1\tCam\t5\n\tLoại A\t6\nCộng\t\t11\nHết."),
              "STT|Tên|Giá|/I|Cây ăn quả||/1|Cam|5|/|Loại A|6|/Cộng||11|");
    EXPECT_EQ(table_in("STT\tTên\tGiá\n1\tCam\t5\nII\tVật nuôi\n"), "STT|Tên|Giá|/1|Cam|5|/II|Vật nuôi||") << "cut at its end";
    EXPECT_EQ(table_in("Tên\tGiá\nCam\t\n"), "Tên|Giá|/Cam||");
    EXPECT_EQ(table_in("\tMột đoạn.\n\tHai đoạn.\n"), "") << "indented";
    EXPECT_EQ(table_in("A\tB\n\tMột đoạn.\n"), "") << "indented";
    EXPECT_EQ(table_in("A\tB\tC\n1\t2\t3\nĐiều 2.\tKhác\n"), "A|B|C|/1|2|3|");
    EXPECT_EQ(table_in("A\tB\tC\n1\t2\t3\n2.\tKhoản sau\n"), "A|B|C|/1|2|3|");
    EXPECT_EQ(table_in("A\tB\n1\t2\nNơi nhận:\tCHỦ TỊCH\n"), "A|B|/1|2|");
    EXPECT_EQ(table_in(std::string(200, '\t') + "A\tB\n" + std::string(200, '\t') + "A\n"), "") << "no table is so wide";
}

TEST(Tables, ItemsOfACopiedListAreNone)
{
    EXPECT_EQ(table_in("-\tMột đoạn.\n-\tHai đoạn.\n"), "");
    EXPECT_EQ(table_in("§\tMột đoạn.\nØ\tHai đoạn.\n"), "");
    EXPECT_EQ(table_in("-\tCam\t5\n-\tQuýt\t6\n"), "-|Cam|5|/-|Quýt|6|");
    const LegalText text = parsed("Điều 1.\tGồm\n1.\tMột:\na)\tHai;\n-\tBa;\n•\tBốn.");
    const Node* point = find(text, "dieu-1-khoan-1-diem-a");
    ASSERT_NE(point, nullptr) << outline(text);
    EXPECT_EQ(point->children.at(2).kind, Kind::item);
    EXPECT_EQ(point->children.at(2).mark, "•");
}

TEST(Tables, ATableStandsInThePointThatAnnouncesIt)
{
    const LegalText text = parsed("Điều 1. Gồm\n1. Bảng:\na) Mẫu sau:\nA\tB\n1\t2\nb) Hết.\nC\tD\n3\t4\n");
    EXPECT_EQ(find(text, "dieu-1-khoan-1-diem-a")->children.back().kind, Kind::table) << outline(text);
    EXPECT_EQ(find(text, "dieu-1-khoan-1-diem-b")->children.size(), 2u) << outline(text);
}

TEST(Tables, ATornRowIsADoubt)
{
    const std::string begin = "Điều 1. Bảng giá\nTT Loại Giá\n1\n\n", end = "\n\nĐiều 2. Thi hành\nNhư trên.";
    EXPECT_EQ(doubt_codes(parsed(begin + "Đất 100" + end)), "dieu-1 table_scattered «1»\n");
    EXPECT_EQ(doubt_codes(parsed(begin + "Đất ở nông thôn" + end)), "");
    EXPECT_EQ(doubt_codes(parsed(begin + "là giá của năm 2025" + end)), "");
}

TEST(Tables, ATableWhoseCellsBecameLinesIsADoubtOnce)
{
    const LegalText text =
        parsed("Điều 1. Giá đất\nGiá như sau:\n\nSTT\n\nTên loại đất\n\nGiá\n\n1\n\nĐất trồng lúa\nkhu vực một\n\n50\n\n"
               "2\n\nĐất ở\n\n1.300\n\nĐiều 2. Thi hành\nQuyết định này có hiệu lực từ ngày ký.\n");
    EXPECT_EQ(doubt_codes(text), "dieu-1 table_scattered «50»\n");
    EXPECT_EQ(doubt_codes(parsed("Điều 1. Số\nMột số:\n\n50\n\nvà hết.")), "") << "one figure is no table";
}

TEST(Tables, ATableWhoseColumnsWereGuessedIsADoubt)
{
    const LegalText text =
        parsed("Điều 1. Trường\nGồm:\nTT \tTên \tSố lớp\n1 \tTrường A \t\n \t \t12\n\nĐiều 2. Hiệu lực\nTừ ngày ký.\n");
    EXPECT_EQ(doubt_codes(text), "dieu-1 table_guessed «TT Tên Số lớp»\n");
    EXPECT_EQ(find(text, "dieu-1")->children[1].children.size(), 3u);
    EXPECT_EQ(doubt_codes(parsed("Điều 1. Trường\nGồm:\nTT\tTên \tSố lớp\n1\tTrường A\t12\n")), "") << "one blank tells nothing";
}

}   // namespace
}   // namespace tantrao::law
