// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/tests/outline.hpp"

#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

TEST(ClosingParts, RecipientsAndSignatureSideBySide)
{
    const std::string source =
        "Điều 1. Một.\nĐiều 2. Hai./.\n\nNơi nhận:          TM. ỦY BAN NHÂN DÂN\n- Như Điều 2;            CHỦ TỊCH\n- Lưu: VT.\n"
        "                         Nguyễn Văn A\n";
    const LegalText text = parsed(source);
    const Node* recipients = find_part(text, Kind::recipients);
    const Node* signature = find_part(text, Kind::signature);
    ASSERT_TRUE(recipients && signature) << outline(text);
    EXPECT_EQ(recipients->children[1].text, "Như Điều 2;");
    EXPECT_EQ(signature->children[0].text, "TM. ỦY BAN NHÂN DÂN");
    EXPECT_EQ(signature->children[1].text, "CHỦ TỊCH");
    ASSERT_EQ(signature->children.size(), 3U) << outline(text);
    EXPECT_EQ(facts_of(text).signer, "Nguyễn Văn A");
}

TEST(ClosingParts, RecipientsAndSignatureTakeTurns)
{
    const LegalText text =
        parsed("Điều 1. Một.\n\nNơi nhận:\nKT. CHỦ TỊCH\n- Như Điều 1;\nPHÓ CHỦ TỊCH\n- Ban Quản lý dự án đầu tư\n"
               "xây dựng xã;\n- Lưu: VT, XD (Hg).\nVương Ngọc Hà");
    const Node* recipients = find_part(text, Kind::recipients);
    const Node* signature = find_part(text, Kind::signature);
    ASSERT_TRUE(recipients && signature) << outline(text);
    ASSERT_EQ(signature->children.size(), 3U) << outline(text);
    EXPECT_EQ(signature->children[2].text, "Vương Ngọc Hà");
    EXPECT_EQ(recipients->children.size(), 5U);
    EXPECT_EQ(recipients->children[1].kind, Kind::item);
    EXPECT_EQ(facts_of(text).position, "Phó Chủ tịch");
}

TEST(ClosingParts, TwoColumnsWhoseRowsCameOutAsOneLine)
{
    const std::string begin = "Điều 1. Một.\n";
    const LegalText apart = parsed(begin + "TM. ỦY BAN NHÂN DÂN\nNơi nhận:\nKT. CHỦ TỊCH\n- Như Điều 1; PHÓ CHỦ TỊCH\n"
                                           "- Lưu: VT.\nTrần Thị Mẫu"),
                    beside = parsed(begin + "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như Điều 1; KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
                                            "- Lưu: VT. Trần Thị Mẫu");
    EXPECT_EQ(outline(apart), outline(beside));
    EXPECT_EQ(outline(apart), "body #van-ban\n"
                              "  article #dieu-1 [Điều 1.]\n"
                              "    paragraph | Một.\n"
                              "recipients\n"
                              "  paragraph | Nơi nhận:\n"
                              "  item [-] | Như Điều 1;\n"
                              "  item [-] | Lưu: VT.\n"
                              "signature\n"
                              "  paragraph | TM. ỦY BAN NHÂN DÂN\n"
                              "  paragraph | KT. CHỦ TỊCH\n"
                              "  paragraph | PHÓ CHỦ TỊCH\n"
                              "  paragraph | Trần Thị Mẫu\n");
    EXPECT_EQ(facts_of(apart).position, "Phó Chủ tịch");
    EXPECT_EQ(facts_of(beside).signer, "Trần Thị Mẫu");
}

