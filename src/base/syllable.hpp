// Whether a word could be a Vietnamese syllable. For telling legacy encodings apart; not a spell checker.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string_view>

namespace tantrao::text {

// One word, any case, UTF-8.
bool is_syllable(std::string_view word);

}   // namespace tantrao::text
