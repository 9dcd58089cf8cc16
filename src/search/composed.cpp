// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/composed.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "search/facets.hpp"
#include "search/force.hpp"
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
            add_own_number(number);
        add_filters();
        add_values();
        made_.set_data(kept_text(document_));
        return std::move(made_);
    }

  private:
    // Returns the numbers of documents in it.
    std::vector<LegalNumber> add_text(std::string_view text)
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
        auto numbers = numbers_in_text(text, words);
        for (const LegalNumber& number : numbers)
            for (const std::string& one : terms_of(number))
                made_.add_term(term(prefix::number, one));
        return numbers;
    }
    void add_own_number(std::string_view text)
    {
        for (const LegalNumber& number : add_text(text))
            for (const std::string& one : terms_of(number))
                made_.add_boolean_term(term(prefix::own_number, one));
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

}   // namespace

std::string kept_text(const Document& document)
{
    return std::string(beginning(document.summary + (document.summary.empty() ? "" : "\n") + document.body, most_kept));
}

Xapian::Document composed(const Document& document, Splitter& splitter) { return Composer(document, splitter).compose(); }

bool is_suggested(const std::string& one)
{
    return one[0] == prefix::exact_title_word || one[0] == prefix::folded_title_word || one[0] == prefix::exact_title_pair ||
           one[0] == prefix::folded_title_pair;
}

void add_suggestions(Xapian::WritableDatabase& database, const Xapian::Document& document)
{
    for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at)
        if (const std::string one = *at; is_suggested(one))
            database.add_spelling(one.substr(1));
}

void set_metadata(Xapian::WritableDatabase& database, const Mark& mark)
{
    database.set_metadata("schema", std::to_string(schema_version));
    database.set_metadata("mark", dump_json({{"number", mark.number}, {"mark", mark.mark}, {"live", mark.live}}));
}

}   // namespace tantrao::search
