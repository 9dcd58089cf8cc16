// Words that only ask: "làm sổ đỏ ở đâu" is about sổ đỏ. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/words.hpp"

namespace tantrao::search {

// How many words from words[at] on only ask, marks or no marks: 2 for "ở đâu"; 0 for others.
std::size_t asking_words_at(const std::vector<Word>& words, std::size_t at);

}   // namespace tantrao::search