TEST(ClosingParts, ALineWithManyStopsIsReadOnce)
{
    std::string line = "Nơi nhận:";
    for (int i = 0; i < 300'000; ++i)
        line += " A.";
    EXPECT_NE(find_part(parsed("Điều 1. Một.\n\nNơi nhận:\n- " + line), Kind::recipients), nullptr);
}

TEST(ClosingParts, ThePositionIsWrittenAsItIsRead)
{
    const auto position_of = [](const std::string& written) {
        return facts_of(parsed("Điều 1. Một.\n\n" + written + "\nTrần Thị Mẫu")).position;
    };
    EXPECT_EQ(position_of("KT. CHỦ TỊCH"), "KT. Chủ tịch");
    EXPECT_EQ(position_of("TUQ. GIÁM ĐỐC"), "TUQ. Giám đốc");
    EXPECT_EQ(position_of("TL. BỘ TRƯỞNG"), "TL. Bộ trưởng");
    EXPECT_EQ(position_of("Q. GIÁM ĐỐC"), "Q. Giám đốc");
    EXPECT_EQ(position_of("PHÓ CHÁNH VĂN PHÒNG"), "Phó Chánh Văn phòng");
}

TEST(ClosingParts, ASignatureAboveTheRecipientsStaysThere)
{
    const LegalText text = parsed("Điều 1. Một.\nCHỦ TỊCH\nTrần Thị Mẫu\nNơi nhận:\n- Như Điều 1;\n- Lưu: VT.");
    EXPECT_EQ(text.parts[1].kind, Kind::signature);
    EXPECT_EQ(text.parts[2].kind, Kind::recipients);
}

TEST(ClosingParts, SideBySideWithSomethingElse)
{
    const LegalText text = parsed("Điều 1. Một.\n\nCHỦ TỊCH          một cột khác không phải chữ ký\nNguyễn Văn A\n");
    EXPECT_EQ(find_part(text, Kind::signature)->children.size(), 2u) << outline(text);
}

TEST(ClosingParts, AppendixesFollowWithoutBlankLines)
{
    const LegalText text = parsed(
        "Điều 1. Một.\n\nCHỦ TỊCH\nNguyễn Văn A\nPHỤ LỤC I\nBẢNG GIÁ\nA\tB\n1\t2\nPHỤ LỤC II\nDANH MỤC\n1. Trâu\nPhụ lục III\n"
        "MẪU ĐƠN\nKính gửi.\nXem Phụ lục IV\nPhụ lục V\nlà mẫu khác.");
    EXPECT_NE(find(text, "phu-luc-2-khoan-1"), nullptr) << outline(text);
    EXPECT_NE(find(text, "phu-luc-3"), nullptr) << outline(text);
    EXPECT_EQ(find(text, "phu-luc-5"), nullptr) << outline(text);
}

TEST(ClosingParts, ALetterheadAboveAnAttachedTextIsNotItsName)
{
    const std::string
        decision = "QUYẾT ĐỊNH\nBan hành Quy chế\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế.\nGIÁM ĐỐC\nTrần Văn D\n",
        regulation =
            "QUY CHẾ\nLàm việc của Sở\n(Ban hành kèm theo Quyết định số 77/QĐ-SNV)\nChương I\nCHUNG\nĐiều 1. Một\nHai.\n";
    for (const char* letterhead :
         {"UBND TỈNH TUYÊN QUANG\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
          "UBND TỈNH TUYÊN QUANG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\n"}) {
        const LegalText text = parsed(decision + letterhead + regulation);
        const Node* const attached = find_part(text, Kind::attachment);
        ASSERT_NE(attached, nullptr) << letterhead;
        EXPECT_EQ(attached->heading, "QUY CHẾ Làm việc của Sở");
        EXPECT_EQ(attached->id, "quy-che");
        ASSERT_EQ(attached->children.size(), 5u);
        EXPECT_EQ(attached->children[1].text, "SỞ NỘI VỤ");
        EXPECT_EQ(attached->children[3].text, "Độc lập - Tự do - Hạnh phúc");
        EXPECT_NE(find(text, "dieu-1"), nullptr);
        EXPECT_EQ(doubt_codes(text), "");
    }
}

TEST(ClosingParts, TheSignaturesOfAJointCircularAreOneBeforeItsAppendix)
{
    const LegalText text =
        parsed("THÔNG TƯ LIÊN TỊCH\nHướng dẫn\n\nĐiều 1. Một\nHai.\nKT. BỘ TRƯỞNG\nBỘ NỘI VỤ\nTHỨ TRƯỞNG\nTrần Anh "
               "Tuấn\nKT. BỘ TRƯỞNG\nBỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nĐỗ Hoàng Anh\nPHỤ LỤC I\nMẪU ĐƠN\n(Ban hành kèm theo Thông "
               "tư liên tịch số 05/2015/TTLT-BTC-BNV)\n1. Họ tên.\n");
    ASSERT_NE(find_part(text, Kind::signature), nullptr);
    EXPECT_EQ(find_part(text, Kind::signature)->children.size(), 8u);
    EXPECT_EQ(find_part(text, Kind::attachment), nullptr);
    ASSERT_NE(find_part(text, Kind::appendix), nullptr);
    EXPECT_EQ(facts_of(text).position, "Thứ trưởng");
    EXPECT_EQ(doubt_codes(text), "");
}

}   // namespace
}   // namespace tantrao::law
