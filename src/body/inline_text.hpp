// Text inside a paragraph: white space at its ends separates words and stays, everything else is as in text::clean_line.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::body {

// NFC, no control characters, white space (no-break spaces too) collapsed to single spaces. Applying it twice changes nothing.
std::string clean_inline(std::string_view raw);
// Nothing in it that a reader would see.
bool is_blank(std::string_view raw);

}   // namespace tantrao::body
