// What an editor should know of the day of effect of a document: that law wants one, and what the text says.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "law/legal_text.hpp"
#include "platform/web/route.hpp"
#include <optional>
#include <string>

namespace tantrao::documents {

// Sentences; "" where there is nothing to say. `text`: the document's, as far as it was read.
std::string effect_note(const web::Ui& ui, const Document& document, const std::optional<law::LegalText>& text);

}   // namespace tantrao::documents
