// What the numbers of provisions count: figures, Roman figures, ordinal words, the letters of points.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

#include <array>
#include <string_view>

namespace tantrao::law {

// The letters of points in the order of the law.
constexpr std::array<std::string_view, 23> point_row{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                                     "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

bool is_roman(std::string_view text);
// How many letters of the folded text are an ordinal word ("muoi hai" of "muoi hai. cac"); 0 if it begins with none.
std::size_t ordinal_letters(std::string_view folded);

// The value of "IV", "thứ tư", "04"; 0 for everything else, also for single letters that count nothing ("A", "C").
int counted(std::string_view number);

// Whether b may come right after a among clauses, articles, points; an empty a is the beginning.
bool follows(Kind kind, std::string_view a, std::string_view b);

}   // namespace tantrao::law
