// Small real files with text in them, made in memory. For tests only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <fmt/format.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zip.h>

namespace tantrao::extraction {

using Parts = std::vector<std::pair<std::string, std::string>>;   // name, content

inline std::string packed(const Parts& parts, const char* password = nullptr)
{
    zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);   // outlives the archive
    zip_t* const archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, content] : parts) {
        const zip_int64_t at =
            zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
        if (password != nullptr)
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(at), ZIP_EM_AES_256, password);
    }
    if (zip_close(archive) != 0)
        throw std::logic_error(zip_strerror(archive));
    zip_stat_t facts;
    zip_source_stat(source, &facts);
    std::string bytes(facts.size, '\0');
    zip_source_open(source);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

inline std::string word_xml(std::string_view root, std::string_view inside)
{
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{0} xmlns:w=\"http://schemas.openxmlformats.org/"
                       "wordprocessingml/2006/main\">{1}</w:{0}>",
                       root, inside);
}

// The parts of a Word file; `body` is XML between the tags of w:body.
inline Parts docx_parts(std::string_view body)
{
    return {{"[Content_Types].xml",
             "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
             "PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml."
             "document.main+xml\"/></Types>"},
            {"word/document.xml", word_xml("document", fmt::format("<w:body>{}</w:body>", body))}};
}

// A Word file with these paragraphs, which must need no escaping.
inline std::string docx_of(const std::vector<std::string>& paragraphs)
{
    std::string body;
    for (const std::string& paragraph : paragraphs)
        body += "<w:p><w:r><w:t>" + paragraph + "</w:t></w:r></w:p>";
    return packed(docx_parts(body));
}

// A PDF file of these objects, the first of which is number 1 and its catalogue.
inline std::string pdf_of_objects(const std::vector<std::string>& objects, std::string_view trailer = "")
{
    std::string file = "%PDF-1.4\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", file.size());
        file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    return file +
           fmt::format("xref\n0 {0}\n0000000000 65535 f \n{1}trailer\n<</Size {0}/Root 1 0 R{2}>>\nstartxref\n{3}\n%%EOF\n",
                       objects.size() + 1, table, trailer, file.size());
}

// A PDF file; each page is its lines, Latin letters only and no brackets.
inline std::string pdf_of(const std::vector<std::vector<std::string>>& pages, std::string_view trailer = "")
{
    std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", "",
                                     "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"};
    std::string kids;
    for (const auto& lines : pages) {
        std::string content = "BT /F1 11 Tf 14 TL 60 780 Td\n";
        for (const std::string& line : lines)
            content += "(" + line + ") Tj T*\n";
        content += "ET";
        kids += fmt::format("{} 0 R ", objects.size() + 1);
        objects.push_back(
            fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
                        objects.size() + 2));
        objects.push_back(fmt::format("<</Length {}>>\nstream\n{}\nendstream", content.size(), content));
    }
    objects[1] = fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, pages.size());
    return pdf_of_objects(objects, trailer);
}

}   // namespace tantrao::extraction
