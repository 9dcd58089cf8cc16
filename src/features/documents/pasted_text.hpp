// A whole text as it comes from a word processor or a PDF viewer, made plain.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::documents {

// Signs that nobody sees are gone (soft hyphens, zero-width spaces, marks of byte order and direction, control characters); no-break
// spaces are spaces, bullets in fonts of symbols are "•", every kind of line end is \n, lines end without blanks, and one empty line stands
// between two others at most. Tabs and rows of spaces stay: they part columns. Letters stay as they are.
std::string plain_text(std::string_view pasted);

}   // namespace tantrao::documents
