// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "base/whole_number.hpp"
#include "search/facets.hpp"
#include "search/index.hpp"
#include "search/index_errors.hpp"
#include "search/question_query.hpp"
#include "search/suggestion.hpp"
#include "search/terms.hpp"
#include "search/title_query.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace tantrao::search {

namespace {

constexpr int most_tries = 4;   // a commit that came between makes the reader begin again; from the second try on commits wait

constexpr std::int64_t with_positions = 10;   // times the work of a document whose words are looked up by themselves

Mark mark_of(const Xapian::Database& database)
{
    const auto json = parse_json(database.get_metadata("mark"));
    if (!json || !json->is_object())
        return {};
    return {json->value("number", std::int64_t{0}), json_text(*json, "mark"), json_text(*json, "live")};
}

Key key_of(const Xapian::Document& document)
{
    return {document.get_value(slot::kind), whole_number(document.get_value(slot::id))};
}

// One question asked of one state of the index.
class Asking {
  public:
    Asking(Xapian::Database& database, const Question& question, const Ranking& ranking, const Abbreviations& abbreviations)
        : database_(database), question_(question), ranking_(ranking),
          queries_(queries_of(question, database, ranking, abbreviations))
    {
    }

    Answer ask()
    {
        answer_.mark = mark_of(database_);
        if (queries_.counted.empty())
            return std::move(answer_);
        count();
        const bool is_ranked = question_.order == Question::Order::relevance;
        const bool is_few = answer_.is_exact && answer_.matches < ranking_.few;
        if (!is_ranked)
            take_in_turn({&queries_.counted});
        else if (queries_.is_long)
            take_together();
        else if (is_few && !queries_.among.empty())
            take_merged();
        else {
            take_in_turn({&queries_.titled, &queries_.all});
            if (is_few && !answer_.has_more && !queries_.near.empty())
                take_near();
        }
        if (question_.with_suggestion && answer_.matches == 0)
            answer_.suggestion = suggest(database_, question_.query);
        return std::move(answer_);
    }

