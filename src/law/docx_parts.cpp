// What a DOCX file has beside its text: styles, page, the members that name each other.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/docx_parts.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace tantrao::law {

namespace {

constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word_namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

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
    {"LawTitle", "law title", "<w:spacing w:before=\"360\"/><w:jc w:val=\"center\"/>", "<w:b/>"},
    {"LawAgency", "law agency", "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
     "<w:b/><w:sz w:val=\"24\"/>"},
    {"LawMotto", "law motto", "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
     "<w:b/><w:sz w:val=\"26\"/><w:u w:val=\"single\"/>"},
    {"LawNumber", "law number", "<w:spacing w:before=\"120\"/><w:jc w:val=\"center\"/>", "<w:sz w:val=\"26\"/>"},
    {"LawPlace", "law place", "<w:spacing w:before=\"120\"/><w:jc w:val=\"center\"/>", "<w:i/><w:sz w:val=\"26\"/>"},
    {"LawSignature", "law signature", "<w:keepNext/><w:ind w:left=\"4536\"/><w:jc w:val=\"center\"/>", "<w:b/>"},
    {"LawSigned", "law signed", "<w:keepNext/><w:jc w:val=\"center\"/>", "<w:b/>"},
    {"LawRecipients", "law recipients", "<w:spacing w:before=\"0\" w:after=\"0\"/>", "<w:sz w:val=\"22\"/>"},
    {"LawRecipientsHead", "law recipients head", "<w:spacing w:after=\"0\"/>", "<w:b/><w:i/><w:sz w:val=\"24\"/>"},
    {"LawNote", "law note",
     "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"4\" "
     "w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"4\" "
     "w:space=\"4\" w:color=\"auto\"/></w:pBdr><w:jc w:val=\"both\"/>",
     "<w:i/><w:sz w:val=\"24\"/>"},
    {"LawCell", "law cell", "<w:spacing w:before=\"40\" w:after=\"40\"/>", "<w:sz w:val=\"24\"/>"},
    {"LawColumn", "law column", "<w:spacing w:before=\"40\" w:after=\"40\"/><w:jc w:val=\"center\"/>",
     "<w:b/><w:sz w:val=\"24\"/>"},
    {"LawGap", "law gap", "<w:spacing w:before=\"0\" w:after=\"0\"/>", "<w:sz w:val=\"12\"/>"},
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

// A4 with the margins of the decree: 20 mm above and below, 30 mm left, 20 mm right; the number of the page above it, but on the first.
constexpr std::string_view page =
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" "
    "w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>";

constexpr std::string_view content_types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>"
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
    "Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" "
    "Target=\"header1.xml\"/></Relationships>";

constexpr std::string_view page_number =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\" PAGE \"><w:r>"
    "<w:t>2</w:t></w:r></w:fldSimple></w:p>";

std::string declared(std::string_view xml) { return std::string(xml_declaration) + std::string(xml); }

}   // namespace

std::vector<std::pair<std::string, std::string>> docx_parts(std::string_view body, std::string_view title)
{
    const std::string core = fmt::format(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>",
        text::escape_html(title));
    const std::string document = fmt::format(
        "<w:document {} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{}{}</w:body></w:document>",
        word_namespace, body, page);
    return {{"[Content_Types].xml", declared(content_types)},
            {"_rels/.rels", declared(package_relations)},
            {"docProps/core.xml", declared(core)},
            {"word/document.xml", declared(document)},
            {"word/header1.xml", declared(fmt::format("<w:hdr {}>{}</w:hdr>", word_namespace, page_number))},
            {"word/styles.xml", styles_xml()},
            {"word/_rels/document.xml.rels", declared(document_relations)}};
}

}   // namespace tantrao::law
