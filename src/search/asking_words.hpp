// Words that only ask: "làm sổ đỏ ở đâu" is about sổ đỏ. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/words.hpp"

namespace tantrao::search {

// Of each word whether it only asks, marks or no marks.
std::vector<bool> words_that_ask(const std::vector<Word>& words);
// It only asks too where the name of a paper or an office follows: "làm cccd", "muốn xin gplx".
bool wants_what_follows(const Word& word);

}   // namespace tantrao::search
