// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/question_query.hpp"

#include "search/asking_words.hpp"
#include "search/i_or_y.hpp"
#include "search/posting_sources.hpp"
#include "search/query_parts.hpp"
#include "search/question_filter.hpp"

#include <algorithm>

namespace tantrao::search {

namespace {

using Xapian::Query;

constexpr std::int64_t by_chance = 3;   // so many words can all be in a text by chance

class QueryBuilder {
  public:
    QueryBuilder(const Question& question, const Xapian::Database& database, const Ranking& ranking,
                 const Abbreviations& abbreviations)
        : question_(question), query_(question.query), database_(database), ranking_(ranking), abbreviations_(abbreviations),
          numbered_(numbered(question.query))
    {
    }

    Queries build()
    {
        collect();
        Queries made;
        if (required_.empty())
            return made;
        const Query required = unweighted(both(Query::OP_OR, joined(Query::OP_AND, required_), numbered_));
        const std::vector<Query> weighed = rarest();
        const Query ranked = joined(Query::OP_OR, weighed);
        made.counted = filtered(required, question_);
        made.reads_positions = reads_positions_;
        const Query any = both(Query::OP_OR, ranked, numbered_);
        made.is_long = std::ranges::count(query_.wanted, Piece::Kind::word, &Piece::kind) >= ranking_.long_question;
        if (made.is_long) {
            made.together = finished(any, {});
            return made;
        }
        const Query titled = titled_query();
        if (!titled.empty())
            made.titled = finished(titled, with_all_bonuses(weighed));
        made.all = finished(both(Query::OP_AND_NOT, required, titled), with_bonuses(weighed));
        if (std::ssize(plain_) >= by_chance) {
            const Query shown = both(Query::OP_OR, required, some_of_them());
            made.together = finished(Query(Query::OP_FILTER, both(Query::OP_OR, any, required), shown), whole_bonuses());
        } else if (plain_.size() == 1 && whole_words_ == 0 &&
                   !of_names_.empty()) {   // an abbreviation: parts of what it stands for
            made.near = finished(Query(Query::OP_AND_NOT, joined(Query::OP_OR, of_names_), required), {});
        } else if (plain_.size() + whole_words_ > 1 && !some_.empty()) {
            const Query near(Query::OP_FILTER, ranked, joined(Query::OP_OR, some_));
            made.near = finished(Query(Query::OP_AND_NOT, near, required), {});
        }
        return made;
    }

