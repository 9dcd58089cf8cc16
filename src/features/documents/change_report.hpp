// What was understood of the changes that a document makes in others, for the editor to look at before it is published.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "law/legal_text.hpp"
#include "platform/web/route.hpp"
#include "view/template.hpp"
#include <optional>

namespace tantrao::documents {

// Empty for a document that ends or changes no provision of another one. `text`: the document's, as far as it was read.
view::SafeHtml changes_part(const web::Ui& ui, const Document& document, const std::optional<law::LegalText>& text);

}   // namespace tantrao::documents
