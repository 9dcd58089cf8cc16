// What an editor should know of the day of effect of a document: that law wants one, and what the text says.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "platform/web/route.hpp"

namespace tantrao::documents {

// Sentences; "" where there is nothing to say.
std::string effect_note(const web::Ui& ui, const Document& document);

}   // namespace tantrao::documents