  private:
    void collect()
    {
        for (const Piece& piece : query_.wanted)
            if (piece.kind == Piece::Kind::word)
                run_.push_back(&piece);
            else {
                end_run();
                add_whole(piece);
            }
        end_run();
    }
    // Words in a row: other names are looked for among them, and pairs made of them.
    void end_run()
    {
        std::vector<Word> words;
        for (const Piece* piece : run_)
            words.push_back(piece->words.front());
        std::vector<bool> asks = words_that_ask(words);
        if (std::ranges::count(asks, true) == std::ssize(query_.wanted))   // nothing else was typed
            asks.assign(words.size(), false);
        for (std::size_t i = 0; i < words.size();) {
            if (asks[i]) {   // need not be there, but weighs like others
                weigh_both(ranking_.folded_word, prefix::folded_word, words[i], &Word::folded);
                ++i;
                continue;
            }
            const auto match = abbreviations_.find(words, i);
            const bool used = match.words > 1 || (match.words == 1 && (!match.needs_capitals || run_[i]->capitals));
            const std::size_t count = used ? match.words : 1;
            add_required(words, i, count, used ? match.other_names : std::vector<std::vector<Word>>{});
            plain_.insert(plain_.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                          words.begin() + static_cast<std::ptrdiff_t>(i + count));
            i += count;
        }
        for (std::size_t i = 0; i < words.size(); ++i)
            add_weights(words, asks, i);
        run_.clear();
    }
    void add_required(const std::vector<Word>& words, std::size_t at, std::size_t count,
                      const std::vector<std::vector<Word>>& names)
    {
        std::vector<Query> own, exact;
        for (std::size_t i = at; i < at + count; ++i) {
            own.push_back(scaled(ranking_.folded_word, word_query(prefix::folded_word, words[i], &Word::folded)));
            exact.push_back(word_query(prefix::exact_word, words[i], &Word::exact));
        }
        Query wanted = joined(Query::OP_AND, own);
        for (const auto& name : names) {
            wanted = Query(Query::OP_OR, wanted, scaled(ranking_.other_name, name_query(name)));
            loose_.push_back(scaled(ranking_.other_name * ranking_.title_word,
                                    name_query(name, prefix::folded_title_word, prefix::folded_title_pair)));
            for (std::size_t i = 0; i + 1 < name.size(); ++i)
                of_names_.emplace_back(term(prefix::folded_pair, folded_pair(name, i)));
        }
        required_.push_back(wanted);
        if (count > 1 || !names.empty())
            loose_.push_back(wanted);
        else
            weigh_both(ranking_.folded_word, prefix::folded_word, words[at], &Word::folded);
        for (std::size_t i = at; i < at + count; ++i) {
            in_title_.push_back(word_query(prefix::folded_title_word, words[i], &Word::folded));
            exact_in_title_.push_back(word_query(prefix::exact_title_word, words[i], &Word::exact));
        }
        if (words.size() <= 2 || (count == 1 && !names.empty()))   // an abbreviation says as much as two words
            some_.push_back(wanted);
        if (query_.has_marks && names.empty())
            exact_.insert(exact_.end(), exact.begin(), exact.end());
    }
    void add_weights(const std::vector<Word>& words, const std::vector<bool>& asks, std::size_t i)
    {
        weigh_both(ranking_.title_word, prefix::folded_title_word, words[i], &Word::folded);
        if (query_.has_marks)
            weigh_both(ranking_.exact_word, prefix::exact_word, words[i], &Word::exact);
        if (i + 1 >= words.size())
            return;
        const std::string pair = term(prefix::folded_pair, folded_pair(words, i));
        weigh(ranking_.folded_pair, pair);
        title_pairs_.push_back(scaled(ranking_.title_pair, Query(term(prefix::folded_title_pair, folded_pair(words, i)))));
        if (query_.has_marks)
            weigh(ranking_.exact_pair, term(prefix::exact_pair, exact_pair(words, i)));
        if (!asks[i] || !asks[i + 1])
            some_.emplace_back(pair);
        if (!asks[i] && !asks[i + 1])
            pairs_.emplace_back(pair);
    }
    // Both ways of writing it weigh as one word: the rarer way says no more.
    void weigh_both(double weight, char kind, const Word& word, std::string Word::*form)
    {
        const std::string own = term(kind, word.*form);
        const auto other = written_otherwise(word);
        const Xapian::doccount also = other ? database_.get_termfreq(term(kind, (*other).*form)) : 0;
        if (also == 0)
            weigh(weight, own);
        else if (weight > 0)
            weighed_.push_back({database_.get_termfreq(own) + also, weight,
                                Query(Query::OP_SYNONYM, Query(own), Query(term(kind, (*other).*form)))});
    }
    void weigh(double weight, const std::string& one)
    {
        if (weight > 0)
            weighed_.push_back({database_.get_termfreq(one), weight, Query(one)});
    }
    // What says most, the rarest first, as long as looking through all of it is a matter of milliseconds.
    std::vector<Query> rarest()
    {
        std::ranges::stable_sort(weighed_, {}, &Weighed::documents);
        std::vector<Query> ranked = loose_;
        std::int64_t looked_through = 0;
        for (const Weighed& one : weighed_) {
            looked_through += one.documents;
            if (one.documents > 0 && (looked_through <= ranking_.looked_through || ranked.empty()))
                ranked.push_back(scaled(one.weight, one.query));
        }
        return ranked;
    }
    std::vector<Query> with_bonuses(std::vector<Query> weights) const
    {
        if (!in_title_.empty())
            weights.push_back(bonus(title_first, in_title_));
        if (!exact_.empty())
            weights.push_back(bonus(exact_first, exact_));
        if (!exact_.empty() && !exact_in_title_.empty())
            weights.push_back(bonus(title_exact_first, exact_in_title_));
        return weights;
    }
    // Any two of the words, or what says as much.
    Query some_of_them() const
    {
        std::vector<Query> some = some_;
        for (std::size_t i = 0; i < plain_.size(); ++i)
            for (std::size_t j = i + 1; j < plain_.size(); ++j)
                some.emplace_back(Query::OP_AND, word_query(prefix::folded_word, plain_[i], &Word::folded),
                                  word_query(prefix::folded_word, plain_[j], &Word::folded));
        return joined(Query::OP_OR, some);
    }
    // All words in the title, or side by side: not by chance.
    std::vector<Query> whole_bonuses() const
    {
        std::vector<Query> weights{bonus(title_first, in_title_)};
        if (!pairs_.empty())
            weights.push_back(bonus(title_first, pairs_));
        return weights;
    }
    // Of very many titles only the words side by side are looked at: the whole texts of all of them would take too long.
    std::vector<Query> with_all_bonuses(std::vector<Query> weights) const
    {
        if (titles_at_most() > ranking_.titles_weighed)
            weights.clear();
        weights.insert(weights.end(), title_pairs_.begin(), title_pairs_.end());
        weights.push_back(constant(title_first + (exact_.empty() ? 0 : exact_first + title_exact_first)));
        return weights;
    }
    std::int64_t titles_at_most() const
    {
        const auto& terms = exact_.empty() ? in_title_ : exact_in_title_;
        std::int64_t least = database_.get_doccount();
        for (const Query& one : terms) {   // of more than one term it has any
            std::int64_t most = 0;
            for (auto at = one.get_terms_begin(); at != one.get_terms_end(); ++at)
                most += database_.get_termfreq(*at);
            least = std::min(least, most);
        }
        return least;
    }
    // Those that stand before all others, found without looking through every text.
    Query titled_query() const
    {
        if (in_title_.empty())
            return {};
        Query titled = unweighted(joined(Query::OP_AND, exact_.empty() ? in_title_ : exact_in_title_));
        for (const Query& whole : wholes_)
            titled = Query(Query::OP_FILTER, titled, whole);
        titled = both(Query::OP_OR, titled, numbered_);
        return question_.own_site ? Query(Query::OP_FILTER, titled, Query(term(prefix::site, question_.own_site->value)))
                                  : titled;
    }
    void add_whole(const Piece& piece)
    {
        const Query wanted = piece.kind == Piece::Kind::phrase
                                 ? phrase_query(piece.words)
                                 : scaled(ranking_.number, Query(term(prefix::number, piece.number)));
        const bool has_marks = piece.kind == Piece::Kind::phrase && std::ranges::any_of(piece.words, &Word::has_marks);
        required_.push_back(wanted);
        loose_.push_back(wanted);
        some_.push_back(wanted);
        wholes_.push_back(wanted);
        reads_positions_ |= piece.kind == Piece::Kind::phrase && piece.words.size() > 2 && has_marks;
        for (const Word& word : piece.words) {
            in_title_.push_back(word_query(prefix::folded_title_word, word, &Word::folded));
            exact_in_title_.push_back(has_marks ? word_query(prefix::exact_title_word, word, &Word::exact) : in_title_.back());
        }
        whole_words_ += piece.words.size();
    }

