// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "search/facets.hpp"
#include "search/force.hpp"
#include "search/index.hpp"
#include "search/index_errors.hpp"
#include "search/legal_number.hpp"
#include "search/terms.hpp"

namespace tantrao::search {

namespace {

constexpr std::size_t most_indexed = 2 << 20, most_kept = 32 << 10;   // bytes of body
constexpr Xapian::termpos field_gap = 100;                            // no phrase reaches from one field into the next

// Puts the terms of one document together.
class Composer {
  public:
    Composer(const Document& document, Splitter& splitter) : document_(document), splitter_(splitter) {}

    Xapian::Document compose()
    {
        add_title();
        add_text(document_.summary);
        add_text(beginning(document_.body, most_indexed));
        for (const std::string& keyword : document_.keywords)
            add_text(keyword);
        for (const std::string& number : document_.numbers)
            add_text(number);
        add_filters();
        add_values();
        made_.set_data(kept_text(document_));
        return std::move(made_);
    }

  private:
    void add_text(std::string_view text)
    {
        const auto words = splitter_.split(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            made_.add_posting(term(prefix::exact_word, words[i].exact), ++position_);
            made_.add_term(term(prefix::folded_word, words[i].folded));
            if (i + 1 < words.size()) {
                made_.add_term(term(prefix::exact_pair, exact_pair(words, i)));
                made_.add_term(term(prefix::folded_pair, folded_pair(words, i)));
            }
        }
        position_ += field_gap;
        for (const LegalNumber& number : numbers_in_text(text, words))
            for (const std::string& one : terms_of(number))
                made_.add_term(term(prefix::number, one));
    }
    void add_title()
    {
        add_text(document_.title);
        const auto words = splitter_.split(document_.title);
        for (std::size_t i = 0; i < words.size(); ++i) {
            made_.add_term(term(prefix::exact_title_word, words[i].exact));
            made_.add_term(term(prefix::folded_title_word, words[i].folded));
            if (i + 1 < words.size()) {
                made_.add_term(term(prefix::exact_title_pair, exact_pair(words, i)));
                made_.add_term(term(prefix::folded_title_pair, folded_pair(words, i)));
            }
        }
    }
    void add_filters()
    {
        made_.add_boolean_term(key_term(document_.key));
        made_.add_boolean_term(term(prefix::kind, document_.key.kind));
        made_.add_boolean_term(term(prefix::site, document_.site.value));
        if (document_.category)
            made_.add_boolean_term(term(prefix::category, document_.category.value));
        for (const CategoryId category : document_.also_in)
            made_.add_boolean_term(term(prefix::category, category.value));
        for (const std::string& field : document_.fields)
            made_.add_boolean_term(slug_term(prefix::field, field));
        if (!document_.agency.empty())
            made_.add_boolean_term(slug_term(prefix::agency, document_.agency));
        for (const Key& key : document_.depends_on)
            made_.add_boolean_term(key_term(key, prefix::depends));
    }
    void add_values()
    {
        const double seconds = static_cast<double>(document_.published_at.us) / 1e6;
        made_.add_value(slot::published, Xapian::sortable_serialise(seconds));
        if (document_.ages)
            made_.add_value(slot::fresh, Xapian::sortable_serialise(seconds));
        if (document_.is_law)
            made_.add_value(slot::force, force_value(document_.without_force));
        made_.add_value(slot::kind, document_.key.kind);
        made_.add_value(slot::id, std::to_string(document_.key.id));
        const Facets facets{whole_number(civil_date(document_.published_at).substr(0, 4)),
                            document_.site.value,
                            document_.category.value,
                            document_.key.kind,
                            document_.agency,
                            document_.fields};
        made_.add_value(slot::facets, to_value(facets));
        if (!document_.external_id.empty())
            made_.add_value(slot::external_id, document_.external_id);
    }

    const Document& document_;
    Splitter& splitter_;
    Xapian::Document made_;
    Xapian::termpos position_ = 0;
};

// Words that may be suggested: those of titles, as long as a document has them.
bool is_suggested(const std::string& one)
{
    return one[0] == prefix::exact_title_word || one[0] == prefix::folded_title_word || one[0] == prefix::exact_title_pair ||
           one[0] == prefix::folded_title_pair;
}

template <class F>
auto guarded(F&& work)
{
    try {
        return work();
    } catch (const Xapian::Error& error) {
        throw_as_index_error(error);
    }
}

constexpr int flags_of(Writer::Open how) { return how == Writer::Open::fresh ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN; }

}   // namespace

std::string kept_text(const Document& document)
{
    return std::string(beginning(document.summary + (document.summary.empty() ? "" : "\n") + document.body, most_kept));
}

struct Writer::Inner {
    // Always inside a transaction: a database that is closed cancels it. Without one it would commit what waits, and what a commit
    // that failed has left behind must not be touched again.
    Inner(const std::filesystem::path& folder, Open how) : database(folder.string(), flags_of(how))
    {
        database.begin_transaction();
    }
    void commit()
    {
        try {
            database.commit_transaction();
        } catch (const Xapian::Error&) {
            database.begin_transaction(false);   // false: writes nothing
            throw;
        }
        database.begin_transaction();
    }

    void add_suggestions(const Xapian::Document& document)
    {
        for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at)
            if (const std::string one = *at; is_suggested(one))
                database.add_spelling(one.substr(1));
    }
    // Of the document the subject has now, if it has one.
    void remove_suggestions(const std::string& key)
    {
        for (auto found = database.postlist_begin(key); found != database.postlist_end(key); ++found)
            for (auto at = database.termlist_begin(*found); at != database.termlist_end(*found); ++at)
                if (const std::string one = *at; is_suggested(one))
                    database.remove_spelling(one.substr(1));
    }

    Xapian::WritableDatabase database;
    Splitter splitter;
};

Writer::Writer(const std::filesystem::path& folder, Open how)
{
    inner_ = guarded([&] { return std::make_unique<Inner>(folder, how); });
}

Writer::~Writer() = default;

void Writer::put(const Document& document)
{
    guarded([&] {
        const std::string key = key_term(document.key);
        inner_->remove_suggestions(key);
        const Xapian::Document made = Composer(document, inner_->splitter).compose();
        inner_->database.replace_document(key, made);
        inner_->add_suggestions(made);
    });
}

void Writer::add(const Document& document)
{
    guarded([&] {
        const Xapian::Document made = Composer(document, inner_->splitter).compose();
        inner_->database.add_document(made);
        inner_->add_suggestions(made);
    });
}

void Writer::remove(const Key& key)
{
    guarded([&] {
        inner_->remove_suggestions(key_term(key));
        inner_->database.delete_document(key_term(key));
    });
}

std::vector<Key> Writer::depending_on(const Key& key)
{
    return guarded([&] {
        const std::string one = key_term(key, prefix::depends);
        std::vector<Key> keys;
        for (auto at = inner_->database.postlist_begin(one); at != inner_->database.postlist_end(one); ++at) {
            const Xapian::Document document = inner_->database.get_document(*at);
            keys.push_back({document.get_value(slot::kind), whole_number(document.get_value(slot::id))});
        }
        return keys;
    });
}

void Writer::commit(const Mark& mark)
{
    guarded([&] {
        inner_->database.set_metadata("schema", std::to_string(schema_version));
        inner_->database.set_metadata("mark", dump_json({{"number", mark.number}, {"mark", mark.mark}, {"live", mark.live}}));
        inner_->commit();
    });
}

}   // namespace tantrao::search
