// What somebody typed, taken apart: words, "phrases", -words, numbers of documents. Never fails: what means nothing is a word or is
// left out, and what is too long is cut and says so.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/legal_number.hpp"
#include "search/words.hpp"

namespace tantrao::search {

inline constexpr std::size_t longest_query = 2'000;   // bytes
inline constexpr std::size_t most_words = 80;

struct Piece {
    enum class Kind { word, phrase, number } kind = Kind::word;
    std::vector<Word> words;   // one for a word; of a number the words it was written with
    std::string number;        // its term
    bool capitals = false;     // a word written in capitals among others that are not
};

// The document that has it as its own stands first.
struct TypedNumber {
    std::string term;
    std::vector<Word> behind;   // where it may as well be a number of things: the words the document has to be about too
};

struct ParsedQuery {
    std::string text;   // as it is looked for, fit to be shown: one line, without control characters
    std::vector<Piece> wanted, unwanted;
    std::vector<TypedNumber> numbers;   // also what may be another number: "nghị định 100"
    bool has_marks = false;             // whoever typed it meant the tone marks
    bool was_cut = false;
    bool empty() const { return wanted.empty(); }
};

ParsedQuery parse_query(std::string_view typed, Splitter& splitter);

}   // namespace tantrao::search
