// A tree as lines that a person can read: two blanks a level, number, heading, and how the text begins.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

#include <string>

namespace tantrao::law {

// The text must be one that can be parsed.
LegalText parsed(std::string_view bytes, const Limits& limits = {});
std::string outline(const LegalText& text);
// Letters and digits and every other sign, without white space.
std::string without_spaces(std::string_view text);
std::string file_text(const std::string& path);
std::string doubt_codes(const LegalText& text);

}   // namespace tantrao::law
