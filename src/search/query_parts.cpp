// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query_parts.hpp"

#include "search/i_or_y.hpp"

#include <algorithm>

namespace tantrao::search {

using Xapian::Query;

Query scaled(double factor, const Query& query) { return {Query::OP_SCALE_WEIGHT, query, factor}; }
Query unweighted(const Query& query) { return scaled(0, query); }
Query both(Query::op how, const Query& a, const Query& b)
{
    if (a.empty())
        return b;
    return b.empty() ? a : Query(how, a, b);
}
Query joined(Query::op how, const std::vector<Query>& queries) { return {how, queries.begin(), queries.end()}; }

Query constant(double weight) { return Query((new Xapian::FixedWeightPostingSource(weight))->release()); }
Query bonus(double weight, const std::vector<Query>& condition)
{
    return {Query::OP_FILTER, constant(weight), joined(Query::OP_AND, condition)};
}

Query word_query(const Channel& channel, const Word& word)
{
    std::vector<Query> ways;
    for (const Word& way : ways_of(word))
        ways.emplace_back(term(channel.word, way.*channel.form));
    return joined(Query::OP_OR, ways);
}

Query pair_query(const Channel& channel, const Word& first, const Word& second)
{
    std::vector<Query> ways;
    for (const Word& a : ways_of(first))
        for (const Word& b : ways_of(second))
            ways.emplace_back(term(channel.pair, a.*channel.form + " " + b.*channel.form));
    return joined(Query::OP_OR, ways);
}

Query name_query(const Channel& channel, const std::vector<Word>& words)
{
    std::vector<Query> parts;
    for (std::size_t i = 0; i < words.size(); ++i)
        parts.push_back(i + 1 < words.size() ? pair_query(channel, words[i], words[i + 1]) : word_query(channel, words[i]));
    return joined(Query::OP_AND, parts);
}

Query phrase_query(const std::vector<Word>& words)
{
    if (std::ranges::none_of(words, &Word::has_marks))
        return name_query(folded, words);
    std::vector<Query> parts, pairs;
    for (std::size_t i = 0; i < words.size(); ++i) {
        parts.push_back(word_query(exact, words[i]));
        if (i + 1 < words.size())
            pairs.push_back(pair_query(exact, words[i], words[i + 1]));
    }
    if (pairs.size() == 1)
        return {Query::OP_FILTER, joined(Query::OP_AND, parts), pairs.front()};
    const Query phrase(Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size()));
    return {Query::OP_FILTER, phrase, joined(Query::OP_AND, pairs)};
}

namespace {

// All of the words, or two of them side by side.
Query about(const std::vector<Word>& words)
{
    std::vector<Query> all, any;
    for (std::size_t i = 0; i < words.size(); ++i) {
        all.push_back(word_query(folded, words[i]));
        if (i + 1 < words.size())
            any.push_back(pair_query(folded, words[i], words[i + 1]));
    }
    any.push_back(joined(Query::OP_AND, all));
    return joined(Query::OP_OR, any);
}

}   // namespace

Query numbered(const ParsedQuery& query)
{
    std::vector<Query> own;
    for (const TypedNumber& number : query.numbers) {
        const Query one(term(prefix::own_number, number.term));
        own.push_back(number.behind.empty() ? one : Query(Query::OP_FILTER, one, about(number.behind)));
    }
    return own.empty() ? Query() : unweighted(joined(Query::OP_OR, own));
}

}   // namespace tantrao::search
