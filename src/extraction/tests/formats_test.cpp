// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/extraction.hpp"
#include "extraction/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::extraction {
namespace {

std::string odt(std::string_view body, std::string_view styles = "")
{
    const std::string content = fmt::format(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\">"
        "<office:automatic-styles>{}</office:automatic-styles><office:body><office:text>{}</office:text></office:body>"
        "</office:document-content>",
        styles, body);
    return text_of(packed({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}}),
                   Format::opendocument)
        .value()
        .text;
}

TEST(OpenDocument, ParagraphsAreLines)
{
    EXPECT_EQ(odt("<text:h>Điều 1.</text:h>\n<text:p>Một<text:span> hai</text:span>\n  ba<text:s text:c=\"2\"/>bốn<text:tab/>năm"
                  "<text:line-break/>sáu</text:p>"),
              "Điều 1.\nMột hai ba bốn\tnăm\nsáu");
    EXPECT_EQ(
        odt("<text:tracked-changes><text:p>cũ</text:p></text:tracked-changes><text:p>mới<office:annotation><text:p>ý kiến</text:p>"
            "</office:annotation></text:p>"),
        "mới");
    EXPECT_EQ(
        odt("<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>5</text:p>"
            "</table:table-cell></table:table-row></table:table>"),
        "A\t5");
    EXPECT_EQ(
        odt("<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>A</text:p>"
            "</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell "
            "table:number-columns-repeated=\"2\"/></table:table-row><table:table-row><table:table-cell/><table:table-cell><text:p>B</text:p>"
            "</table:table-cell></table:table-row></table:table>"),
        "A\t\n\tB");
    EXPECT_EQ(odt("<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell "
                  "table:number-columns-repeated=\"2\"/><table:table-cell><text:p>B</text:p></table:table-cell><table:table-cell "
                  "table:number-columns-repeated=\"16380\"/></table:table-row></table:table>"),
              "A\t\t\tB")
        << "as sheets end their rows";
    EXPECT_EQ(odt("<text:p>Tuyªn Quang, tØnh miÒn nói</text:p>"), "Tuyên Quang, tỉnh miền núi") << "a legacy font";
}

// A list style whose levels are "Điều 1.", "1.1.", "a)" and a sign.
constexpr std::string_view articles =
    "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-prefix=\"Điều \" style:num-suffix=\".\" "
    "style:num-format=\"1\"/><text:list-level-style-number text:level=\"2\" style:num-suffix=\".\" style:num-format=\"1\" "
    "text:display-levels=\"2\"/><text:list-level-style-number text:level=\"3\" style:num-list-format=\"%3%)\" style:num-suffix=\"?\" "
    "style:num-format=\"a\"/><text:list-level-style-bullet text:level=\"4\" text:bullet-char=\"*\"/></text:list-style>"
    "<text:list-style style:name=\"L2\"><text:list-level-style-number text:level=\"1\" style:num-prefix=\"Chương \" style:num-format=\"I\" "
    "text:start-value=\"3\"/></text:list-style>";

std::string list(std::string_view items, std::string_view attributes = "text:style-name=\"L1\"")
{
    return fmt::format("<text:list {}>{}</text:list>", attributes, items);
}

std::string item(std::string_view words, std::string_view inside = "", std::string_view attributes = "")
{
    return fmt::format("<text:list-item {}><text:p>{}</text:p>{}</text:list-item>", attributes, words, inside);
}

TEST(OpenDocumentLists, NumbersAreWrittenOut)
{
    const std::string points = list(item("x") + item("y", list(item("dấu", "", ""), "")), "");
    EXPECT_EQ(
        odt(list(item("Một", list(item("A", points) + item("B", list(item("z"), "")), "")) + item("Hai", list(item("C"), ""))),
            articles),
        "Điều 1. Một\n1.1. A\na) x\nb) y\n- dấu\n1.2. B\na) z\nĐiều 2. Hai\n2.1. C");
    EXPECT_EQ(odt(list("<text:list-header><text:p>Đầu</text:p></text:list-header><text:list-item><text:p>Một</text:p><text:p>tiếp"
                       "</text:p></text:list-item>"),
                  articles),
              "Đầu\nĐiều 1. Một\ntiếp");
    EXPECT_EQ(odt(list(item("x"), "text:style-name=\"không có\""), articles), "x");
    EXPECT_EQ(odt("<text:p><text:number>9.</text:number>x</text:p>"), "x") << "a number that was saved beside its list";
}

