// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/document_number.hpp"

#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

std::string parts(std::string_view text)
{
    const DocumentNumber number = parse_document_number(text);
    return number.number + "|" + number.year + "|" + number.type + "|" + number.issuer;
}

TEST(DocumentNumber, EveryForm)
{
    EXPECT_EQ(parts("07/2011/QĐ-UBND"), "07|2011|QĐ|UBND");
    EXPECT_EQ(parts("043/2025/QĐ-UBND"), "043|2025|QĐ|UBND");
    EXPECT_EQ(parts("148/2025/QH15"), "148|2025||QH15");
    EXPECT_EQ(parts("66.22/2026/NQ-CP"), "66.22|2026|NQ|CP");
    EXPECT_EQ(parts("02/TT-STT&TT"), "02||TT|STT&TT");
    EXPECT_EQ(parts("90/QĐ-UBND"), "90||QĐ|UBND");
    EXPECT_EQ(parts("3653/UBND-TNMT"), "3653|||UBND-TNMT");
    EXPECT_EQ(parts("15/2012/TTLT-BTNMT-BTTTT"), "15|2012|TTLT|BTNMT-BTTTT");
    EXPECT_EQ(parts("181/HDLN-VHTTDL-TC-KHDT-NHNN"), "181||HDLN|VHTTDL-TC-KHDT-NHNN");
    EXPECT_EQ(parts("57-NQ/TW"), "57||NQ|TW");
    EXPECT_EQ(parts("146/SL"), "146||SL|");
    EXPECT_EQ(parts("01/2012/UBTVQH13"), "01|2012||UBTVQH13");
    EXPECT_EQ(parts("12/2020/NQ-HĐND"), "12|2020|NQ|HĐND");
    EXPECT_EQ(parts("1755/QĐ-TTg"), "1755||QĐ|TTg");
    EXPECT_EQ(parts("38-LCT/HĐNN7"), "38|||LCT-HĐNN7");
    EXPECT_EQ(parts("412/TTr-SNV"), "412||TTr|SNV");
}

TEST(DocumentNumber, EverySpelling)
{
    for (const char* spelling :
         {"Số: 07/2011/QĐ-UBND", "số 07/2011/QĐ-UBND", "07/2011/Q\u00d0-UBND", "07 / 2011 / QĐ - UBND", "07/2011/qd-ubnd",
          "07-2011-qd-ubnd", "07/2011/QĐ–UBND", "Quyết định số 07/2011/QĐ-UBND", "QĐ 07/2011/UBND"})
        EXPECT_EQ(slug_of(parse_document_number(spelling)), "07-2011-qd-ubnd") << spelling;
    EXPECT_EQ(slug_of(parse_document_number("07/2011/QĐ-UBND")), "07-2011-qd-ubnd");
    EXPECT_EQ(slug_of(parse_document_number("148/2025/QH15")), "148-2025-qh15");
    EXPECT_EQ(slug_of(parse_document_number("66.22/2026/NQ-CP")), "66-22-2026-nq-cp");
    EXPECT_EQ(slug_of(parse_document_number("không số")), "khong-so");
    EXPECT_EQ(slug_of(parse_document_number("")), "khong-ten");
}

TEST(DocumentNumber, KeepsWhatWasWritten)
{
    EXPECT_EQ(parse_document_number("  Số:  07/2011/QĐ-UBND ").raw, "Số: 07/2011/QĐ-UBND");
    EXPECT_EQ(parse_document_number(std::string(100'000, '/')).number, "");
    EXPECT_EQ(parse_document_number("\xff\xfe/1/2").number, "1");
}

}   // namespace
}   // namespace tantrao::law
