// A question as a query of Xapian. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/index.hpp"

#include <xapian.h>

namespace tantrao::search {

struct Queries {
    Xapian::Query counted;          // documents with every word, not weighed
    bool reads_positions = false;   // for a phrase: much more work a document
    Xapian::Query titled;           // ranked, those of them with all words in their titles; may be empty
    Xapian::Query all;              // ranked, those that follow them; empty where there is `together`
    Xapian::Query near;             // ranked like `all`, with some of the words; empty where that would be the same
    // For a question of many words: both in one ranking, since a long text has all words by chance. Empty for others.
    Xapian::Query together;
};

// Titles that have every word; where the last may go on, what it may become.
Xapian::Query title_query(const Beginning& beginning);

Queries queries_of(const Question& question, const Xapian::Database& database, const Ranking& ranking,
                   const Abbreviations& abbreviations);

}   // namespace tantrao::search
