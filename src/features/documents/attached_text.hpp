// The text of an attached file, taken over into the form for the editor to read again.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_form.hpp"

namespace tantrao::documents {

// Puts the text of the first attached file of a kind that is read into the form, and what the text says of itself (number, type,
// agency, abstract, day, signer) into fields that are empty. Reads the file in a process of its own: seconds. Errors: field "text":
// "documents.take.has_text"; field "file_upload": "documents.files.unknown" where one is not in the site's library,
// "documents.take.no_file" where none is of a kind that is read, "documents.take.scan" (args: name) where most of its pages are pictures
// of paper, "documents.take.no_text" (args: name) where nothing is in it, "documents.take.too_long" (args: name, MB) where the form
// cannot hold it, those of extraction::Reader.
Result<void> take_over_file(const web::DeskRequest& request, DocumentForm& form);

}   // namespace tantrao::documents
