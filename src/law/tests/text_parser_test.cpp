// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/line_marks.hpp"
#include "law/tests/outline.hpp"
#include "law/text_lines.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <random>

namespace tantrao::law {
namespace {

std::string shape(std::string_view bytes) { return outline(parsed(bytes)); }

TEST(TextParser, NothingGivesNothing)
{
    EXPECT_EQ(shape(""), "");
    EXPECT_EQ(shape(" \n\t\r\n\f "), "");
}

TEST(TextParser, ArticlesWithAndWithoutBlankLines)
{
    const std::string expected = "body #van-ban\n"
                                 "  article #dieu-1 [Điều 1.] Phạm vi\n"
                                 "    clause #dieu-1-khoan-1 [1.]\n"
                                 "      paragraph | Một.\n"
                                 "      point #dieu-1-khoan-1-diem-d [d)]\n";
    const char* tight = "Điều 1. Phạm vi\n1. Một.\na) A;\nb) B;\nc) C;\nd) D;\nđ) Đ.\nĐiều 2: Đối tượng\nÁp dụng cho mọi người.";
    const char* loose =
        "\n\nĐiều 1.  Phạm vi\r\n\r\n\t1.\tMột.\n\n  a) A;\n\nb) B;\n\nc) C;\n\nd) D;\n\nđ) Đ.\n\nĐiều 2: Đối tượng\n\nÁp dụng cho mọi người.\n";
    EXPECT_EQ(shape(tight), shape(loose));
    const LegalText text = parsed(tight);
    EXPECT_EQ(find(text, "dieu-1-khoan-1-diem-d")->children[0].text, "D;");
    EXPECT_EQ(find(text, "dieu-1-khoan-1-diem-dd")->children[0].text, "Đ.");
    EXPECT_EQ(find(text, "dieu-2")->mark, "Điều 2:");
    EXPECT_EQ(find(text, "dieu-2")->heading, "Đối tượng");
    EXPECT_EQ(doubt_codes(text), "");
}

TEST(TextParser, LinesCutAtThePageAreOneSentence)
{
    const LegalText text = parsed("Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng\n"
                                  "1. Quy định này quy định về quản lý, vận hành và khai thác theo quy định tại\n"
                                  "Điều 5. Nghị định này và các văn bản khác có liên quan đang còn hiệu lực trong\n"
                                  "2011. Các cơ quan, tổ chức và cá nhân có liên quan chịu trách nhiệm thi hành văn\n"
                                  "bản này theo quy định của pháp luật hiện hành về quản lý và sử dụng thông tin ở\n"
                                  "Tuyên Quang và các tỉnh khác trong vùng theo chỉ đạo chung của cơ quan nhà nước.\n"
                                  "2. Việc sử dụng thông tin tuân theo pháp luật về bảo vệ bí mật nhà nước và bảo\n"
                                  "vệ dữ liệu cá nhân.\n"
                                  "Điều 2. Hiệu lực thi hành\n"
                                  "Quy định này có hiệu lực từ ngày ký.\n");
    const Node* first = find(text, "dieu-1-khoan-1");
    ASSERT_NE(first, nullptr);
    ASSERT_EQ(first->children.size(), 1u) << outline(text);
    EXPECT_TRUE(first->children[0].text.ends_with("của cơ quan nhà nước.")) << first->children[0].text;
    EXPECT_EQ(find(text, "dieu-1-khoan-2")->children.size(), 1u);
    EXPECT_EQ(find(text, "dieu-5"), nullptr);
    EXPECT_EQ(find(text, "dieu-2")->children.size(), 1u);
}

TEST(TextParser, ALineInsideAParenthesisGoesOn)
{
    const LegalText text = parsed("Điều 1. Kinh phí\n1. Nguồn gồm:\na) Ngân sách (trừ phần chi khác;\nb) Nguồn thu khác (nếu\n"
                                  "có). Trung tâm lập kế hoạch theo Luật\n(đã sửa đổi);\nc) Tài trợ (theo\nĐiều 5. Quy chế).");
    const Node* const clause = find(text, "dieu-1-khoan-1");
    ASSERT_EQ(clause->children.size(), 4u) << outline(text);
    EXPECT_EQ(clause->children[1].children[0].text, "Ngân sách (trừ phần chi khác;");
    EXPECT_EQ(clause->children[2].children[0].text, "Nguồn thu khác (nếu có). Trung tâm lập kế hoạch theo Luật (đã sửa đổi);");
    EXPECT_EQ(clause->children[3].children[0].text, "Tài trợ (theo Điều 5. Quy chế).");
    EXPECT_EQ(doubt_codes(text), "");
}

TEST(TextParser, APointIsOneLetter)
{
    EXPECT_EQ(mark_of("có) Trung tâm"), std::nullopt);
    EXPECT_EQ(mark_of("đ1) Trung tâm")->number, "đ1");
    EXPECT_EQ(mark_of("aa) Trung tâm")->number, "aa");
}

TEST(TextParser, FullLinesOfPrintAreNotAllAsLong)
{
    const LegalText text = parsed("Điều 1. Vận hành Cổng thông tin điện tử\n"
                                  "1. Trang thông tin điện tử của cơ quan, đơn vị là nơi cung cấp thông tin tới mọi người\n"
                                  "dân và doanh nghiệp, do người đứng đầu chịu trách nhiệm trước pháp luật về nội\n"
                                  "dung mình đưa lên, về bản quyền của tranh, ảnh và về an toàn của trang thông tin,\n"
                                  "nhất là trong những ngày nghỉ mà không có ai trực; mọi thay đổi phải được ghi\n"
                                  "nhận, thông báo cho người phụ trách và được kiểm tra bởi ít nhất một người không\n"
                                  "tham gia vào việc thay đổi ấy, trừ khi có sự cố mà phải xử lý ngay trong giờ theo\n"
                                  "quy trình đã được phê duyệt cho từng loại sự cố và cho từng cấp xử lý của ngành,\n"
                                  "lĩnh vực mà trang phục vụ; khi đó người xử lý báo cáo lại bằng văn bản cho cấp\n"
                                  "trên trong vòng hai ngày làm việc. Biên bản được lưu cùng hồ sơ của từng nhóm\n"
                                  "Nghiệp vụ và là một phần của hồ sơ hằng năm.\n"
                                  "2. Ban Biên tập tổ chức thực hiện");
    EXPECT_EQ(find(text, "dieu-1-khoan-1")->children.size(), 1u) << outline(text);
}

TEST(TextParser, EveryLevel)
{
    EXPECT_EQ(
        shape("LUẬT\nĐẤT ĐAI\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nQuốc hội ban hành Luật Đất đai.\n"
              "PHẦN THỨ NHẤT\nNHỮNG QUY ĐỊNH CHUNG\nChương I\nQUY ĐỊNH CHUNG\nMục 1\nPHẠM VI\nTiểu mục 1. PHẠM VI HẸP\n"
              "Điều 1. Phạm vi\nLuật này quy định về đất.\nMục 2. ĐỐI TƯỢNG\nĐiều 2. Đối tượng\n1. Nhà nước.\n2. Người dân.\n"
              "Chương II\nĐIỀU KHOẢN CUỐI\nĐiều 3. Hiệu lực\nLuật này có hiệu lực từ ngày 01/8/2024.\n"),
        "title LUẬT | ĐẤT ĐAI\n"
        "preamble\n"
        "  basis | Căn cứ Hiến pháp nước Cộng hòa xã hội…\n"
        "  formula | Quốc hội ban hành Luật Đất đai.\n"
        "body #luat\n"
        "  part #phan-1 [PHẦN THỨ NHẤT] NHỮNG QUY ĐỊNH CHUNG\n"
        "    chapter #phan-1-chuong-1 [Chương I] QUY ĐỊNH CHUNG\n"
        "      section #phan-1-chuong-1-muc-1 [Mục 1] PHẠM VI\n"
        "        subsection #phan-1-chuong-1-muc-1-tieu-muc-1 [Tiểu mục 1.] PHẠM VI HẸP\n"
        "          article #dieu-1 [Điều 1.] Phạm vi\n"
        "            paragraph | Luật này quy định về đất.\n"
        "      section #phan-1-chuong-1-muc-2 [Mục 2.] ĐỐI TƯỢNG\n"
        "        article #dieu-2 [Điều 2.] Đối tượng\n"
        "          clause #dieu-2-khoan-1 [1.]\n"
        "            paragraph | Nhà nước.\n"
        "          clause #dieu-2-khoan-2 [2.]\n"
        "            paragraph | Người dân.\n"
        "    chapter #phan-1-chuong-2 [Chương II] ĐIỀU KHOẢN CUỐI\n"
        "      article #dieu-3 [Điều 3.] Hiệu lực\n"
        "        paragraph | Luật này có hiệu lực từ ngày 01/8/2024.\n");
}

TEST(TextParser, HeadingOrText)
{
    const LegalText text = parsed(
        "Điều 1. Sửa đổi một số điều như sau:\n1. Bỏ khoản 2.\nĐiều 2. Giao Sở Nội vụ thực hiện.\nĐiều 3. Hiệu lực\nTừ ngày ký.");
    EXPECT_EQ(find(text, "dieu-1")->heading, "");
    EXPECT_EQ(find(text, "dieu-1")->children[0].text, "Sửa đổi một số điều như sau:");
    EXPECT_EQ(find(text, "dieu-2")->heading, "");
    EXPECT_EQ(find(text, "dieu-3")->heading, "Hiệu lực");
}

TEST(TextParser, NoiseOfAScanner)
{
    const LegalText text = parsed(
        "Điêu l. Phạm vi\n1. Một.\na) A;\nb) B;\nc) C;\nd) D;\nd) Đ.\nÐiều 2. Đối tượng\n1. Mọi người.\nĐIỀU 3. Hiệu lực\n1. Từ ngày ký.");
    EXPECT_EQ(find(text, "dieu-1")->mark, "Điêu l.");
    EXPECT_EQ(find(text, "dieu-1-khoan-1-diem-dd")->mark, "d)");
    EXPECT_NE(find(text, "dieu-2"), nullptr);
    EXPECT_NE(find(text, "dieu-3"), nullptr);
    EXPECT_EQ(doubt_codes(text), "dieu-1 number_mended «Điêu l. Phạm vi»\ndieu-1-khoan-1-diem-dd number_mended «d) Đ.»\n");
}

TEST(TextParser, GapsAndTwiceTheSameNumberAreDoubts)
{
    const LegalText text = parsed("Điều 1. Một\nA.\nĐiều 3. Ba\nB.\nĐiều 3. Ba lần nữa\nC.");
    EXPECT_EQ(find(text, "dieu-3")->heading, "Ba");
    EXPECT_EQ(find(text, "dieu-3-lan-2")->heading, "Ba lần nữa");
    EXPECT_THAT(doubt_codes(text), testing::HasSubstr("dieu-3 number_gap"));
    EXPECT_THAT(doubt_codes(text), testing::HasSubstr("dieu-3-lan-2 number_twice"));
}

TEST(TextParser, DoubtsAreStoredAsTheyAre)
{
    const LegalText text = parsed("Điều 3.\nĐiều 3");
    EXPECT_EQ(*from_json(to_json(text)), text) << doubt_codes(text);
}

TEST(TextParser, WhatAnAmendmentQuotesIsNotItsOwn)
{
    const LegalText text = parsed(
        "Điều 1. Sửa đổi, bổ sung một số điều như sau:\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Hồ sơ\n1. Đơn.\n2. Giấy tờ.”.\n"
        "2. Bãi bỏ Điều 6.\nĐiều 2. Hiệu lực\nTừ ngày ký.");
    EXPECT_EQ(find(text, "dieu-5"), nullptr);
    const Node* clause = find(text, "dieu-1-khoan-1");
    ASSERT_EQ(clause->children.size(), 4u);
    EXPECT_EQ(clause->children[1].kind, Kind::quoted);
    EXPECT_EQ(clause->children[3].text, "2. Giấy tờ.”.");
    EXPECT_NE(find(text, "dieu-1-khoan-2"), nullptr);
    EXPECT_EQ(doubt_codes(text), "");
    const LegalText open = parsed("Điều 1. Một\n“Điều 5. Không đóng\nHết.\nĐiều 2. Hai\nHết.");
    EXPECT_NE(find(open, "dieu-2"), nullptr);
    EXPECT_THAT(doubt_codes(open), testing::HasSubstr("quote_unclosed"));
}

TEST(TextParser, AnnexesAndTables)
{
    const LegalText text = parsed(
        "Điều 1. Ban hành giá kèm theo Quyết định này.\nĐiều 2. Thi hành./.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\n\n"
        "PHỤ LỤC I\nBẢNG GIÁ\n(Kèm theo Quyết định số 1/2026/QĐ-UBND)\nSTT\tLoại\tGiá\n1\tĐất\t100\n2\tNhà\t200\n\nPhụ lục 2\nMẪU ĐƠN\nKính gửi cơ quan.\n");
    EXPECT_EQ(
        outline(text).substr(outline(text).find("appendix")),
        "appendix #phu-luc-1 [PHỤ LỤC I] BẢNG GIÁ | (Kèm theo Quyết định số 1/2026/QĐ-UBND)\n"
        "  table\n    row\n      cell | STT\n      cell | Loại\n      cell | Giá\n    row\n      cell | 1\n      cell | Đất\n      cell | 100\n"
        "    row\n      cell | 2\n      cell | Nhà\n      cell | 200\n"
        "appendix #phu-luc-2 [Phụ lục 2] MẪU ĐƠN\n  paragraph | Kính gửi cơ quan.\n");
    EXPECT_NE(find(text, "dieu-1"), nullptr) << "no attached text has articles: the plain ids are the document's own";
}

TEST(TextParser, AnArticleTakenForASentenceIsADoubt)
{
    EXPECT_THAT(doubt_codes(parsed("Điều 1. Một\n1. a\n2. c\nĐiều 4. Bốn")), testing::HasSubstr("number_gap «Điều 4. Bốn»"));
}

TEST(TextParser, AClauseAfterAMissingOneIsOneAndADoubt)
{
    const LegalText text = parsed("Điều 1. Phạm vi\n1. Một\n3. Ba\n4. Bốn");
    EXPECT_NE(find(text, "dieu-1-khoan-3"), nullptr);
    EXPECT_NE(find(text, "dieu-1-khoan-4"), nullptr);
    EXPECT_THAT(doubt_codes(text), testing::HasSubstr("number_gap «3. Ba»"));
    const LegalText sentence = parsed("Điều 1. Phạm vi\n1. Theo khoản\n5. của Điều này");
    EXPECT_EQ(find(sentence, "dieu-1-khoan-5"), nullptr);
    EXPECT_THAT(doubt_codes(sentence), testing::HasSubstr("number_gap"));
}

TEST(TextParser, TextAfterTheLastPointIsTheClauses)
{
    const LegalText text = parsed("Điều 1. Hồ sơ\n1. Hồ sơ gồm:\na) Đơn;\nb) Giấy.\nSố lượng hồ sơ là một bộ.\n2. Nộp tại xã.");
    ASSERT_EQ(find(text, "dieu-1-khoan-1")->children.size(), 4u);
    EXPECT_EQ(find(text, "dieu-1-khoan-1")->children[3].text, "Số lượng hồ sơ là một bộ.");
    EXPECT_EQ(doubt_codes(text), "dieu-1-khoan-1-diem-b text_after_points «Số lượng hồ sơ là một bộ.»\n");
}

TEST(TextParser, PointsWithAFullStopCountInTheirRow)
{
    const LegalText text =
        parsed("Điều 1. Phạm vi\n1. Một:\na. x;\nb. y;\nc. z;\nd. t;\ne. u.\n2. Hai.\nĐiều 2.\nThử nghiệm.\nc. Không có dãy.");
    EXPECT_EQ(find(text, "dieu-1-khoan-1-diem-b")->mark, "b.");
    EXPECT_NE(find(text, "dieu-1-khoan-2"), nullptr);
    EXPECT_EQ(find(text, "dieu-2")->children.back().text, "c. Không có dãy.");
    EXPECT_EQ(doubt_codes(text), "dieu-1-khoan-1-diem-e number_gap «e. u.»\n") << "as lists count that a program numbers";
}

TEST(TextParser, APlanHasSectionsAndNoArticles)
{
    const LegalText text = parsed(
        "UBND TỈNH TUYÊN QUANG\nSố: 12/KH-UBND\nKẾ HOẠCH\nTriển khai chuyển đổi số năm 2026\n\nI. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao nhận thức.\n"
        "2. Yêu cầu\nBảo đảm tiến độ.\nII. NỘI DUNG\n1. Hạ tầng\na) Mạng;\nb) Máy.\n");
    EXPECT_NE(find(text, "muc-1-khoan-2"), nullptr);
    EXPECT_EQ(find(text, "muc-2-khoan-1-diem-b")->children[0].text, "Máy.");
    EXPECT_EQ(facts_of(text).number, "12/KH-UBND");
    EXPECT_EQ(doubt_codes(text), "") << "its sections are enough";
    EXPECT_EQ(doubt_codes(parsed("CHỈ THỊ\nVề việc phòng cháy\n\n1. Các thôn.\n2. Công an xã.")), "")
        << "nor does a directive need any";
    EXPECT_THAT(doubt_codes(parsed("KẾ HOẠCH\nChuyển đổi số\n\nMột đoạn.")), testing::HasSubstr("no_articles"));
    EXPECT_THAT(doubt_codes(parsed("QUYẾT ĐỊNH\nVề việc thử\nCăn cứ Luật Đất đai;\nQUYẾT ĐỊNH:\n1. Một.")),
                testing::HasSubstr("no_articles"));
}

TEST(TextParser, AReportHasPartsWithSectionsInThem)
{
    const LegalText text =
        parsed("BÁO CÁO\nKết quả 6 tháng\nKính gửi: Ủy ban nhân dân tỉnh\nXã báo cáo như sau:\nA. KẾT QUẢ\nI. VỀ KINH TẾ\n"
               "1. Nông nghiệp\n2. Thu ngân sách.\nII. VĂN HÓA\n1. Giáo dục.\nB. NHIỆM VỤ\n1. Tiếp tục.");
    EXPECT_EQ(facts_of(text).title, "Kết quả 6 tháng");
    EXPECT_NE(find(text, "phan-a-muc-2-khoan-1"), nullptr);
    EXPECT_NE(find(text, "phan-b-khoan-1"), nullptr);
    EXPECT_EQ(doubt_codes(text), "");
}

TEST(TextParser, AScannersLForTheFigureOfAClause)
{
    const LegalText text = parsed("Điều 1. Một\nl. Phạm vi;\n2. Đối tượng.\nĐiều 2. Hai\nTheo mẫu:\nlO. Mười.\n");
    ASSERT_NE(find(text, "dieu-1-khoan-1"), nullptr);
    EXPECT_EQ(find(text, "dieu-1-khoan-1")->mark, "l.");
    EXPECT_EQ(doubt_codes(text), "dieu-1-khoan-1 number_mended «l. Phạm vi;»\n") << "a figure that does not fit is text";
}

TEST(TextParser, PartsMayBeCountedInWordsInCapitals)
{
    const LegalText text =
        parsed("PHẦN THỨ NHẤT\nQUY ĐỊNH CHUNG\nĐiều 1. Một\nPHẦN THỨ HAI\nQUY ĐỊNH KHÁC\nĐiều 2. Hai\nPhần thứ ba\nCUỐI");
    EXPECT_EQ(doubt_codes(text), "");
    EXPECT_NE(find(text, "phan-3"), nullptr);
}

TEST(TextParser, ChaptersMayBeCountedInBothFigures)
{
    EXPECT_EQ(
        doubt_codes(parsed("Chương I\nMỘT\nĐiều 1. Một\nA.\nChương 2\nHAI\nĐiều 2. Hai\nB.\nChương III\nBA\nĐiều 3. Ba\nC.\n")),
        "");
}

TEST(TextParser, AnyBytes)
{
    std::string all;
    for (int round = 0; round < 3; ++round)
        for (int byte = 0; byte < 256; ++byte)
            all += std::string(1, static_cast<char>(byte)) + (round == 1 ? "\n" : "") + (round == 2 ? "Điều " : "");
    const LegalText text = parsed(all);
    const auto again = from_json(to_json(text));
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, text);
}

// Every letter, for recipients and signature may change places.
std::string letters_of(const std::string& text)
{
    std::string letters;
    for (const Line& line : lines_of(text).lines)
        letters += is_rule(line.text) ? "" : without_spaces(line.text);
    std::ranges::sort(letters);
    return letters;
}

TEST(TextParser, LosesNoLetterOfLinesInAnyOrder)
{
    static const char* const some[] = {"Điều 5. Phạm vi",
                                       "2. Khoản",
                                       "đ) điểm;",
                                       "1.1. một phần",
                                       "PHẦN THỨ MƯỜI HAI",
                                       "Chương IV",
                                       "Mục 2.",
                                       "Tiểu mục 1. HẸP",
                                       "I. MỤC ĐÍCH",
                                       "PHỤ LỤC II",
                                       "“Điều 5. Mở",
                                       "Hết.”",
                                       "QUYẾT ĐỊNH",
                                       "QUYẾT ĐỊNH:",
                                       "Căn cứ Luật;",
                                       "Nơi nhận:",
                                       "- Như Điều 2;",
                                       "TM. ỦY BAN NHÂN DÂN",
                                       "CHỦ TỊCH          KT. GIÁM ĐỐC",
                                       "Nguyễn Văn A",
                                       "QUY CHẾ",
                                       "(Ban hành kèm theo Quyết định số 1)",
                                       "A\tB",
                                       "một câu còn dở",
                                       "",
                                       "-----",
                                       "Số: 1/QĐ-UBND"};
    std::mt19937 random(1);
    for (int round = 0; round < 500; ++round) {
        std::string source;
        for (int i = 0; i < 25; ++i)
            source += std::string(some[random() % std::size(some)]) + "\n";
        ASSERT_EQ(letters_of(to_text(parsed(source))), letters_of(source)) << source;
    }
}

TEST(TextParser, Limits)
{
    EXPECT_EQ(parse_text(std::string(101, 'a'), {.text_bytes = 100}).error().code, "law.too_large");
    EXPECT_EQ(parse_text("Điều 1. A\nB.\nC.\nD.\nE.\n", {.nodes = 3}).error().code, "law.too_large");
    std::string quotes, points;
    for (int i = 0; i < 20'000; ++i) {
        quotes += "“Điều 1. Mở\n";
        points += "a) Một;\n";
    }
    EXPECT_TRUE(parse_text(quotes));
    EXPECT_TRUE(parse_text(points));
}

}   // namespace
}   // namespace tantrao::law
