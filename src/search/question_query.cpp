// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/question_query.hpp"

#include "search/i_or_y.hpp"
#include "search/posting_sources.hpp"
#include "search/query_parts.hpp"
#include "search/question_filter.hpp"
#include "search/question_run.hpp"

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
        const std::vector<Query> weighed = rarest(weighed_, loose_);
        const Query ranked = joined(Query::OP_OR, weighed);
        made.counted = filtered(required, question_);
        if (!exact_.empty())
            made.as_typed = filtered(
                both(Query::OP_OR, Query(Query::OP_FILTER, required, joined(Query::OP_AND, exact_)), numbered_), question_);
        made.reads_positions = reads_positions_;
        made.is_long = std::ranges::count(query_.wanted, Piece::Kind::word, &Piece::kind) >= ranking_.long_question;
        if (made.is_long) {
            made.together = finished(both(Query::OP_OR, ranked, numbered_), {});
            return made;
        }
        const Query titled = titled_query();
        if (!titled.empty())
            made.titled = finished(titled, with_all_bonuses(weighed));
        made.all = finished(both(Query::OP_AND_NOT, required, titled), with_bonuses(weighed));
        Query near = ranked;
        if (std::ssize(plain_) >= by_chance) {
            made.among = finished(required, with_whole_bonuses(weighed));
            made.some = some_of_them();
        } else if (plain_.size() == 1 && whole_words_ == 0)   // an abbreviation: parts of what it stands for
            near = joined(Query::OP_OR, rarest(of_names_, {}));
        else
            made.some = joined(Query::OP_OR, some_);
        made.near = finished(Query(Query::OP_AND_NOT, near, required), {});
        return made;
    }

  private:
    struct Weighed {
        Xapian::doccount documents = 0;   // that have it
        double weight = 0;
        Query query;
    };
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
    void end_run()
    {
        QuestionRun run(run_, abbreviations_);
        if (std::ranges::count(run.asks, true) == std::ssize(query_.wanted))   // nothing else was typed
            run.asks.assign(run.words.size(), false);
        for (const QuestionRun::Part& part : run.parts)
            if (run.asks[part.first])   // need not be there, but weighs like others
                weigh_both(ranking_.folded_word, folded, run.words[part.first]);
            else
                add_required(run, part);
        for (std::size_t i = 0; i < run.words.size(); ++i)
            add_weights(run, i);
        run_.clear();
    }
    // What was typed, or what it is called otherwise.
    void add_required(const QuestionRun& run, const QuestionRun::Part& part)
    {
        const std::vector<Word> typed = run.words_of(part);
        const bool has_names = !part.other_names.empty();
        std::vector<Query> own, title, title_exact;
        for (const Word& word : typed) {
            own.push_back(scaled(ranking_.folded_word, word_query(folded, word)));
            title.push_back(word_query(folded_title, word));
            title_exact.push_back(word_query(exact_title, word));
        }
        std::vector<Query> wanted{joined(Query::OP_AND, own)}, in_title{joined(Query::OP_AND, title)},
            exact_in_title{joined(Query::OP_AND, title_exact)};
        for (const auto& name : part.other_names) {
            // Its words can hardly be others: where marks weigh, it has them too, without a look at them.
            wanted.push_back(
                scaled(ranking_.other_name + (query_.has_marks ? ranking_.exact_pair : 0), name_query(folded, name)));
            in_title.push_back(name_query(folded_title, name));
            exact_in_title.push_back(name_query(exact_title, name));
            add_name_weights(name);
        }
        required_.push_back(joined(Query::OP_OR, wanted));
        in_title_.push_back(joined(Query::OP_OR, in_title));
        exact_in_title_.push_back(joined(Query::OP_OR, exact_in_title));
        if (has_names) {
            loose_.push_back(required_.back());
        } else {
            weigh_both(ranking_.folded_word, folded, typed.front());
            if (query_.has_marks)
                exact_.push_back(word_query(exact, typed.front()));
        }
        if (run.words.size() <= 2 || (has_names && part.count == 1))   // an abbreviation says as much as two words
            some_.push_back(required_.back());
        plain_.insert(plain_.end(), typed.begin(), typed.end());
    }
    void add_name_weights(const std::vector<Word>& name)
    {
        loose_.push_back(scaled(ranking_.other_name * ranking_.title_word, name_query(folded_title, name)));
        for (std::size_t i = 0; i + 1 < name.size(); ++i)
            of_names_.push_back(leaf(1, term(prefix::folded_pair, folded_pair(name, i))));
    }
    void add_weights(const QuestionRun& run, std::size_t i)
    {
        const std::vector<Word>& words = run.words;
        weigh_both(ranking_.title_word, folded_title, words[i]);
        if (query_.has_marks)
            weigh_both(ranking_.exact_word, exact, words[i]);
        if (i + 1 >= words.size())
            return;
        const std::string pair = term(prefix::folded_pair, folded_pair(words, i));
        weigh(ranking_.folded_pair, pair);
        title_pairs_.push_back(scaled(ranking_.title_pair, Query(term(prefix::folded_title_pair, folded_pair(words, i)))));
        if (query_.has_marks)
            weigh(ranking_.exact_pair, term(prefix::exact_pair, exact_pair(words, i)));
        if (!run.asks[i] || !run.asks[i + 1])
            some_.emplace_back(pair);
        if (!run.asks[i] && !run.asks[i + 1])
            pairs_.emplace_back(pair);
    }
    // Both ways of writing it weigh as one word: the rarer way says no more.
    void weigh_both(double weight, const Channel& channel, const Word& word)
    {
        const std::string own = term(channel.word, word.*channel.form);
        const auto other = written_otherwise(word);
        const std::string others = other ? term(channel.word, (*other).*channel.form) : "";
        const Xapian::doccount also = other ? database_.get_termfreq(others) : 0;
        if (also == 0)
            weigh(weight, own);
        else if (weight > 0)
            weighed_.push_back({database_.get_termfreq(own) + also, weight, Query(Query::OP_SYNONYM, Query(own), Query(others))});
    }
    void weigh(double weight, const std::string& one)
    {
        if (weight > 0)
            weighed_.push_back(leaf(weight, one));
    }
    Weighed leaf(double weight, const std::string& one) const { return {database_.get_termfreq(one), weight, Query(one)}; }
    // What says most, the rarest first, as long as looking through all of it is a matter of milliseconds; at least one.
    std::vector<Query> rarest(std::vector<Weighed> weighed, std::vector<Query> ranked) const
    {
        std::ranges::stable_sort(weighed, {}, &Weighed::documents);
        std::int64_t looked_through = 0;
        for (const Weighed& one : weighed) {
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
        std::vector<Query> words;
        for (const Word& word : plain_)
            words.push_back(word_query(folded, word));
        return both(Query::OP_OR, joined(Query::OP_OR, some_), any_two(words));
    }
    // Of either half two, or one of each: fewer lists to read than for each two words by themselves.
    static Query any_two(const std::vector<Query>& queries)
    {
        if (queries.size() < 2)
            return {};
        const auto middle = queries.begin() + static_cast<std::ptrdiff_t>(queries.size() / 2);
        const std::vector<Query> left(queries.begin(), middle), right(middle, queries.end());
        const Query of_each(Query::OP_AND, joined(Query::OP_OR, left), joined(Query::OP_OR, right));
        return both(Query::OP_OR, of_each, both(Query::OP_OR, any_two(left), any_two(right)));
    }
    // All words in the title, or side by side: not by chance.
    std::vector<Query> with_whole_bonuses(std::vector<Query> weights) const
    {
        weights.push_back(bonus(title_first, in_title_));
        if (!pairs_.empty())
            weights.push_back(bonus(title_first, pairs_));
        return weights;
    }
    // Of very many titles only the words side by side are looked at: the whole texts of all of them would take too long.
    std::vector<Query> with_all_bonuses(std::vector<Query> weights) const
    {
        if (at_most(joined(Query::OP_AND, exact_.empty() ? in_title_ : exact_in_title_)) > ranking_.titles_weighed)
            weights.clear();
        weights.insert(weights.end(), title_pairs_.begin(), title_pairs_.end());
        weights.push_back(constant(title_first + (exact_.empty() ? 0 : exact_first + title_exact_first)));
        return weights;
    }
    // Without looking for them.
    std::int64_t at_most(const Query& query) const
    {
        if (query.get_type() == Query::LEAF_TERM)
            return database_.get_termfreq(*query.get_terms_begin());
        std::int64_t sum = 0, least = database_.get_doccount();
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
            const std::int64_t part = at_most(query.get_subquery(i));
            sum += part;
            least = std::min(least, part);
        }
        return query.get_type() == Query::OP_AND ? least : sum;
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
            in_title_.push_back(word_query(folded_title, word));
            exact_in_title_.push_back(has_marks ? word_query(exact_title, word) : in_title_.back());
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
    std::vector<Query> required_, loose_, exact_, in_title_, exact_in_title_, some_, wholes_, title_pairs_, pairs_;
    bool reads_positions_ = false;
    std::vector<Weighed> weighed_, of_names_;   // of_names_: parts of other names
};

}   // namespace

Queries queries_of(const Question& question, const Xapian::Database& database, const Ranking& ranking,
                   const Abbreviations& abbreviations)
{
    return QueryBuilder(question, database, ranking, abbreviations).build();
}

}   // namespace tantrao::search
