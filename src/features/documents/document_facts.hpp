// The record of a document as names and values, for readers and for those who decide on it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "platform/web/route.hpp"

namespace tantrao::documents {

// Into rows FACTS (NAME, VALUE): number, type, issuer, signer, days, fields, gazette, as far as they are known.
void add_facts(view::Values& values, const web::Ui& ui, std::string_view language, const Document& document);

// Into rows SIGNATURES (NOTE, WARNING): what readers will be told of the signatures in a file.
void add_signatures(view::Values& values, const web::DeskRequest& request, std::string_view file);

// Abstract, facts, relations and files of an edition for somebody on the desk who does not write it.
view::SafeHtml record_part(const web::DeskRequest& request, const Document& document);

}   // namespace tantrao::documents
