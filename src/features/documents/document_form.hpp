// The document's form on the desk: what was typed, kept as typed, and how it becomes a document.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "features/documents/relation_rows.hpp"
#include "http/request.hpp"
#include "law/legal_text.hpp"
#include "platform/web/route.hpp"
#include <optional>
#include <utility>

namespace tantrao::documents {

// Field by field, before anything is checked.
struct DocumentForm {
    std::string number, type, issuer, signer, position, title, issued_on, effective_on, expires_on, gazette_number, gazette_on,
        text, publish_at, change_note;
    std::vector<std::string> fields;
    std::vector<RelationRow> relations;
    struct Attached {
        std::string file, name;
    };
    std::vector<Attached> files;
    std::int64_t version = 0;   // of the edition that was on the screen
};

// A body takes two megabytes of fields (http::Limits::body): a text of this size leaves room for the others, and comes back as it was
// sent when the form is shown again. An import may bring longer ones.
constexpr std::size_t longest_text_in_form = 3 << 19;   // bytes
std::string longest_text_in_form_shown();               // "1,5", in MB

// Every single field with the name it has in the form.
std::vector<std::pair<std::string_view, std::string DocumentForm::*>> single_fields();

DocumentForm read_form(const http::Fields& fields);
DocumentForm form_of(const Document& document, std::int64_t version);
// Takes the form's own uploads in and names them in the form. Slow. Errors per field.
Result<void> take_uploads(const web::DeskRequest& request, DocumentForm& form);

// Rows for what the form's text says of other documents and no row does.
std::vector<RelationRow> said_rows(const DocumentForm& form, const std::optional<law::LegalText>& text);

// The document, checked. Files must lie in the site's library. Errors per field, all at once: those of checked(), of
// text::decode_pasted, relations_in, "documents.files.unknown", "documents.publish_at.unreadable", "documents.text.too_long_in_form"
// (args: MB).
Result<Document> to_document(db::Connection& core, SiteId site, const DocumentForm& form);

}   // namespace tantrao::documents
