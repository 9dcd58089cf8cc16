// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/docx.hpp"
#include "law/tests/outline.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <pugixml.hpp>
#include <set>

namespace tantrao::law {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string member(const LegalText& text, const std::string& wanted)
{
    for (const auto& [name, content] : to_docx(text, "Văn bản <&>"))
        if (name == wanted)
            return content;
    return "no member " + wanted;
}

std::string document_of(std::string_view plain) { return member(*parse_text(plain), "word/document.xml"); }

// The words of all paragraphs, one a line, as a word processor reads them.
std::string words_of(const std::string& xml)
{
    pugi::xml_document document;
    EXPECT_TRUE(document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata));
    std::string out;
    for (const auto& found : document.select_nodes("//w:p")) {
        for (const pugi::xml_node run : found.node().children("w:r"))
            for (const pugi::xml_node part : run.children())
                out += std::string_view(part.name()) == "w:br" ? "\n" : part.text().get();
        out += '\n';
    }
    return out;
}

TEST(Docx, EveryMemberIsXml)
{
    const auto members = to_docx(*parse_text("Điều 1. Phạm vi\n\n1. Một."), "Văn bản <&>");
    ASSERT_EQ(members.front().first, "[Content_Types].xml");
    for (const auto& [name, content] : members) {
        pugi::xml_document document;
        EXPECT_TRUE(document.load_buffer(content.data(), content.size())) << name;
    }
    EXPECT_THAT(member({}, "docProps/core.xml"), HasSubstr("<dc:title>Văn bản &lt;&amp;&gt;</dc:title>"));
}

TEST(Docx, SaysTheWholeRegulationInItsOrder)
{
    const auto text = parse_text(file_text("data/documents/quyet-dinh-07-2011-qd-ubnd.txt"));
    ASSERT_TRUE(text);
    std::string wanted, got = words_of(member(*text, "word/document.xml"));
    for (const char c : to_text(*text))   // without the empty lines between parts
        if (c != '\n' || (!wanted.empty() && wanted.back() != '\n'))
            wanted += c;
    EXPECT_EQ(got, wanted);
}

TEST(Docx, HeadingsBookmarksAndMarks)
{
    const std::string xml =
        document_of("Chương I\nCHUNG\nĐiều 1. Phạm vi\n1. Một <b>:\na) A;\nĐiều 2. Quyết định này có hiệu lực.\n");
    EXPECT_THAT(xml, HasSubstr("<w:pStyle w:val=\"Heading2\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"chuong_1\"/>"));
    EXPECT_THAT(xml, HasSubstr("w:name=\"dieu_1_khoan_1_diem_a\""));
    EXPECT_THAT(xml, HasSubstr("<w:t xml:space=\"preserve\">1. Một &lt;b&gt;:</w:t>"));
    EXPECT_THAT(xml, HasSubstr("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Điều 2. </w:t>"))
        << "an article without heading";
}

constexpr std::string_view layout = "<w:tblLayout w:type=\"fixed\"/>";

TEST(Docx, AgencyAndCountryStandSideBySide)
{
    const std::string xml =
        document_of("ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                    "Số: 7/QĐ-UBND\nTuyên Quang, ngày 3 tháng 6 năm 2026\nQUYẾT ĐỊNH\nVề việc A\nĐiều 1. Một\n1. Hai.\n");
    EXPECT_THAT(xml, HasSubstr(layout));
    for (const char* in_its_style : {"\"LawAgency\"/></w:pPr><w:r><w:t xml:space=\"preserve\">TỈNH TUYÊN QUANG<",
                                     "\"LawMotto\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Độc lập",
                                     "\"LawNumber\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Số: 7/QĐ-UBND<",
                                     "\"LawPlace\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Tuyên Quang, ngày 3"})
        EXPECT_THAT(xml, HasSubstr(in_its_style));
    EXPECT_THAT(
        document_of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nỦY BAN NHÂN DÂN TỈNH\nSố: 7/QĐ-UBND\n"
                    "QUYẾT ĐỊNH\nVề việc A\nĐiều 1. Một\n1. Hai.\n"),
        AllOf(Not(HasSubstr(layout)), HasSubstr("\"LawCentre\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Số: 7")))
        << "in another order";
}

