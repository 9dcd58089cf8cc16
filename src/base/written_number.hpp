// Numbers as lists write them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>

namespace tantrao {

enum class Figures { decimal, two_digits, lower_letters, upper_letters, lower_roman, upper_roman };
enum class AfterZ { repeated, counted };   // aa, bb or aa, ab

// "7", "07", "g", "VII". What has no letters (below 1) or Roman figures (nor beyond 9,999) is decimal.
std::string written_number(int number, Figures figures, AfterZ after_z);

}   // namespace tantrao
