// The text of an attached file, taken over into the form for the editor to read again.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_form.hpp"

namespace tantrao::documents {

// Puts the text of the first attached file that has one into the form, and what the text says of itself (number, type, agency, abstract,
// day, signer) into fields that are empty. Reads files in a process of their own: seconds. Errors: field "text":
// "documents.take.has_text"; field "file_upload": "documents.take.no_file" where none is of a kind that is read, "documents.take.no_text"
// where there are only pictures in it, those of extraction::Reader.
Result<void> take_over_file(const web::DeskRequest& request, DocumentForm& form);

// Only the second half: the facts of the form's text.
void fill_from_text(DocumentForm& form);

}   // namespace tantrao::documents