    // All that adds weight is one sum: of nested ones Xapian can lose the document a page ends with.
    Query finished(const Query& base, std::vector<Query> weights) const
    {
        if (base.empty())   // of words that no document has
            return {};
        if (ranking_.freshness > 0)
            weights.emplace_back(
                (new Freshness(ranking_.freshness, ranking_.freshness_half_life_days, question_.now))->release());
        if (ranking_.in_force > 0)
            weights.emplace_back((new InForce(ranking_.in_force, civil_date(question_.now)))->release());
        if (!numbered_.empty())
            weights.push_back(bonus(number_first, {numbered_}));
        if (question_.own_site)
            weights.push_back(bonus(own_first, {Query(term(prefix::site, question_.own_site->value))}));
        return filtered(both(Query::OP_AND_MAYBE, base, joined(Query::OP_OR, weights)), question_);
    }

    const Question& question_;
    const ParsedQuery& query_;
    const Xapian::Database& database_;
    const Ranking& ranking_;
    const Abbreviations& abbreviations_;
    const Query numbered_;
    std::vector<const Piece*> run_;
    std::vector<Word> plain_;       // beside phrases, numbers and words that only ask
    std::size_t whole_words_ = 0;   // of phrases and numbers
    std::vector<Query> required_, loose_, exact_, in_title_, exact_in_title_, some_, wholes_, title_pairs_, pairs_, of_names_;
    bool reads_positions_ = false;
    struct Weighed {
        Xapian::doccount documents = 0;   // that have it
        double weight = 0;
        Query query;
    };
    std::vector<Weighed> weighed_;
};

}   // namespace

Queries queries_of(const Question& question, const Xapian::Database& database, const Ranking& ranking,
                   const Abbreviations& abbreviations)
{
    return QueryBuilder(question, database, ranking, abbreviations).build();
}

}   // namespace tantrao::search
