// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/title_query.hpp"

#include "search/i_or_y.hpp"
#include "search/query_parts.hpp"

namespace tantrao::search {

using Xapian::Query;

namespace {

constexpr Xapian::termcount most_endings = 50;   // of a word that is being typed

// What is typed to its end and may go on; nothing goes on from a way of writing it that was not typed.
Query begun_query(char kind, const std::string& before, const Word& last)
{
    const auto ways = ways_of(last);
    Query begun(Query::OP_WILDCARD, term(kind, before + ways.front().folded), most_endings, Query::WILDCARD_LIMIT_MOST_FREQUENT);
    return ways.size() == 1 ? begun : Query(Query::OP_OR, begun, Query(term(kind, before + ways.back().folded)));
}

Query begun_pair(const Word& first, const Word& last)
{
    std::vector<Query> ways;
    for (const Word& way : ways_of(first))
        ways.push_back(begun_query(prefix::folded_title_pair, way.folded + " ", last));
    return joined(Query::OP_OR, ways);
}

}   // namespace

Query title_query(const Beginning& beginning)
{
    std::vector<Word> words;
    for (const Piece& piece : beginning.query.wanted)
        words.insert(words.end(), piece.words.begin(), piece.words.end());
    const auto is_open = [&](std::size_t i) { return i + 1 == words.size() && !beginning.last_is_whole; };
    std::vector<Query> required, extras;
    for (std::size_t i = 0; i < words.size(); ++i) {
        required.push_back(is_open(i) ? begun_query(prefix::folded_title_word, "", words[i])
                                      : word_query(folded_title, words[i]));
        if (words[i].has_marks() && !is_open(i))
            extras.push_back(word_query(exact_title, words[i]));
        if (i + 1 < words.size())   // side by side before apart
            extras.push_back(is_open(i + 1) ? begun_pair(words[i], words[i + 1])
                                            : pair_query(folded_title, words[i], words[i + 1]));
    }
    const Query required_all = joined(Query::OP_AND, required);
    if (const Query own = numbered(beginning.query); !own.empty())
        extras.push_back(bonus(number_first, {own}));
    if (beginning.own_site)
        extras.push_back(bonus(own_first, {Query(term(prefix::site, beginning.own_site->value))}));
    return extras.empty() ? required_all : Query(Query::OP_AND_MAYBE, required_all, joined(Query::OP_OR, extras));
}

}   // namespace tantrao::search
