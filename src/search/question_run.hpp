// Words that were typed in a row, as a question takes them. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/abbreviations.hpp"
#include "search/parsed_query.hpp"

namespace tantrao::search {

struct QuestionRun {
    // One word, or more that are called otherwise together.
    struct Part {
        std::size_t first = 0, count = 1;
        std::vector<std::vector<Word>> other_names;
    };
    std::vector<Word> words;
    std::vector<bool> asks;    // of each word: it only asks
    std::vector<Part> parts;   // all words; of one that asks each

    QuestionRun(const std::vector<const Piece*>& pieces, const Abbreviations& abbreviations);
    std::vector<Word> words_of(const Part& part) const;
};

}   // namespace tantrao::search