TEST(Docx, TheSignatureStandsBesideTheRecipients)
{
    const std::string begin = "Điều 1. Một\n1. Hai.\n\n", signature = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nNguyễn Văn A\n";
    const std::string both = document_of(begin + "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n" + signature);
    EXPECT_THAT(both, AllOf(HasSubstr(layout), HasSubstr("\"LawRecipientsHead\""), HasSubstr("\"LawSigned\"")));
    EXPECT_THAT(both, HasSubstr("</w:tbl><w:p>")) << "Word wants a paragraph at the end";
    const std::string alone = document_of(begin + signature);
    EXPECT_THAT(alone, AllOf(Not(HasSubstr(layout)), HasSubstr("\"LawSignature\"/><w:spacing w:before=\"720\"/></w:pPr><w:r><w:t "
                                                               "xml:space=\"preserve\">Nguyễn Văn A<")));
}

TEST(Docx, EveryStyleAndMemberThatIsNamedIsThere)
{
    const auto text =
        parse_text(file_text("data/documents/quyet-dinh-07-2011-qd-ubnd.txt") + "\nPHỤ LỤC I\nDANH MỤC\nA\tB\n1\t2\n");
    ASSERT_TRUE(text);
    const std::string styles = member(*text, "word/styles.xml");
    pugi::xml_document document, types;
    const std::vector<std::string> notes{"Một."};
    std::set<std::string> names;
    for (const auto& [name, content] : to_docx(*text, "Văn bản", notes)) {
        names.insert("/" + name);
        if (name == "word/document.xml")
            document.load_buffer(content.data(), content.size());
        if (name == "[Content_Types].xml")
            types.load_buffer(content.data(), content.size());
    }
    ASSERT_FALSE(document.select_nodes("//w:tc").empty());
    for (const auto& style : document.select_nodes("//w:pStyle/@w:val"))
        EXPECT_THAT(styles, HasSubstr(std::string("w:styleId=\"") + style.attribute().value() + "\""));
    for (const auto& part : types.select_nodes("//Override/@PartName"))
        EXPECT_TRUE(names.contains(part.attribute().value())) << part.attribute().value();
    for (const auto& cell : document.select_nodes("//w:tc"))
        EXPECT_STREQ(cell.node().last_child().name(), "w:p") << "Word repairs a file in which a cell ends otherwise";
}

TEST(Docx, NotesStandBeforeTheText)
{
    const std::vector<std::string> notes{"Một <&>.", "Hai."};
    const auto members = to_docx(*parse_text("Điều 1. Phạm vi\n1. Một.\n"), "Văn bản", notes);
    const auto found = std::ranges::find(members, "word/document.xml", [](const auto& member) { return member.first; });
    ASSERT_NE(found, members.end());
    EXPECT_EQ(words_of(found->second), "Một <&>.\nHai.\n\nĐiều 1. Phạm vi\n1. Một.\n");
    EXPECT_THAT(found->second, HasSubstr("<w:body><w:p><w:pPr><w:pStyle w:val=\"LawNote\"/>"));
}

TEST(Docx, TablesHaveEveryCell)
{
    const std::string xml = document_of("Điều 1. Gồm\nA\tB\tC\n1\t2\t3\n");
    EXPECT_EQ(words_of(xml), "Điều 1. Gồm\nA\nB\nC\n1\n2\n3\n\n");
    EXPECT_THAT(xml, HasSubstr("<w:gridCol w:w=\"3023\"/><w:gridCol w:w=\"3023\"/><w:gridCol w:w=\"3023\"/></w:tblGrid>"));
    EXPECT_THAT(xml, HasSubstr("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")) << "the first row names the columns";
    EXPECT_THAT(document_of("Điều 1. Gồm\nSố\tTên của đơn vị sự nghiệp\n1\tMột\n"),
                HasSubstr("<w:gridCol w:w=\"2022\"/><w:gridCol w:w=\"7048\"/>"))
        << "as wide as what stands in them";
}

}   // namespace
}   // namespace tantrao::law
