// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/extraction.hpp"
#include "extraction/testing.hpp"

#include <gtest/gtest.h>

namespace tantrao::extraction {
namespace {

std::string text_in(const Parts& parts) { return text_of(packed(parts), Format::docx).value().text; }
std::string text_in(std::string_view body) { return text_in(docx_parts(body)); }

std::string paragraph(std::string_view inside) { return fmt::format("<w:p>{}</w:p>", inside); }
std::string run(std::string_view words, std::string_view properties = "")
{
    return fmt::format("<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", properties, words);
}
std::string font(std::string_view name) { return fmt::format("<w:rFonts w:ascii=\"{0}\" w:hAnsi=\"{0}\"/>", name); }

TEST(Docx, AParagraphIsALine)
{
    EXPECT_EQ(text_of(docx_of({"Điều 1. Phạm vi", "", "", "1. Quy chế này quy định."}), Format::docx).value(),
              (Text{"Điều 1. Phạm vi\n\n1. Quy chế này quy định.", false, false, 0}));
    EXPECT_EQ(text_in(paragraph(run("Quyết ") + run("định") + "<w:r><w:tab/><w:t>A&amp;B</w:t></w:r>")), "Quyết định\tA&B");
    EXPECT_EQ(text_in(paragraph("<w:r><w:t>QUY CHẾ</w:t><w:br/><w:t>Quản lý</w:t></w:r>")), "QUY CHẾ\nQuản lý");
    EXPECT_EQ(text_in(paragraph("<w:hyperlink><w:r><w:t>cổng</w:t></w:r></w:hyperlink>")), "cổng");
    EXPECT_EQ(
        text_in("<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>" + paragraph(run("trong ô")) + "</w:sdtContent></w:sdt>"),
        "trong ô");
    EXPECT_EQ(text_in(paragraph(run("Tuye\u0302n"))), "Tuyên") << "NFC";
    EXPECT_EQ(text_in(""), "");
}

TEST(Docx, WhatWasDeletedIsNotThere)
{
    EXPECT_EQ(
        text_in(paragraph("<w:del><w:r><w:delText>cũ</w:delText><w:t>cũ</w:t></w:r></w:del><w:ins>" + run("mới") + "</w:ins>")),
        "mới");
    EXPECT_EQ(text_in(paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("trang"))), "trang");
}

TEST(Docx, TheSameTextForOldAndNewProgramsIsReadOnce)
{
    const std::string box = "<w:txbxContent>" + paragraph(run("trong khung")) + "</w:txbxContent>";
    EXPECT_EQ(text_in(paragraph(run("trước") + "<w:r><mc:AlternateContent xmlns:mc=\"x\"><mc:Choice>" + box +
                                "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r>" + run("sau"))),
              "trước\ntrong khung\nsau");
}

std::string cell(std::string_view inside) { return fmt::format("<w:tc><w:tcPr/>{}</w:tc>", inside); }

TEST(Docx, ARowIsALineUnlessTheTableLaysOutThePage)
{
    EXPECT_EQ(text_in("<w:tbl><w:tr>" + cell(paragraph(run("Loại"))) + cell(paragraph(run("Mức"))) + "</w:tr><w:tr>" +
                      cell(paragraph(run("A"))) + cell(paragraph("")) + cell(paragraph(run("5"))) + "</w:tr></w:tbl>"),
              "Loại\tMức\nA\t\t5");
    EXPECT_EQ(text_in("<w:tbl><w:tr>" + cell(paragraph(run("ỦY BAN NHÂN DÂN")) + paragraph(run("Số: 07/2011/QĐ-UBND"))) +
                      cell(paragraph(run("CỘNG HÒA")) + paragraph(run("ngày 03 tháng 6 năm 2011"))) + "</w:tr></w:tbl>"),
              "ỦY BAN NHÂN DÂN\nSố: 07/2011/QĐ-UBND\nCỘNG HÒA\nngày 03 tháng 6 năm 2011");
}

TEST(Docx, CellsOfATableKeepTheirColumns)
{
    const std::string wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + paragraph(run("Cộng")) + "</w:tc>";
    const std::string one = cell(paragraph(run("1"))), two_lines = cell(paragraph(run("Bưởi")) + paragraph(run("(trên 5 năm)")));
    EXPECT_EQ(text_in("<w:tbl><w:tr>" + one + two_lines + one + "</w:tr><w:sdt><w:sdtContent><w:tr>" + wide + one +
                      "</w:tr></w:sdtContent></w:sdt><w:tr>" + cell("") + one + cell("") + "</w:tr><w:tr>" + cell("") + cell("") +
                      "</w:tr></w:tbl>"),
              "1\tBưởi (trên 5 năm)\t1\nCộng\t\t1\n\t1\t");
}

TEST(Docx, LegacyFontsAreConverted)
{
    EXPECT_EQ(text_in(paragraph(run("Tuyªn Quang", font(".VnTime")) + run(" – Hà Nội", font("Times New Roman")))),
              "Tuyên Quang – Hà Nội");
    EXPECT_EQ(text_in(paragraph(run("uû ban nh©n d©n", font(".VnTimeH")))), "UỶ BAN NHÂN DÂN") << "a font of capitals";
    EXPECT_EQ(text_in(paragraph(run("Tuyeân", font("VNI-Times")))), "Tuyên");
    EXPECT_EQ(text_in(paragraph(run("tØnh – Hà Nội", "<w:rFonts w:hAnsiTheme=\"minorHAnsi\" w:ascii=\".VnTime\"/>"))),
              "tØnh – Hà Nội")
        << "the theme goes first";
}

TEST(Docx, TheFontMayStandInAStyle)
{
    Parts parts = docx_parts(paragraph(run("tØnh")) + paragraph("<w:pPr><w:pStyle w:val=\"Con\"/></w:pPr>" + run("tØnh")) +
                             paragraph(run("Tuyeân", "<w:rStyle w:val=\"Chu\"/>")));
    parts.emplace_back(
        "word/styles.xml",
        word_xml("styles", "<w:docDefaults><w:rPrDefault><w:rPr>" + font("Arial") + "</w:rPr></w:rPrDefault></w:docDefaults>" +
                               "<w:style w:type=\"paragraph\" w:styleId=\"Me\"><w:rPr>" + font(".VnTime") + "</w:rPr></w:style>" +
                               "<w:style w:type=\"paragraph\" w:styleId=\"Con\"><w:basedOn w:val=\"Me\"/></w:style>" +
                               "<w:style w:type=\"character\" w:styleId=\"Chu\"><w:rPr>" + font("VNI-Times") +
                               "</w:rPr></w:style>" +
                               "<w:style w:type=\"paragraph\" w:styleId=\"Vong\"><w:basedOn w:val=\"Vong\"/></w:style>"));
    EXPECT_EQ(text_in(parts), "tØnh\ntỉnh\nTuyên");
}

std::string in_list(std::string_view words, int level = 0, int list = 1)
{
    return paragraph(fmt::format("<w:pPr><w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr></w:pPr>", level, list) +
                     run(words));
}

std::string level(int number, std::string_view format, std::string_view text)
{
    return fmt::format("<w:lvl w:ilvl=\"{}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/><w:lvlText w:val=\"{}\"/></w:lvl>",
                       number, format, text);
}

TEST(Docx, NumbersOfListsAreWrittenOut)
{
    Parts parts = docx_parts(in_list("Phạm vi") + in_list("Một", 1) + in_list("Hai", 1) + in_list("Ý", 2) + in_list("Đối tượng") +
                             in_list("Lại một", 1) + paragraph(run("Xen giữa")) + in_list("Tiếp") + in_list("Từ năm", 0, 2) +
                             in_list("Không", 0, 0) + in_list("Gạch", 3));
    parts.emplace_back("word/numbering.xml",
                       word_xml("numbering", "<w:abstractNum w:abstractNumId=\"7\">" + level(0, "decimal", "Điều %1.") +
                                                 level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)") +
                                                 level(3, "bullet", "o") +
                                                 "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                                                 "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">"
                                                 "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"));
    EXPECT_EQ(text_in(parts),
              "Điều 1. Phạm vi\n1.1. Một\n1.2. Hai\na) Ý\nĐiều 2. Đối tượng\n2.1. Lại một\nXen giữa\nĐiều 3. Tiếp\n"
              "Điều 5. Từ năm\nKhông\n- Gạch");
}

