// The words of a document's files in a folder, and what they are known from. Not for other folders.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/document_folder.hpp"
#include "law/akoma_ntoso.hpp"

namespace tantrao::importing {

struct FolderEnding {
    std::string_view ending;
    enum class Holds { akoma_ntoso, html, office } holds = Holds::office;
    extraction::Format format = extraction::Format::plain;   // of office files
    bool is_text = false;                                    // and nothing else, so that the document needs no such file
};
// Which reads best stands first; null for other kinds of files.
const FolderEnding* ending_of(const std::filesystem::path& file);

struct FolderWords {
    std::string text, file;
    bool is_cut = false, is_recognised = false;
    bool lacks_pages = false;                    // that could not be recognised
    std::optional<law::AkomaMeta> record = {};   // that the file has beside its text
    std::string other_structure = {};            // where the text does not say the structure that the file has
};

// Of the first file that can be read. Errors: as read_folder_document.
Result<FolderWords> words_of(const FolderDocument& found, const FolderPlan& plan, const extraction::Reader& reader);

}   // namespace tantrao::importing
