// What a document does to others: what its record says and, where the record leaves it open, what its text says of single provisions.
// Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/validity.hpp"
#include "law/legal_text.hpp"
#include <optional>

namespace tantrao::documents {

struct StatedEffect {
    std::string number, issued_on;   // of the other document; the day may be ""
    Effect effect;                   // `by` is not set
};
// In the order of the relations. A relation that amends or rectifies a document as a whole is followed by what the text does to those of
// its provisions that no other relation names; one that names provisions takes its wording from the text, unless it brings its own.
std::vector<StatedEffect> effects_of(const Document& document);
// Of a document whose text was read already, as far as it could be.
std::vector<StatedEffect> effects_of(const Document& document, const std::optional<law::LegalText>& text);

// The stored form of a change in live, and back.
std::string to_json(const law::Amendment& change);
law::Amendment change_from_json(std::string_view json);

}   // namespace tantrao::documents