TEST(Docx, ADeeperLevelOfAListMayBeginElsewhere)
{
    Parts parts = docx_parts(in_list("Một") + in_list("Hai", 0, 2) + in_list("Từ bốn", 1, 2) + in_list("Tiếp", 1, 2));
    parts.emplace_back("word/numbering.xml",
                       word_xml("numbering", "<w:abstractNum w:abstractNumId=\"7\">" + level(0, "decimal", "%1.") +
                                                 level(1, "lowerLetter", "%2)") +
                                                 "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                                                 "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"1\">"
                                                 "<w:startOverride w:val=\"4\"/></w:lvlOverride></w:num>"));
    EXPECT_EQ(text_in(parts), "1. Một\n2. Hai\nd) Từ bốn\ne) Tiếp");
}

TEST(Docx, NotesFollowTheText)
{
    Parts parts = docx_parts(paragraph(run("Bài")));
    parts.emplace_back("word/footnotes.xml",
                       word_xml("footnotes", "<w:footnote>" + paragraph(run("Chú thích")) + "</w:footnote>"));
    parts.emplace_back("word/vbaProject.bin", "Sub AutoOpen()");
    EXPECT_EQ(text_in(parts), "Bài\nChú thích") << "and macros are not looked at";
}

TEST(Docx, TheMainPartMayHaveAnotherName)
{
    EXPECT_EQ(text_in(Parts{{"_rels/.rels",
                             "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/>"
                             "</Relationships>"},
                            {"word/document2.xml", word_xml("document", "<w:body>" + paragraph(run("đây")) + "</w:body>")}}),
              "đây");
}

TEST(Docx, BrokenOnesAreToldByACode)
{
    const auto code = [](std::string_view bytes) { return text_of(bytes, Format::docx).error().code; };
    EXPECT_EQ(code(""), "extraction.broken");
    EXPECT_EQ(code("PK\x03\x04 rubbish"), "extraction.broken");
    EXPECT_EQ(code(packed({{"word/styles.xml", "<w/>"}})), "extraction.broken") << "no text in it";
    EXPECT_EQ(code(packed({{"word/document.xml", "<w:document><w:p>"}})), "extraction.broken");
    const std::string whole = docx_of({"Điều 1."});
    EXPECT_EQ(code(std::string_view(whole).substr(0, whole.size() / 2)), "extraction.broken");
    std::string flipped = whole;
    flipped[flipped.find("word/document.xml") + 30] ^= 0x55;
    EXPECT_EQ(code(flipped), "extraction.broken");
}

}   // namespace
}   // namespace tantrao::extraction
