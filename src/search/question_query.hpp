// A question as a query of Xapian. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/index.hpp"

#include <xapian.h>

namespace tantrao::search {

struct Queries {
    Xapian::Query all;    // documents with every word
    Xapian::Query near;   // ranked like `all`, with some of the words; empty where that would be the same
};

Queries queries_of(const Question& question, const Ranking& ranking, const Abbreviations& abbreviations);

}   // namespace tantrao::search
