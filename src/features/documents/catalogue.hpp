// Kinds of documents and fields of law: data/reference/document-types.csv and fields.csv, compiled in.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::documents {

struct DocumentType {
    std::string slug, name, abbreviation;   // "quyet-dinh", "Quyết định", "QĐ"
    bool normative = false;                 // among them are kinds that make law (quy phạm pháp luật)
    bool administrative = false;            // and kinds that do not
    bool has_validity = false;              // such a document can be in force: no letter, report or copy
};
struct Field {
    std::string code, slug, name;   // "LV01"
};

// In the order of the file; what a document calls itself, so the decisions of all levels are one type.
const std::vector<DocumentType>& document_types();
const std::vector<Field>& fields();

// By name as written (case and marks do not matter), by slug or by abbreviation or code; null if there is none.
const DocumentType* find_type(std::string_view name);
const Field* find_field(std::string_view name);

// Whether a document steers and makes no law (văn bản chỉ đạo, điều hành). Of types that may be both (quyết định, nghị quyết, chỉ thị)
// the number says it: those that make law carry their year.
bool is_directive(std::string_view type, std::string_view number);
// Whether it makes law (quy phạm pháp luật): such a document has to say from when it has effect.
bool makes_law(std::string_view type, std::string_view number);

}   // namespace tantrao::documents
