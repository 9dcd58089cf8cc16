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

std::string header_of(const std::string& lines)
{
    const auto text = parse_text(lines + "QUYẾT ĐỊNH\nVề việc một\nCăn cứ Luật;\nQUYẾT ĐỊNH:\nĐiều 1. Một\nHai.\n");
    std::string header;
    for (const Node& line : find_part(*text, Kind::header)->children)
        header += line.text + "|";
    const Facts facts = facts_of(*text);
    return header + " " + facts.issuer + " " + facts.number + " " + facts.issued_on;
}

TEST(FrontMatter, TheAgencyBesideTheCountryComesFirst)
{
    const std::string read = "HỘI ĐỒNG NHÂN DÂN|TỈNH TUYÊN QUANG|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|"
                             "Số: 15/2025/NQ-HĐND|Sơn Dương, ngày 10 tháng 12 năm 2025| HỘI ĐỒNG NHÂN DÂN TỈNH TUYÊN QUANG "
                             "15/2025/NQ-HĐND 2025-12-10";
    EXPECT_EQ(header_of("HỘI ĐỒNG NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH TUYÊN QUANG\tĐộc lập - Tự do - Hạnh phúc\n"
                        "Số: 15/2025/NQ-HĐND\tSơn Dương, ngày 10 tháng 12 năm 2025\n"),
              read);
    EXPECT_EQ(
        header_of("HỘI ĐỒNG NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH TUYÊN QUANG\n\tĐộc lập - Tự do - Hạnh phúc\n"
                  "-----     --------\nSố: 15/2025/NQ-HĐND\nSơn Dương, ngày 10 tháng 12 năm 2025\n"),
        read);
}

TEST(FrontMatter, RowsAndCellsOfALetterheadThatCameOutAsOneLine)
{
    const std::string read = "ỦY BAN NHÂN DÂN|TỈNH TUYÊN QUANG|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|"
                             "Số: 95/2026/QĐ-UBND|Tuyên Quang, ngày 20 tháng 11 năm 2026| ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG "
                             "95/2026/QĐ-UBND 2026-11-20";
    EXPECT_EQ(header_of("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH TUYÊN QUANG Độc lập - Tự do - Hạnh phúc\n"
                        "Số: 95/2026/QĐ-UBND Tuyên Quang, ngày 20 tháng 11 năm 2026\n"),
              read);
    std::string cells = header_of("ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG Số: 95/2026/QĐ-UBND\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "
                                  "Độc lập - Tự do - Hạnh phúc Tuyên Quang, ngày 20 tháng 11 năm 2026\n");
    ASSERT_TRUE(cells.starts_with("ỦY BAN NHÂN DÂN TỈNH"));
    EXPECT_EQ(cells.replace(cells.find(" TỈNH"), 1, "|"), read);
}

TEST(FrontMatter, ALetterHasItsSubjectBelowItsNumber)
{
    const Facts facts = facts_of(
        parse_text("UBND TỈNH TUYÊN QUANG\nSỞ TÀI CHÍNH\nSố: 812/STC-QLNS\nV/v đôn đốc quyết toán\nngân sách năm 2025\nCỘNG "
                   "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTuyên Quang, ngày 05 tháng 3 năm 2026\nKính gửi: Các sở.\nBáo cáo.")
            .value());
    EXPECT_EQ(facts.title, "Về việc đôn đốc quyết toán ngân sách năm 2025");
    EXPECT_EQ(facts.issuer, "UBND TỈNH TUYÊN QUANG SỞ TÀI CHÍNH");
    EXPECT_EQ(facts.type, "");
}

TEST(FrontMatter, ALetterBeginsBelowThoseItIsAddressedTo)
{
    const auto text = parse_text(
        "SỞ TÀI CHÍNH\nSố: 812/STC-QLNS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTuyên Quang, ngày 10 tháng 3 năm 2026\nKính gửi:\n"
        "- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường.\nSở Tài chính đề nghị các cơ quan:\n1. Rà soát.");
    EXPECT_EQ(find_part(*text, Kind::header)->children.back().text, "- Ủy ban nhân dân các xã, phường.");
    EXPECT_EQ(find_part(*text, Kind::body)->children.front().text, "Sở Tài chính đề nghị các cơ quan:");
    EXPECT_EQ(facts_of(*text).issued_on, "2026-03-10");
}

TEST(FrontMatter, ALetterWithoutItsHeadHasItsSubjectInItsFirstLine)
{
    EXPECT_EQ(facts_of(parse_text("V/v đôn đốc giải ngân\nKính gửi: Các sở, ngành.\nYêu cầu giải ngân.").value()).title,
              "Về việc đôn đốc giải ngân");
    EXPECT_EQ(facts_of(parse_text("Về việc này, Ủy ban có ý kiến.\nKính gửi: Các sở.").value()).title, "");
}

