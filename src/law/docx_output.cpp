// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/docx.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::law {

namespace {

constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word_namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr std::size_t longest_bookmark = 40;   // Word reads no longer ones

struct Style {
    std::string_view id, name, paragraph, run;   // inner XML of pPr and rPr
};
// Sizes in half points, lengths in twentieths of a point.
constexpr Style styles[] = {
    {"Heading1", "heading 1", "<w:keepNext/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>", "<w:b/>"},
    {"Heading2", "heading 2", "<w:keepNext/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"1\"/>", "<w:b/>"},
    {"Heading3", "heading 3", "<w:keepNext/><w:ind w:firstLine=\"720\"/><w:outlineLvl w:val=\"2\"/>", "<w:b/>"},
    {"LawText", "law text", "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>", ""},
    {"LawBasis", "law basis", "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>", "<w:i/>"},
    {"LawCentre", "law centre", "<w:jc w:val=\"center\"/>", ""},
    {"LawStrong", "law strong", "<w:jc w:val=\"center\"/>", "<w:b/>"},
    {"LawSignature", "law signature", "<w:ind w:left=\"4536\"/><w:jc w:val=\"center\"/>", "<w:b/>"},
    {"LawRecipients", "law recipients", "<w:spacing w:after=\"0\"/>", "<w:sz w:val=\"22\"/>"},
    {"LawNote", "law note",
     "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"4\" "
     "w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"4\" "
     "w:space=\"4\" w:color=\"auto\"/></w:pBdr><w:jc w:val=\"both\"/>",
     "<w:i/><w:sz w:val=\"24\"/>"},
    {"LawCell", "law cell", "<w:spacing w:before=\"40\" w:after=\"40\"/>", "<w:sz w:val=\"24\"/>"},
};

class Writer {
  public:
    std::string write(const LegalText& text, std::span<const std::string> notes)
    {
        for (const std::string& note : notes)
            paragraph("LawNote", run(note));
        for (const Node& part : text.parts)
            write_part(part);
        return std::move(out_);
    }

  private:
    void write_part(const Node& part)
    {
        switch (part.kind) {
        case Kind::header: return blocks(part, "LawCentre");
        case Kind::title: paragraph("LawStrong", run(part.heading)); return paragraph("LawStrong", run(part.text));
        case Kind::attachment:
        case Kind::appendix:
            paragraph("Heading1", lines(part.mark, part.heading), part.id, Break::page_before);
            paragraph("LawCentre", run(part.text));
            return blocks(part, "LawText");
        case Kind::recipients:
        case Kind::signature: return block(part, "");
        default: return blocks(part, "LawText");
        }
    }

    // What a node holds, from its child `first` on; `style` is that of its plain paragraphs.
    void blocks(const Node& node, std::string_view style, std::size_t first = 0)
    {
        for (std::size_t i = first; i < node.children.size(); ++i)
            block(node.children[i], style);
    }

    void block(const Node& node, std::string_view style)
    {
        switch (node.kind) {
        case Kind::authority:
        case Kind::formula: return paragraph("LawStrong", run(node.text));
        case Kind::basis: return paragraph("LawBasis", run(node.text));
        case Kind::recipients: return blocks(node, "LawRecipients");
        case Kind::signature: return blocks(node, "LawSignature");
        case Kind::table: return table(node);
        default:
            if (is_provision(node.kind))
                return provision(node, style);
            paragraph(style, run(joined(node.mark, node.text)));
        }
    }

    // As on paper: the mark of an article, clause or point stands in one line with what follows it.
    void provision(const Node& node, std::string_view style)
    {
        if (node.kind < Kind::article) {
            paragraph("Heading2", lines(node.mark, node.heading), node.id);
            return blocks(node, style);
        }
        const bool has_text = node.heading.empty() && !node.children.empty() && node.children.front().kind == Kind::paragraph;
        const bool is_heading = node.kind == Kind::article && !has_text;
        const std::string text = has_text ? node.children.front().text : node.heading;
        if (node.kind == Kind::article && has_text && !node.mark.empty())
            paragraph("LawText", run(node.mark + " ", "<w:b/>") + run(text), node.id);
        else
            paragraph(is_heading ? "Heading3" : "LawText", run(joined(node.mark, text)), node.id);
        blocks(node, style, has_text ? 1 : 0);
    }