TEST(OpenDocumentLists, APatternOfAnyLengthTakesNoLongTime)
{
    std::string pattern;
    for (int i = 0; i < 300'000; ++i)
        pattern += "%1%";
    const std::string style = fmt::format("<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" "
                                          "style:num-list-format=\"{}\" style:num-format=\"1\"/></text:list-style>",
                                          pattern);
    EXPECT_LT(odt(list(item("x")), style).size(), 300U);
}

TEST(OpenDocumentLists, ListsBeginAnewOrGoOn)
{
    EXPECT_EQ(odt(list(item("a") + item("b")) + "<text:p>xen</text:p>" + list(item("c")), articles),
              "Điều 1. a\nĐiều 2. b\nxen\nĐiều 1. c");
    EXPECT_EQ(odt(list(item("a")) + list(item("b") + item("c", "", "text:start-value=\"7\"") + item("d"),
                                         "text:style-name=\"L1\" text:continue-numbering=\"true\""),
                  articles),
              "Điều 1. a\nĐiều 2. b\nĐiều 7. c\nĐiều 8. d");
    EXPECT_EQ(odt(list(item("a"), "xml:id=\"n1\" text:style-name=\"L1\"") +
                      list(item("I"), "xml:id=\"n2\" text:style-name=\"L2\"") +
                      list(item("b"), "text:continue-list=\"n1\" text:style-name=\"L1\"") +
                      list(item("II"), "text:continue-list=\"n2\" text:style-name=\"L2\""),
                  articles),
              "Điều 1. a\nChương III I\nĐiều 2. b\nChương IV II");
    EXPECT_EQ(odt(list(item("a", list(item("b"), ""))) + "<text:p>xen</text:p>" +
                      list("<text:list-item>" + list(item("c"), "") + "</text:list-item>" + item("d"),
                           "text:style-name=\"L1\" text:continue-numbering=\"true\""),
                  articles),
              "Điều 1. a\n1.1. b\nxen\n1.2. c\nĐiều 2. d")
        << "an item without words of its own only holds a list";
    EXPECT_EQ(odt(list(item("a") + "<text:list-item><table:table><table:table-row><table:table-cell>" + list(item("c")) +
                       "</table:table-cell></table:table-row></table:table></text:list-item>" + item("b")),
                  articles),
              "Điều 1. a\nĐiều 1. c\nĐiều 2. b");
}

TEST(OpenDocumentLists, HeadingsAreNumberedByTheOutline)
{
    constexpr std::string_view outline =
        "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-prefix=\"Chương \" style:num-format=\"I\"/>"
        "<text:outline-level-style text:level=\"2\" style:num-suffix=\".\" style:num-format=\"1\"/><text:outline-level-style "
        "text:level=\"3\" style:num-format=\"\"/></text:outline-style>";
    const auto heading = [](int level, std::string_view attributes = "") {
        return fmt::format("<text:h text:outline-level=\"{}\" {}>x</text:h>", level, attributes);
    };
    EXPECT_EQ(odt(heading(1) + heading(2) + heading(2) + heading(3) + heading(1, "text:is-list-header=\"true\"") + heading(1) +
                      heading(2) + heading(2, "text:restart-numbering=\"true\" text:start-value=\"5\""),
                  outline),
              "Chương I x\n1. x\n2. x\nx\nx\nChương II x\n1. x\n5. x");
    EXPECT_EQ(odt(heading(1)), "x");
}

TEST(Xlsx, SheetsBehindTheLongestTextAreNotRead)
{
    Limits limits;
    limits.text = 10;
    const Text text = text_of(packed({{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>12345678901234567890</v></c>"
                                                                   "</row></sheetData></worksheet>"},
                                      {"xl/worksheets/sheet2.xml", "<broken"}}),
                              Format::xlsx, limits)
                          .value();
    EXPECT_TRUE(text.text.starts_with("12345")) << text.text;
    EXPECT_TRUE(text.is_cut);
}

TEST(Xlsx, ARowIsALine)
{
    const std::string shared = "<sst><si><t>Loại</t></si><si><r><t>Mức </t></r><r><t>thu</t></r><rPh><t>x</t></rPh></si></sst>";
    const std::string sheet =
        "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>99</v></c></row>"
        "<row/><row><c t=\"inlineStr\"><is><t>Phí</t></is></c><c><v>12.5</v></c><c t=\"e\"><v>#REF!</v></c></row></sheetData></worksheet>";
    const std::string tenth = "<worksheet><sheetData><row><c t=\"str\"><v>cuối</v></c></row></sheetData></worksheet>";
    EXPECT_EQ(
        text_of(
            packed({{"xl/worksheets/sheet10.xml", tenth}, {"xl/worksheets/sheet2.xml", sheet}, {"xl/sharedStrings.xml", shared}}),
            Format::xlsx)
            .value()
            .text,
        "Loại\tMức thu\n\nPhí\t12.5\n\ncuối");
    EXPECT_EQ(text_of(packed({{"xl/workbook.xml", "<workbook/>"}}), Format::xlsx).error().code, "extraction.broken");
}

TEST(Xlsx, EmptyCellsKeepTheirPlaceButNotThoseAroundTheTable)
{
    const auto text_in = [](const std::string& rows) {
        return text_of(packed({{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}}),
                       Format::xlsx)
            .value()
            .text;
    };
    EXPECT_EQ(text_in("<row><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>3</v></c><c r=\"F2\"/></row>"
                      "<row><c r=\"C3\" t=\"str\"><v>a\nb</v></c><c><v>4</v></c></row>"),
              "1\t\t3\n\ta b\t4");
    EXPECT_EQ(text_in("<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c><c r=\"5\"><v>3</v></c></row>"), "1\t2\t3")
        << "places that cannot be";
    const std::string far = text_in("<row><c r=\"A1\"><v>1</v></c><c r=\"XFDXFD1\"><v>2</v></c><c r=\"XFE1\"><v>3</v></c></row>");
    EXPECT_EQ(far, "1" + std::string(200, '\t') + "2\t3");
}

TEST(Plain, AnyEncodingOfVietnamese)
{
    EXPECT_EQ(text_of("\xEF\xBB\xBFĐiều 1.\r\nMột    hai", Format::plain).value().text, "Điều 1.\nMột\thai");
    EXPECT_EQ(text_of("Tuy\xAAn Quang, t\xD8nh mi\xD2n n\xF3i ph\xDD"
                      "a b\xBE"
                      "c",
                      Format::plain)
                  .value()
                  .text,
              "Tuyên Quang, tỉnh miền núi phía bắc");
    EXPECT_EQ(text_of("", Format::plain).value().text, "");
    const auto rubbish = text_of("\xFF\xFD\x81\x82\x83\x84 \x85\x86\x87", Format::plain);
    ASSERT_FALSE(rubbish);
    EXPECT_EQ(rubbish.error().code, "extraction.encoding");
}

TEST(Plain, Utf16WithItsMark)
{
    using namespace std::literals;
    const std::string little = "\xFF\xFE\x10\x01i\0\xC1\x1Eu\0 \0001\0.\0\x3D\xD8\x00\xDE"s;
    std::string big = little;
    for (std::size_t i = 0; i + 1 < big.size(); i += 2)
        std::swap(big[i], big[i + 1]);
    for (const std::string& bytes : {little, big})
        EXPECT_EQ(text_of(bytes, Format::plain).value().text, "Điều 1.😀");
    EXPECT_EQ(text_of("\xFF\xFE"s, Format::plain).value().text, "");
    for (const std::string& broken : {little + "x", little.substr(0, little.size() - 2), "\xFF\xFE\x00\xDE"s})
        EXPECT_EQ(text_of(broken, Format::plain).error().code, "extraction.encoding");
}

TEST(Pdf, PagesOneAfterTheOther)
{
    const std::string line(60, 'x');
    const Text text =
        text_of(pdf_of({{"Dieu 1. Pham vi", line, line, line, line}, {"Dieu 2.", line, line, line, line}}), Format::pdf).value();
    EXPECT_THAT(text.text, testing::StartsWith("Dieu 1. Pham vi\n" + line + "\n"));
    EXPECT_THAT(text.text, testing::HasSubstr(line + "\nDieu 2.\n"));
    EXPECT_EQ(text.pages, 2);
    EXPECT_FALSE(text.is_cut);
    EXPECT_FALSE(text.is_scan);
}

TEST(Pdf, ALegacyFontIsConverted)
{
    EXPECT_EQ(text_of(pdf_of({{"Tuy\xAAn Quang, t\xD8nh mi\xD2n n\xF3i"}}), Format::pdf).value().text,
              "Tuyên Quang, tỉnh miền núi");
}

// A page with a picture of this size in its corner, over which `text` is drawn; `stamp` stands in an annotation, as signatures write it.
std::string pdf_with_picture(const std::string& text, int width, int height, const std::string& stamp = "")
{
    const auto stream = [](std::string_view dictionary, const std::string& content) {
        return fmt::format("<<{}/Length {}>>\nstream\n{}\nendstream", dictionary, content.size(), content);
    };
    const std::string resources = "/Resources<</Font<</F 6 0 R>>/XObject<</I 5 0 R/T 9 0 R>>>>";
    return pdf_of_objects(
        {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + resources + "/Contents 4 0 R/Annots[7 0 R]>>",
         stream("", fmt::format("q {} 0 0 {} 0 0 cm /I Do Q {}", width, height, text)),
         stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x"),
         "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
         "<</Type/Annot/Subtype/Widget/FT/Sig/T(S)/F 4/Rect[50 50 500 100]/AP<</N 8 0 R>>>>",
         stream("/Type/XObject/Subtype/Form/BBox[0 0 450 50]" + resources, "BT /F 4 Tf 2 20 Td (" + stamp + ") Tj ET"),
         stream(
             "/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + resources,
             "BT /F 4 Tf 60 700 Td (Giay moi du hop ban ve cong tac cung cap thong tin tren Cong thong tin dien tu tinh) Tj ET")});
}

std::string line_at(int y, const std::string& line, const std::string& before = "")
{
    return fmt::format("BT {} /F 4 Tf 60 {} Td ({}) Tj ET\n", before, y, line);
}

TEST(Pdf, AShortPageIsAScanWhereAnImageCoversIt)
{
    const auto is_scan = [](const std::string& pdf) { return text_of(pdf, Format::pdf).value().is_scan; };
    const std::string few = line_at(780, "Cong thong tin");
    EXPECT_TRUE(is_scan(pdf_with_picture(few, 595, 842)));
    EXPECT_FALSE(is_scan(pdf_with_picture(few, 100, 100)));
    EXPECT_FALSE(is_scan(pdf_with_picture(line_at(780, std::string(200, 'x')), 595, 842))) << "its text is there, too";
    EXPECT_FALSE(is_scan(pdf_of({{"Giay moi hop"}})));
}

TEST(Pdf, TextThatAPageShowsOnItsBackgroundIsItsOwn)
{
    const auto is_scan = [](const std::string& text, const std::string& stamp = "") {
        return text_of(pdf_with_picture(text, 595, 842, stamp), Format::pdf).value().is_scan;
    };
    const std::string words = "Giay moi du hop ban ve cong tac cung cap thong tin tren Cong thong tin dien tu tinh";
    EXPECT_FALSE(is_scan(line_at(780, words)));
    EXPECT_FALSE(is_scan("BT /F 4 Tf 60 780 Td [(" + words.substr(0, 40) + ") -9 (" + words.substr(40) + ")] TJ ET"));
    EXPECT_FALSE(is_scan("/T Do")) << "in a drawing";
    EXPECT_FALSE(is_scan("q 3 Tr Q " + line_at(780, words)));
    EXPECT_TRUE(is_scan(line_at(780, words, "3 Tr"))) << "invisible: what was recognised of a scan";
    EXPECT_TRUE(is_scan("3 Tr /T Do")) << "invisible in a drawing";
    EXPECT_TRUE(is_scan("", words)) << "stamped on it by a signature";
}

TEST(Pdf, PagesWithoutAWordAreAScan)
{
    EXPECT_TRUE(text_of(pdf_of({{}, {"Ky boi: Cong thong tin"}, {}}), Format::pdf).value().is_scan);
    EXPECT_TRUE(text_of(pdf_of({{}}), Format::pdf).value().text.empty());
}

TEST(Pdf, BrokenAndEncryptedOnesAreToldByACode)
{
    const auto code = [](std::string_view bytes) { return text_of(bytes, Format::pdf).error().code; };
    EXPECT_EQ(code(""), "extraction.broken");
    EXPECT_EQ(code("%PDF-1.4\nrubbish"), "extraction.broken");
    const std::string keys(64, 'A');
    EXPECT_EQ(code(pdf_of({{"bi mat"}},
                          "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + keys + ">/U<" + keys + ">>>/ID[<00><00>]")),
              "extraction.encrypted");
}

TEST(Pdf, TooManyPagesAreCut)
{
    Limits limits;
    limits.pages = 2;
    const Text text = text_of(pdf_of({{"mot"}, {"hai"}, {"ba"}}), Format::pdf, limits).value();
    EXPECT_EQ(text.text, "mot\nhai");
    EXPECT_EQ(text.pages, 3);
    EXPECT_TRUE(text.is_cut);
}

TEST(Formats, FollowFromTheType)
{
    EXPECT_EQ(format_of("application/pdf"), Format::pdf);
    EXPECT_EQ(format_of("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), Format::docx);
    EXPECT_EQ(format_of("image/png"), std::nullopt);
    EXPECT_EQ(format_named(name_of(Format::opendocument)), Format::opendocument);
    EXPECT_EQ(format_named("exe"), std::nullopt);
}

}   // namespace
}   // namespace tantrao::extraction
