// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/title_query.hpp"

#include "search/query_parts.hpp"

namespace tantrao::search {

using Xapian::Query;

namespace {

constexpr Xapian::termcount most_endings = 50;   // of a word that is being typed

}   // namespace

Query title_query(const Beginning& beginning)
{
    std::vector<Word> words;
    for (const Piece& piece : beginning.query.wanted)
        words.insert(words.end(), piece.words.begin(), piece.words.end());
    const auto is_open = [&](std::size_t i) { return i + 1 == words.size() && !beginning.last_is_whole; };
    const auto begun = [](const std::string& one) {
        return Query(Query::OP_WILDCARD, one, most_endings, Query::WILDCARD_LIMIT_MOST_FREQUENT);
    };
    std::vector<Query> required, extras;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = term(prefix::folded_title_word, words[i].folded);
        required.push_back(is_open(i) ? begun(word) : Query(word));
        if (words[i].has_marks() && !is_open(i))
            extras.emplace_back(term(prefix::exact_title_word, words[i].exact));
        if (i + 1 < words.size()) {   // side by side before apart
            const std::string pair = term(prefix::folded_title_pair, folded_pair(words, i));
            extras.push_back(is_open(i + 1) ? begun(pair) : Query(pair));
        }
    }
    const Query required_all = joined(Query::OP_AND, required);
    if (const Query own = numbered(beginning.query); !own.empty())
        extras.push_back(bonus(number_first, {own}));
    if (beginning.own_site)
        extras.push_back(bonus(own_first, {Query(term(prefix::site, beginning.own_site->value))}));
    return extras.empty() ? required_all : Query(Query::OP_AND_MAYBE, required_all, joined(Query::OP_OR, extras));
}

}   // namespace tantrao::search
