// What a file is, by its content; names and declared types are never believed.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace tantrao::files {

struct FileType {
    std::string mime;        // "image/jpeg", "application/pdf", …
    std::string extension;   // "jpg", "pdf", …
    bool is_picture = false;
};

// JPEG, PNG, WebP, GIF, PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, ZIP, plain text and CSV (UTF-8), MP3, M4A, MP4, WebM. Anything else fails:
// programs, scripts, HTML, SVG and the rest with "files.type.refused", office files with "files.type.macros", "files.type.encrypted" or
// "files.type.old_office" (before 2007), broken ZIP files with "files.type.broken". Throws std::system_error if it cannot be read.
Result<FileType> recognise(const std::filesystem::path& file);

}   // namespace tantrao::files
