// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/question_filter.hpp"

#include "search/query_parts.hpp"

namespace tantrao::search {

using Xapian::Query;

namespace {

// A word typed without marks excludes all it could be.
Query unwanted_word(const Word& word) { return word.has_marks() ? word_query(exact, word) : word_query(folded, word); }

Query filter_query(const Question& question)
{
    Query filter;
    const auto add = [&](const std::vector<Query>& any) {
        if (!any.empty())
            filter = both(Query::OP_AND, filter, joined(Query::OP_OR, any));
    };
    std::vector<Query> kinds, categories;
    for (const std::string& kind : question.kinds)
        kinds.emplace_back(term(prefix::kind, kind));
    for (const CategoryId category : question.categories)
        categories.emplace_back(term(prefix::category, category.value));
    add(kinds);
    add(categories);
    if (!question.field.empty())
        add({Query(slug_term(prefix::field, question.field))});
    if (!question.agency.empty())
        add({Query(slug_term(prefix::agency, question.agency))});
    if (question.site)
        add({Query(term(prefix::site, question.site->value))});
    if (question.from)
        add({Query(Query::OP_VALUE_GE, slot::published,
                   Xapian::sortable_serialise(static_cast<double>(question.from->us) / 1e6))});
    if (question.to)
        add({Query(Query::OP_VALUE_LE, slot::published,
                   Xapian::sortable_serialise(static_cast<double>(question.to->us - 1) / 1e6))});
    return filter;
}

Query hidden_query(const Question& question)
{
    std::vector<Query> hidden;
    for (const SiteId site : question.without_sites)
        hidden.emplace_back(term(prefix::site, site.value));
    for (const Key& key : question.without)
        hidden.emplace_back(key_term(key));
    for (const Piece& piece : question.query.unwanted)
        hidden.push_back(piece.words.size() > 1 ? phrase_query(piece.words) : unwanted_word(piece.words.front()));
    return hidden.empty() ? Query() : joined(Query::OP_OR, hidden);
}

}   // namespace

Query filtered(Query query, const Question& question)
{
    if (const Query filter = filter_query(question); !filter.empty())
        query = Query(Query::OP_FILTER, query, filter);
    if (const Query hidden = hidden_query(question); !hidden.empty())
        query = Query(Query::OP_AND_NOT, query, hidden);
    return query;
}

}   // namespace tantrao::search