    void table(const Node& node)
    {
        std::size_t columns = 1;
        for (const Node& row : node.children)
            columns = std::max(columns, row.children.size());
        out_ += "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>";
        for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
            out_ += fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", side);
        out_ += "</w:tblBorders></w:tblPr><w:tblGrid>";
        for (std::size_t i = 0; i < columns; ++i)
            out_ += "<w:gridCol/>";
        out_ += "</w:tblGrid>";
        for (const Node& row : node.children) {
            out_ += "<w:tr>";
            for (std::size_t i = 0; i < columns; ++i) {
                out_ += "<w:tc><w:tcPr/>";
                out_ += paragraph_of("LawCell", i < row.children.size() ? run(row.children[i].text) : "");
                out_ += "</w:tc>";
            }
            out_ += "</w:tr>";
        }
        out_ += "</w:tbl><w:p/>";   // two tables that touch would be one
    }

    static std::string joined(const std::string& a, const std::string& b) { return a + (a.empty() || b.empty() ? "" : " ") + b; }

    static std::string run(const std::string& text, std::string_view properties = "")
    {
        if (text.empty())
            return {};
        return fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                           properties.empty() ? "" : fmt::format("<w:rPr>{}</w:rPr>", properties), text::escape_html(text));
    }
    static std::string lines(const std::string& first, const std::string& second)
    {
        return run(first) + (first.empty() || second.empty() ? "" : "<w:r><w:br/></w:r>") + run(second);
    }

    enum class Break { none, page_before };
    static std::string paragraph_of(std::string_view style, const std::string& runs, Break before = Break::none)
    {
        return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>{}</w:p>", style,
                           before == Break::page_before ? "<w:pageBreakBefore/>" : "", runs);
    }
    // Nothing for a paragraph without text, unless a bookmark or a page begins there.
    void paragraph(std::string_view style, const std::string& runs, const std::string& id = "", Break before = Break::none)
    {
        if (runs.empty() && id.empty())
            return;
        std::string name = id;
        std::ranges::replace(name, '-', '_');
        if (name.empty() || name.size() > longest_bookmark)
            out_ += paragraph_of(style, runs, before);
        else
            out_ += paragraph_of(style,
                                 fmt::format("<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/><w:bookmarkEnd w:id=\"{0}\"/>{2}",
                                             ++bookmarks_, name, runs),
                                 before);
    }

    std::string out_;
    int bookmarks_ = 0;
};

std::string styles_xml()
{
    std::string out = fmt::format(
        "{}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
        "w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/><w:sz w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:spacing w:before=\"60\" w:after=\"60\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
        xml_declaration, word_namespace);
    for (const Style& style : styles)
        out += fmt::format("<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/>"
                           "<w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
                           style.id, style.name, style.paragraph, style.run);
    return out + "</w:styles>";
}

// A4 with the margins of the decree: 20 mm above and below, 30 mm left, 20 mm right.
constexpr std::string_view page =
    "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" "
    "w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

constexpr std::string_view content_types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

constexpr std::string_view package_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
    "Target=\"docProps/core.xml\"/></Relationships>";

constexpr std::string_view document_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
    "Target=\"styles.xml\"/></Relationships>";

std::string declared(std::string_view xml) { return std::string(xml_declaration) + std::string(xml); }

}   // namespace

std::vector<std::pair<std::string, std::string>> to_docx(const LegalText& text, std::string_view title,
                                                         std::span<const std::string> notes)
{
    const std::string core = fmt::format(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>",
        text::escape_html(title));
    const std::string document =
        fmt::format("<w:document {}><w:body>{}{}</w:body></w:document>", word_namespace, Writer().write(text, notes), page);
    return {{"[Content_Types].xml", declared(content_types)},
            {"_rels/.rels", declared(package_relations)},
            {"docProps/core.xml", declared(core)},
            {"word/document.xml", declared(document)},
            {"word/styles.xml", styles_xml()},
            {"word/_rels/document.xml.rels", declared(document_relations)}};
}

}   // namespace tantrao::law