TEST(FrontMatter, AnAgencyInSmallLetters)
{
    EXPECT_EQ(
        facts_of(
            parse_text(
                "Uỷ ban nhân dân\ntỉnh Tuyên Quang\nSố: 15/2003/QĐ-UB\nCộng hòa xã hội chủ nghĩa Việt Nam\nTuyên Quang, ngày 05 "
                "tháng 3 năm 2003\nCăn cứ Luật;\nQuyết định:\nĐiều 1. Một.")
                .value())
            .issuer,
        "Uỷ ban nhân dân tỉnh Tuyên Quang");
}

TEST(FrontMatter, BlanksInANumberAreNoEndOfIt)
{
    const auto number_of = [](const std::string& written) {
        return facts_of(*parse_text("UBND XÃ SƠN DƯƠNG\nSố: " + written + "\nKẾ HOẠCH\nThử\nI. MỘT\nĐoạn.")).number;
    };
    EXPECT_EQ(number_of("15 /QĐ-UBND"), "15/QĐ-UBND");
    EXPECT_EQ(number_of("15/QĐ - UBND"), "15/QĐ-UBND");
    EXPECT_EQ(number_of("15/ 2026/QĐ – UBND"), "15/2026/QĐ-UBND");
    EXPECT_EQ(number_of("15/QĐ-UBND Sơn Dương"), "15/QĐ-UBND");
}

TEST(FrontMatter, TheTermOfACouncilIsNoPartOfTheAgency)
{
    const auto text =
        parse_text("HỘI ĐỒNG NHÂN DÂN\nTỈNH TUYÊN QUANG\nKHÓA XX\nSố: 15/NQ-HĐND\nNGHỊ QUYẾT\nVề dự toán\nĐiều 1. Một.");
    EXPECT_EQ(facts_of(*text).issuer, "HỘI ĐỒNG NHÂN DÂN TỈNH TUYÊN QUANG");
}

TEST(FrontMatter, EachGroundIsOneWhereLinesAreFull)
{
    const auto text = parse_text(
        "QUYẾT ĐỊNH\nVề việc thử\n\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6\nnăm 2025;\n"
        "Căn cứ Nghị định số 33/2023/NĐ-CP ngày 10 tháng 6 năm 2023 của Chính phủ;\n"
        "Căn cứ Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ;\n"
        "Xét Tờ trình số 31/TTr-UBND ngày 15 tháng 4 năm 2026 của Ủy ban nhân dân\nxã; ý kiến của các đại biểu.\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Thử.");
    const Node* preamble = find_part(*text, Kind::preamble);
    ASSERT_NE(preamble, nullptr);
    ASSERT_EQ(preamble->children.size(), 5U);
    EXPECT_EQ(preamble->children[3].text,
              "Xét Tờ trình số 31/TTr-UBND ngày 15 tháng 4 năm 2026 của Ủy ban nhân dân xã; ý kiến của các đại biểu.");
}

TEST(FrontMatter, TheFormulaMayTakeTwoLines)
{
    const auto text = parse_text(
        "QUYẾT ĐỊNH\nBan hành Quy định\n\nCăn cứ Luật Đất đai;\nỦy ban nhân dân phường ban hành Quyết định ban hành Quy định về quản "
        "lý, sử\ndụng nhà văn hóa tổ dân phố.\nĐiều 1. Thử.");
    const Node* preamble = find_part(*text, Kind::preamble);
    ASSERT_EQ(preamble->children.size(), 2U);
    EXPECT_EQ(preamble->children[1].kind, Kind::formula);
    EXPECT_TRUE(preamble->children[1].text.ends_with("quản lý, sử dụng nhà văn hóa tổ dân phố."));
}

