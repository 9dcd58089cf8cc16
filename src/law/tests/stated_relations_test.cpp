// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/stated_relations.hpp"

#include <array>
#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> in_text(const std::string& text)
{
    constexpr std::array words{"based", "amends", "replaces", "repeals"};
    std::vector<std::string> out;
    for (const StatedRelation& one : stated_relations(parse_text(text).value()))
        out.push_back(std::string(words[static_cast<std::size_t>(one.does)]) + " " + one.number +
                      (one.issued_on.empty() ? "" : " " + one.issued_on) + (one.at.empty() ? "" : " " + one.at));
    return out;
}
std::vector<std::string> in_article(const std::string& sentence) { return in_text("Điều 1. Một.\nĐiều 2. " + sentence); }

TEST(StatedRelations, ReplacesAndRepeals)
{
    EXPECT_THAT(
        in_article("Quyết định này có hiệu lực từ ngày 10/11/2026 và thay thế Quyết định số 12/2018/QĐ-UBND ngày 20 tháng 11 năm "
                   "2018 của Ủy ban nhân dân tỉnh về việc ban hành quy định."),
        ElementsAre("replaces 12/2018/QĐ-UBND 2018-11-20 dieu-2"));
    EXPECT_THAT(
        in_article("Bãi bỏ toàn bộ các Quyết định số 1/2010/QĐ-UBND ngày 02/03/2010 về giá đất, số 2/2011/QĐ-UBND và Quyết định "
                   "số 3/2012/QĐ-UBND của Ủy ban nhân dân tỉnh."),
        ElementsAre("repeals 1/2010/QĐ-UBND 2010-03-02 dieu-2", "repeals 2/2011/QĐ-UBND dieu-2",
                    "repeals 3/2012/QĐ-UBND dieu-2"));
    EXPECT_THAT(in_article("Quyết định này thay thế Quyết định số 1/2010/QĐ-UBND; bãi bỏ Quyết định số 2/2011/QĐ-UBND."),
                ElementsAre("replaces 1/2010/QĐ-UBND dieu-2", "repeals 2/2011/QĐ-UBND dieu-2"));
    EXPECT_THAT(
        in_article("Quyết định số 1/2010/QĐ-UBND và Quyết định số 2/2011/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu "
                   "lực thi hành."),
        ElementsAre("repeals 1/2010/QĐ-UBND dieu-2", "repeals 2/2011/QĐ-UBND dieu-2"));
    EXPECT_THAT(in_article("Bãi bỏ Quy định về giá đất ban hành kèm theo Quyết định số 1/2010/QĐ-UBND."),
                ElementsAre("repeals 1/2010/QĐ-UBND dieu-2"));
}

TEST(StatedRelations, AListBelow)
{
    EXPECT_THAT(
        in_text(
            "Điều 1. Bãi bỏ các văn bản sau đây của Ủy ban nhân dân tỉnh:\n1. Quyết định số 1/2010/QĐ-UBND ngày 02/03/2010 về giá đất.\n"
            "2. Quyết định số 2/2011/QĐ-UBND.\nĐiều 2. Thi hành\n1. Quyết định số 3/2012/QĐ-UBND vẫn thực hiện.\n2. Thay thế các quyết "
            "định sau:\na) Quyết định số 4/2013/QĐ-UBND;\nb) Quyết định số 5/2014/QĐ-UBND.\n3. Quyết định số 6/2014/QĐ-UBND vẫn thực hiện."),
        ElementsAre("repeals 1/2010/QĐ-UBND 2010-03-02 dieu-1-khoan-1", "repeals 2/2011/QĐ-UBND dieu-1-khoan-2",
                    "replaces 4/2013/QĐ-UBND dieu-2-khoan-2-diem-a", "replaces 5/2014/QĐ-UBND dieu-2-khoan-2-diem-b"));
}

TEST(StatedRelations, Amends)
{
    EXPECT_THAT(in_text("QUYẾT ĐỊNH\nVề việc sửa đổi, bổ sung một số điều của Quyết định số 1/2010/QĐ-UBND\n\nĐiều 1. Một."),
                ElementsAre("amends 1/2010/QĐ-UBND"));
    EXPECT_THAT(in_article("Sửa đổi, bổ sung khoản 2 Điều 5 Quyết định số 1/2010/QĐ-UBND như sau: “2. Hai.”"),
                ElementsAre("amends 1/2010/QĐ-UBND dieu-2"));
    EXPECT_THAT(in_article("Bãi bỏ Điều 7 Quyết định số 1/2010/QĐ-UBND."), ElementsAre("amends 1/2010/QĐ-UBND dieu-2"))
        << "only a part of it";
}

TEST(StatedRelations, WhatIsOnlyToldIsNone)
{
    for (const char* sentence :
         {"Thực hiện theo Quyết định số 1/2010/QĐ-UBND được sửa đổi, bổ sung bởi Quyết định số 2/2011/QĐ-UBND.",
          "Quyết định này không thay thế Quyết định số 1/2010/QĐ-UBND.",
          "Quyết định số 1/2010/QĐ-UBND đã thay thế Quyết định số 2/2009/QĐ-UBND.",
          "Người được thay thế làm việc theo Quyết định số 1/2010/QĐ-UBND.",
          "Bãi bỏ thủ tục nêu trong Quyết định số 1/2010/QĐ-UBND."})
        EXPECT_THAT(in_article(sentence), IsEmpty()) << sentence;
    EXPECT_THAT(
        in_article("Quyết định này thay thế Quyết định số 3/2015/QĐ-UBND về việc sửa đổi, bổ sung Quyết định số 1/2010/QĐ-UBND."),
        ElementsAre("replaces 3/2015/QĐ-UBND dieu-2"));
    std::string far = "Bãi bỏ Quyết định số 1/2010/QĐ-UBND. Các đơn vị";
    for (int i = 0; i < 100; ++i)
        far += " cùng làm";
    EXPECT_THAT(in_article(far + ", Quyết định số 2/2011/QĐ-UBND vẫn thực hiện."), ElementsAre("repeals 1/2010/QĐ-UBND dieu-2"))
        << "a sentence of its own, however long";
    EXPECT_THAT(in_text("Điều 1. Sửa đổi\n1. Sửa đổi Điều 3 như sau:\n“Điều 3. Thay thế Quyết định số 1/2010/QĐ-UBND.”"),
                IsEmpty());
}

TEST(StatedRelations, GroundsAndTheirOwnNumber)
{
    EXPECT_THAT(
        in_text(
            "ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\nSố: 9/2026/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTuyên Quang, ngày 03 tháng "
            "6 năm 2026\nQUYẾT ĐỊNH\nVề việc thử\nỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Đất đai năm 2024;\nCăn cứ Nghị định số "
            "64/2007/NĐ-CP ngày 10 tháng 4 năm 2007 của Chính phủ; được sửa đổi, bổ sung bởi Nghị định số 5/2010/NĐ-CP;\nTheo đề nghị tại Tờ "
            "trình số 12/TTr-STC;\nQUYẾT ĐỊNH:\nĐiều 1. Thay thế Quyết định số 9/2026/QĐ-UBND.\nĐiều 2. Bãi bỏ Quyết định số 1/2010/QĐ-UBND."),
        ElementsAre("based 64/2007/NĐ-CP 2007-04-10", "repeals 1/2010/QĐ-UBND dieu-2"));
}

}   // namespace
}   // namespace tantrao::law
