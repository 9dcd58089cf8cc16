// What letters tell about a line.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/letters.hpp"

#include <string>
#include <string_view>

namespace tantrao::law {

using text::is_lower;
using text::is_upper;
using text::next_letter;
inline bool is_letter(std::uint32_t letter) { return is_lower(letter) || is_upper(letter); }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// At least two capitals and no small letter.
bool is_capitals(std::string_view line);
bool begins_lower(std::string_view line);
bool begins_upper(std::string_view line);
std::size_t letter_count(std::string_view line);   // code points
bool starts_with_fold(std::string_view line, std::string_view folded_beginning);
// text::fold, and the Icelandic letter that old typewriter fonts used for Đ.
std::string fold_loosely(std::string_view text);

}   // namespace tantrao::law