  private:
    Xapian::Enquire enquire(const Xapian::Query& query) const
    {
        Xapian::Enquire enquire(database_);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BM25Weight(ranking_.k1, 0, 1, ranking_.b, 0.5));
        if (question_.order == Question::Order::newest)
            enquire.set_sort_by_value_then_relevance(slot::published, true);
        else
            enquire.set_sort_by_relevance_then_value(slot::published, true);
        return enquire;
    }
    void take(const Xapian::MSet& found, bool is_near)
    {
        for (auto at = found.begin(); at != found.end(); ++at)
            take_one(at, is_near);
    }
    void take_one(const Xapian::MSetIterator& at, bool is_near)
    {
        const Xapian::Document document = at.get_document();
        answer_.hits.push_back({key_of(document), at.get_weight(), document.get_value(slot::external_id),
                                question_.with_texts ? document.get_data() : std::string(), is_near});
    }
    // Apart from the ranking, which looks only at what can still come onto the page.
    void count()
    {
        Xapian::Enquire enquire(database_);
        enquire.set_query(queries_.counted);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        Xapian::ValueCountMatchSpy facets(slot::facets);
        if (question_.with_facets)
            enquire.add_matchspy(&facets);
        const auto shown = static_cast<std::int64_t>(question_.first + question_.limit) + 1;
        const auto counted = ranking_.facets_counted / (queries_.reads_positions ? with_positions : 1);
        const auto at_least = std::max({ranking_.few, shown, question_.with_facets ? counted : 0});
        const Xapian::MSet found = enquire.get_mset(0, 0, static_cast<Xapian::doccount>(at_least));
        answer_.is_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
        answer_.matches = static_cast<std::int64_t>(found.get_matches_estimated());
        answer_.has_other_marks = answer_.matches > 0 && !queries_.as_typed.empty() && is_nowhere(queries_.as_typed);
        for (auto at = facets.values_begin(); at != facets.values_end(); ++at)
            add_facets(parse_facets(*at), static_cast<std::int64_t>(at.get_termfreq()));
    }
    bool is_nowhere(const Xapian::Query& query) const
    {
        Xapian::Enquire enquire(database_);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return enquire.get_mset(0, 1).empty();
    }
    void add_facets(const Facets& facets, std::int64_t documents)
    {
        answer_.by_kind[facets.kind] += documents;
        if (!facets.agency.empty())
            answer_.by_agency[facets.agency] += documents;
        for (const std::string& field : facets.fields)
            answer_.by_field[field] += documents;
        answer_.by_site[facets.site] += documents;
        if (facets.category != 0)
            answer_.by_category[facets.category] += documents;
        answer_.by_year[facets.year] += documents;
    }
    // Of each the first that are on the page, and one more to know whether there are more.
    void take_in_turn(const std::vector<const Xapian::Query*>& tiers)
    {
        std::size_t first = question_.first;
        for (const Xapian::Query* tier : tiers) {
            const std::size_t missing = question_.limit + 1 - answer_.hits.size();
            if (tier->empty() || missing == 0)
                continue;
            const Xapian::MSet found =
                enquire(*tier).get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(missing));
            take(found, false);
            first -=
                std::min<std::size_t>(first, found.get_matches_estimated());   // all were counted where the page has room left
        }
        cut_to(question_.limit);
    }
    // They follow the matches of all words, so they are counted on from there.
    void take_near()
    {
        const auto before = static_cast<std::size_t>(answer_.matches);
        const std::size_t first = question_.first > before ? question_.first - before : 0;
        const std::size_t limit = question_.limit - answer_.hits.size();
        const Xapian::MSet found = near_ones(first + limit + 1);
        for (auto place = static_cast<Xapian::doccount>(first); place < found.size(); ++place)
            take_one(found[place], true);
        cut_to(question_.limit);
    }
    // The few with all words among the near ones, by weight.
    void take_merged()
    {
        answer_.ranked_together = true;
        const std::size_t end = question_.first + question_.limit + 1;
        const Xapian::MSet whole = enquire(queries_.among).get_mset(0, static_cast<Xapian::doccount>(end));
        const Xapian::MSet near = near_ones(end);
        auto next = whole.begin(), next_near = near.begin();
        for (std::size_t place = 0; place < end && (next != whole.end() || next_near != near.end()); ++place) {
            const bool is_near = next == whole.end() || (next_near != near.end() && next_near.get_weight() > next.get_weight());
            auto& at = is_near ? next_near : next;
            if (place >= question_.first)
                take_one(at, is_near);
            ++at;
        }
        cut_to(question_.limit);
    }
    // Most of what is ranked first has some of the words: that is cheaper to look at than at everything.
    Xapian::MSet near_ones(std::size_t most) const
    {
        if (queries_.near.empty())
            return {};
        const Xapian::MSet found = enquire(queries_.near).get_mset(0, static_cast<Xapian::doccount>(most));
        std::vector<Key> keys;
        for (auto at = found.begin(); at != found.end(); ++at)
            keys.push_back(key_of(at.get_document()));
        if (queries_.some.empty() || keys.empty() || those_of(keys, queries_.some).size() == keys.size())
            return found;
        return enquire({Xapian::Query::OP_FILTER, queries_.near, queries_.some}).get_mset(0, static_cast<Xapian::doccount>(most));
    }
    // Counts are of the documents with all words.
    void take_together()
    {
        answer_.ranked_together = true;
        const auto first = static_cast<Xapian::doccount>(question_.first), limit = static_cast<Xapian::doccount>(question_.limit);
        take(enquire(queries_.together).get_mset(first, limit + 1), true);
        cut_to(question_.limit);
        if (answer_.matches > 0)
            mark_whole_ones();
    }
    void mark_whole_ones()
    {
        std::vector<Key> keys;
        for (const Hit& hit : answer_.hits)
            keys.push_back(hit.key);
        const Xapian::MSet whole = those_of(keys, queries_.counted);
        for (auto at = whole.begin(); at != whole.end(); ++at)
            if (const auto hit = std::ranges::find(answer_.hits, key_of(at.get_document()), &Hit::key); hit != answer_.hits.end())
                hit->is_near = false;
    }
    // Which of the documents the query matches.
    Xapian::MSet those_of(const std::vector<Key>& keys, const Xapian::Query& query) const
    {
        std::vector<Xapian::Query> shown;
        for (const Key& key : keys)
            shown.emplace_back(key_term(key));
        return enquire({Xapian::Query::OP_FILTER, query, {Xapian::Query::OP_OR, shown.begin(), shown.end()}})
            .get_mset(0, static_cast<Xapian::doccount>(keys.size()));
    }
    void cut_to(std::size_t most)
    {
        answer_.has_more = answer_.hits.size() > most;
        if (answer_.has_more)
            answer_.hits.resize(most);
    }

    Xapian::Database& database_;
    const Question& question_;
    const Ranking& ranking_;
    const Queries queries_;
    Answer answer_;
};

}   // namespace

