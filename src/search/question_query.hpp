// A question as a query of Xapian. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/index.hpp"

#include <xapian.h>

namespace tantrao::search {

struct Queries {
    Xapian::Query counted;          // documents with every word, or with a number that was typed as their own; not weighed
    Xapian::Query as_typed;         // those of them with the very marks that were typed; empty where none were
    bool reads_positions = false;   // for a phrase: much more work a document
    Xapian::Query titled;           // ranked, those of them with all words in their titles; may be empty
    Xapian::Query all;              // ranked, those that follow them; empty for a long question
    // Where few have every word: ranked, what has not, of which only what has `some` of them, if that is not empty, follows them; or, of
    // three words and more, which a text can have by chance, stands in one ranking with `among`, those with every word.
    Xapian::Query near, some, among;
    Xapian::Query together;   // for a long question: all in one ranking, however many have every word
    bool is_long = false;
};

Queries queries_of(const Question& question, const Xapian::Database& database, const Ranking& ranking,
                   const Abbreviations& abbreviations);

}   // namespace tantrao::search
