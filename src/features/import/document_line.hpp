// A legal document as it comes from outside: read from a line of JSON. No I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"
#include "features/documents/api.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::importing {

inline constexpr std::size_t longest_external_id = 200;   // bytes

struct IncomingFile {
    std::string path;   // beside the import file
    std::string name;   // shown to readers; "" = as the file is called
};

struct IncomingDocument {
    std::string external_id;
    std::string site;               // slug; "" where the line names none
    documents::Document document;   // unchecked, without files and category
    std::vector<IncomingFile> files;
    std::optional<Instant> published_at;
    std::vector<Error> notes;   // what was converted or left out: "import.note.…"
};

// Reads a line of the form that README.md of this folder describes; text in TCVN3, VNI or VISCII is converted. Errors: "import.line.…",
// "import.field.…" (args: field), "import.relation.unknown" (args: kind), those of json, legacy_encoding and body::from_html.
// `external_id`, if asked for, is set as soon as it is known, so that a refusal can name the document.
Result<IncomingDocument> read_document_line(std::string_view bytes, std::string* external_id = nullptr);

}   // namespace tantrao::importing
