// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/docx.hpp"
#include "law/tests/outline.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <pugixml.hpp>

namespace tantrao::law {
namespace {

using testing::HasSubstr;

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

TEST(Docx, NotesStandBeforeTheText)
{
    const std::vector<std::string> notes{"Một <&>.", "Hai."};
    const auto members = to_docx(*parse_text("Điều 1. Phạm vi\n1. Một.\n"), "Văn bản", notes);
    const auto found = std::ranges::find(members, "word/document.xml", [](const auto& member) { return member.first; });
    ASSERT_NE(found, members.end());
    EXPECT_EQ(words_of(found->second), "Một <&>.\nHai.\nĐiều 1. Phạm vi\n1. Một.\n");
    EXPECT_THAT(found->second, HasSubstr("<w:body><w:p><w:pPr><w:pStyle w:val=\"LawNote\"/>"));
}

TEST(Docx, TablesHaveEveryCell)
{
    const std::string xml = document_of("Điều 1. Gồm\nA\tB\tC\n1\t2\t3\n");
    EXPECT_EQ(words_of(xml), "Điều 1. Gồm\nA\nB\nC\n1\n2\n3\n\n");
    EXPECT_THAT(xml, HasSubstr("<w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"));
}

}   // namespace
}   // namespace tantrao::law
