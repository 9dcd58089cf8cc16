// Relations to other documents that a text speaks of, for an editor to accept: nothing follows from them by themselves.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "law/legal_text.hpp"

namespace tantrao::documents {

// Those that the record has not: what the text does to another document where no relation says so much as that something is ended or
// changed, and grounds to which there is no relation at all. In the order of the text, which is given read: the document's own is not looked at.
std::vector<Relation> said_without_relation(const Document& document, const law::LegalText& text);

}   // namespace tantrao::documents
