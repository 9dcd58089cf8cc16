// What is handed out as DOCX is read again as it was.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/extraction.hpp"
#include "files/zip_writer.hpp"
#include "law/docx.hpp"
#include "law/legal_text.hpp"

#include <gtest/gtest.h>

namespace tantrao::documents {
namespace {

TEST(DocxAgain, TheSameTreeComesBack)
{
    const auto text = law::parse_text(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH TUYÊN QUANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/2026/NQ-HĐND\n"
        "Tuyên Quang, ngày 02 tháng 3 năm 2026\n\nNGHỊ QUYẾT\nQuy định mức thu học phí\n\nHỘI ĐỒNG NHÂN DÂN TỈNH TUYÊN QUANG\n"
        "KHÓA XX, KỲ HỌP THỨ HAI\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\nQUYẾT NGHỊ:\n\nChương I\nQUY ĐỊNH CHUNG\n"
        "Điều 1. Phạm vi\n1. Mức thu đối với:\na) Trẻ mầm non;\nb) Học sinh.\n2. Bảng mức thu như sau:\nSTT\tCấp học\tMức\n1\tMầm non\t90\n"
        "2\tTrung học\t\nĐiều 2. Nghị quyết này có hiệu lực từ ngày 12 tháng 3 năm 2026.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n"
        "CHỦ TỊCH\n(Đã ký)\nNguyễn Văn Mẫu\n\nPHỤ LỤC I\nDANH MỤC\n(Kèm theo Nghị quyết số 12/2026/NQ-HĐND)\nTên\tĐịa chỉ\n"
        "Trường A\tPhường Minh Xuân\nTrường B\tXã Yên Phú\n");
    ASSERT_TRUE(text);
    const auto read = extraction::text_of(files::make_zip(law::to_docx(*text, "Nghị quyết")), extraction::Format::docx);
    ASSERT_TRUE(read);
    const auto again = law::parse_text(read->text);
    ASSERT_TRUE(again);
    EXPECT_EQ(law::to_json(*again), law::to_json(*text));
    EXPECT_EQ(text->parts.size(), 7u);
}

}   // namespace
}   // namespace tantrao::documents