TEST(FrontMatter, APageBreakAmongTheGroundsIsNoEnd)
{
    const std::string
        begin = "QUYẾT ĐỊNH\nVề việc thử\n\n"
                "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6\nnăm 2025;\n"
                "Căn cứ Nghị định số 33/2023/NĐ-CP ngày 10 tháng 6 năm 2023 của Chính phủ;\n"
                "Căn cứ Nghị định số 64/2007/NĐ-CP ngày 10/4/2007 của Chính phủ về Ứng\n",
        end = "Dụng công nghệ thông tin trong hoạt động\n\n- 3 -\n\ncủa cơ quan nhà nước và của cơ quan ngang Bộ, của\n"
              "doanh nghiệp nhà nước theo quy định tại Điều 2 Luật Công nghệ thông tin này;\n"
              "Xét Tờ trình số 31/TTr-UBND ngày 15 tháng 4 năm 2026 của Ủy ban nhân dân\nxã.\n"
              "QUYẾT ĐỊNH:\nĐiều 1. Thử.";
    for (const char* between : {"", "2\n", "\n2\n\n"}) {
        const auto text = parse_text(begin + between + end);
        const Node* preamble = find_part(*text, Kind::preamble);
        ASSERT_NE(preamble, nullptr);
        ASSERT_EQ(preamble->children.size(), 5U) << outline(*text);
        EXPECT_EQ(preamble->children[2].text,
                  "Căn cứ Nghị định số 64/2007/NĐ-CP ngày 10/4/2007 của Chính phủ về Ứng Dụng công nghệ thông tin trong hoạt "
                  "động của cơ quan nhà nước và của cơ quan ngang Bộ, của doanh nghiệp nhà nước theo quy định tại Điều 2 Luật "
                  "Công nghệ thông tin này;");
        EXPECT_EQ(preamble->children[4].kind, Kind::formula);
    }
}

TEST(FrontMatter, AGroundWithoutAStopEndsAboveASentence)
{
    const auto text = parse_text("THÔNG BÁO\nVề việc thử\n\nCăn cứ Luật Thư viện số 46/2019/QH14\n"
                                 "Ủy ban nhân dân xã thông báo để Nhân dân biết và thực hiện.\nSách báo được mượn tại nhà.");
    EXPECT_EQ(find_part(*text, Kind::preamble)->children[0].text, "Căn cứ Luật Thư viện số 46/2019/QH14");
}

TEST(FrontMatter, AGroundGoesOnWithItsDay)
{
    const auto text = parse_text(
        "QUYẾT ĐỊNH\nVề việc thử\n\nCăn cứ Luật Đấu thầu;\nTheo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 99/TTr-SXD ngày\n"
        "02.3.2026.\nQUYẾT ĐỊNH:\nĐiều 1. Thử.");
    const Node* preamble = find_part(*text, Kind::preamble);
    ASSERT_EQ(preamble->children.size(), 3U);
    EXPECT_TRUE(preamble->children[1].text.ends_with("ngày 02.3.2026."));
}

TEST(FrontMatter, TheDayMayStandInFigures)
{
    const auto text = parse_text("UBND XÃ SƠN DƯƠNG\nSố: 45/KH-UBND\nSơn Dương, ngày 16/4/2026\nKẾ HOẠCH\nThử\nI. MỘT\nĐoạn.");
    EXPECT_EQ(facts_of(*text).issued_on, "2026-04-16");
    EXPECT_EQ(facts_of(*text).place, "Sơn Dương");
}

TEST(FrontMatter, TheSentenceThatBeginsAPlanIsNoTitle)
{
    const auto title_of = [](std::string_view between) {
        const auto text = parse_text("UBND XÃ SƠN DƯƠNG\nSố: 45/KH-UBND\nKẾ HOẠCH\nỨng phó thiên tai\nnăm 2026" +
                                     std::string(between) + "\nI. MỤC ĐÍCH\n1. Một.");
        EXPECT_NE(find(*text, "muc-1-khoan-1"), nullptr) << between;
        return facts_of(*text).title;
    };
    EXPECT_EQ(title_of("\nĐể chủ động ứng phó, Ủy ban nhân dân xã xây dựng kế hoạch như sau:"), "Ứng phó thiên tai năm 2026");
    EXPECT_EQ(title_of("\n\nĐể chủ động ứng phó, Ủy ban nhân dân\nxã xây dựng kế hoạch như sau:"), "Ứng phó thiên tai năm 2026");
    EXPECT_EQ(title_of("\ntrên địa bàn xã Sơn Dương"), "Ứng phó thiên tai năm 2026 trên địa bàn xã Sơn Dương");
    EXPECT_EQ(title_of("\n\ntrên địa bàn xã Sơn Dương"), "Ứng phó thiên tai năm 2026 trên địa bàn xã Sơn Dương");
}

TEST(FrontMatter, ALawHasItsNumberInOtherWords)
{
    EXPECT_EQ(
        header_of("QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLuật số: 31/2024/QH15\nHà Nội, ngày 18 tháng 01 năm 2024\n"),
        "QUỐC HỘI|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Luật số: 31/2024/QH15|Hà Nội, ngày 18 tháng 01 năm 2024| QUỐC HỘI "
        "31/2024/QH15 2024-01-18");
}

}   // namespace
}   // namespace tantrao::law
