// A folder of Word, OpenDocument, PDF, HTML, text and Akoma Ntoso files as documents: what they say of themselves counts, their names are hints.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/reader.hpp"
#include "features/import/document_line.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tantrao::importing {

// Files of one name but for its ending are one document: 07-2011.docx and 07-2011.pdf.
struct FolderDocument {
    std::string external_id;          // their path in the folder without its ending: "2011/07-qd-ubnd"
    std::vector<std::string> files;   // in the folder; the one that reads best first
};
// In order of their names, those of subfolders too; hidden files are left out, and other kinds of files told in `others`. Throws
// std::filesystem::filesystem_error.
std::vector<FolderDocument> documents_in(const std::filesystem::path& folder, std::vector<std::string>* others = nullptr);

struct FolderPlan {
    std::filesystem::path folder;
    std::vector<std::string> issuers;   // agencies as they write themselves, to know those that stand in capitals
    int ocr_pages = 0;                  // of a scan that are recognised; 0 = none
    std::string agency = {};            // whose documents they are, where a text names none that can be read; may be ""
};

// What was not sure is noted: "import.note.from_name", "import.note.unsure" (args: field, value), "import.note.not_found" (args: field),
// "import.note.agency_of_site" (args: agency), "import.note.recognised", "import.note.not_recognised", "import.note.cut" (args: file); of
// Akoma Ntoso "import.note.unknown_value" (args: field, value), "import.note.other_structure" (args: file, place). Errors, where none of
// the files can be read: those of extraction::Reader, body::text_of_html and legacy_encoding, "import.file_unreadable" (it cannot be opened, or no process be started),
// "import.text_of_a_day" (args: day); "import.file_name" (no UTF-8), "import.external_id.too_long".
Result<IncomingDocument> read_folder_document(const FolderDocument& found, const FolderPlan& plan,
                                              const extraction::Reader& reader);

}   // namespace tantrao::importing
