// The record that an Akoma Ntoso file has beside its text. No I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/document_line.hpp"
#include "law/akoma_ntoso.hpp"

namespace tantrao::importing {

// Puts what the file says into the document. What the portal does not know, a kind of document, a field, a relation, is left out with a note.
void take_record(const law::AkomaMeta& record, IncomingDocument& incoming);

}   // namespace tantrao::importing