struct Index::Inner {
    struct Handle {
        Xapian::Database database;
        std::int64_t seen = 0;   // the refresh it knows of
    };
    std::filesystem::path folder;
    Ranking ranking;
    std::shared_ptr<const Abbreviations> abbreviations;
    std::atomic<std::int64_t> refreshes{0};
    std::mutex mutex;
    std::vector<Handle> idle;
    std::shared_mutex commits;

    Handle take()
    {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                Handle handle = std::move(idle.back());
                idle.pop_back();
                return handle;
            }
        }
        const std::int64_t seen = refreshes;
        return {Xapian::Database(folder.string()), seen};
    }
    void give_back(Handle handle)
    {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(handle));
    }
    // With a handle that has seen the last refresh; begins again where a commit overtook it. Broken handles are not given back.
    template <class F>
    auto with(F&& work)
    {
        try {
            for (int tries = 1;; ++tries)
                try {
                    std::shared_lock<std::shared_mutex> no_commit(commits, std::defer_lock);
                    if (tries > 1)
                        no_commit.lock();
                    Handle handle = take();
                    if (const std::int64_t wanted = refreshes; handle.seen != wanted || tries > 1) {
                        handle.database.reopen();
                        handle.seen = wanted;
                    }
                    auto result = work(handle.database);
                    give_back(std::move(handle));
                    return result;
                } catch (const Xapian::DatabaseModifiedError&) {
                    if (tries == most_tries)
                        throw;
                } catch (const Xapian::DatabaseCorruptError&) {   // so Xapian takes a root that was written over meanwhile
                    if (tries > 1)
                        throw;
                }
        } catch (const Xapian::Error& error) {
            throw_as_index_error(error);
        }
    }
};

Index::Index(std::filesystem::path folder, Ranking ranking, std::shared_ptr<const Abbreviations> abbreviations)
    : inner_(std::make_unique<Inner>())
{
    inner_->folder = std::move(folder);
    inner_->ranking = ranking;
    inner_->abbreviations = std::move(abbreviations);
    const auto schema = inner_->with([](Xapian::Database& database) { return database.get_metadata("schema"); });
    if (schema != std::to_string(schema_version))
        throw BrokenIndex("the index has the schema \"" + schema + "\": " + inner_->folder.string());
}

Index::~Index() = default;

Answer Index::find(const Question& question) const
{
    const Abbreviations& names = question.names != nullptr ? *question.names : *inner_->abbreviations;
    return inner_->with([&](Xapian::Database& database) { return Asking(database, question, inner_->ranking, names).ask(); });
}

std::vector<Key> Index::complete(const Beginning& beginning) const
{
    return inner_->with([&](Xapian::Database& database) {
        Xapian::Enquire enquire(database);
        enquire.set_query(title_query(beginning));
        enquire.set_weighting_scheme(Xapian::BM25Weight(inner_->ranking.k1, 0, 1, inner_->ranking.b, 0.5));
        enquire.set_sort_by_relevance_then_value(slot::published, true);
        std::vector<Key> keys;
        const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(beginning.limit));
        for (auto at = found.begin(); at != found.end(); ++at)
            keys.push_back(key_of(at.get_document()));
        return keys;
    });
}

Mark Index::mark() const { return inner_->with(mark_of); }

std::vector<SiteId> Index::sites() const
{
    return inner_->with([](Xapian::Database& database) {
        std::vector<SiteId> sites;
        const std::string all(1, prefix::site);
        for (auto at = database.allterms_begin(all); at != database.allterms_end(all); ++at)
            sites.push_back(SiteId{whole_number(std::string_view(*at).substr(1))});
        return sites;
    });
}

std::int64_t Index::size() const
{
    return inner_->with([](Xapian::Database& database) { return static_cast<std::int64_t>(database.get_doccount()); });
}

const std::filesystem::path& Index::folder() const { return inner_->folder; }
void Index::refresh() { ++inner_->refreshes; }
std::unique_lock<std::shared_mutex> Index::commits() const { return std::unique_lock(inner_->commits); }

}   // namespace tantrao::search
