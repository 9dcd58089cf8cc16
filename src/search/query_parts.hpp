// What queries of Xapian are put together from. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/parsed_query.hpp"
#include "search/terms.hpp"

#include <vector>
#include <xapian.h>

namespace tantrao::search {

// Above every weight of words: what has all words in its title stands before what has not, before that what has all with the marks
// that were typed, before that what has both in its title, before that the document whose number was typed, before that the own
// site's.
inline constexpr double title_first = 1'000, exact_first = 10'000, title_exact_first = 20'000, number_first = 40'000,
                        own_first = 100'000;

// Which form of words is looked for, and where.
struct Channel {
    char word, pair;
    std::string Word::*form;
};
inline constexpr Channel folded{prefix::folded_word, prefix::folded_pair, &Word::folded},
    exact{prefix::exact_word, prefix::exact_pair, &Word::exact},
    folded_title{prefix::folded_title_word, prefix::folded_title_pair, &Word::folded},
    exact_title{prefix::exact_title_word, prefix::exact_title_pair, &Word::exact};

Xapian::Query scaled(double factor, const Xapian::Query& query);
Xapian::Query unweighted(const Xapian::Query& query);
// The other where one is empty.
Xapian::Query both(Xapian::Query::op how, const Xapian::Query& a, const Xapian::Query& b);
Xapian::Query joined(Xapian::Query::op how, const std::vector<Xapian::Query>& queries);
Xapian::Query constant(double weight);
// Constant weight for what matches all of `condition`.
Xapian::Query bonus(double weight, const std::vector<Xapian::Query>& condition);

// A word or two side by side, in every way they are written (i_or_y).
Xapian::Query word_query(const Channel& channel, const Word& word);
Xapian::Query pair_query(const Channel& channel, const Word& first, const Word& second);
// All words of a name, each beside the next one somewhere.
Xapian::Query name_query(const Channel& channel, const std::vector<Word>& words);
// Two words are a pair, which is indexed. Of more words positions are read, but only where all pairs are. Typed without marks it is
// all it could be; then the pairs are enough, since only words with marks have positions.
Xapian::Query phrase_query(const std::vector<Word>& words);
// The documents that have a number that was typed, without weight; empty where none was.
Xapian::Query numbered(const ParsedQuery& query);

}   // namespace tantrao::search
