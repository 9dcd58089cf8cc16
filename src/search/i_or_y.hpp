// Syllables that are written with i or y as one likes: kĩ thuật and kỹ thuật, tỉ lệ and tỷ lệ, quí and quý. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/words.hpp"

#include <optional>

namespace tantrao::search {

// The word the other way, with the same tone; nothing for a word that is written in one way only.
std::optional<Word> written_otherwise(const Word& word);
// The word itself, and as it is written otherwise.
std::vector<Word> ways_of(const Word& word);

}   // namespace tantrao::search
