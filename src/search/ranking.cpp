// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/ranking.hpp"

#include "base/resources.hpp"
#include "base/toml.hpp"

#include <stdexcept>

namespace tantrao::search {

namespace {

struct Reader {
    const Json& root;
    std::string failed, code;

    double number(const char* table, const char* name)
    {
        const auto group = root.find(table);
        const bool there = group != root.end() && group->is_object() && group->contains(name) && group->at(name).is_number();
        const double value = there ? group->at(name).get<double>() : 0;
        if (failed.empty() && (!there || !(value >= 0) || value > 1e6)) {
            failed = std::string(table) + "." + name;
            code = there ? "search.ranking.negative" : "search.ranking.missing";
        }
        return value;
    }
};

}   // namespace

Result<Ranking> Ranking::from_toml(std::string_view toml)
{
    const Json root = TANTRAO_TRY(parse_toml(toml));
    Reader reader{root, {}, {}};
    Ranking r;
    r.folded_word = reader.number("weights", "folded_word");
    r.exact_word = reader.number("weights", "exact_word");
    r.folded_pair = reader.number("weights", "folded_pair");
    r.exact_pair = reader.number("weights", "exact_pair");
    r.title_word = reader.number("weights", "title_word");
    r.title_pair = reader.number("weights", "title_pair");
    r.number = reader.number("weights", "number");
    r.other_name = reader.number("weights", "other_name");
    r.freshness = reader.number("weights", "freshness");
    r.freshness_half_life_days = reader.number("weights", "freshness_half_life_days");
    r.in_force = reader.number("weights", "in_force");
    r.k1 = reader.number("bm25", "k1");
    r.b = reader.number("bm25", "b");
    r.facets_counted = static_cast<std::int64_t>(reader.number("limits", "facets_counted"));
    r.few = static_cast<std::int64_t>(reader.number("limits", "few"));
    r.long_question = static_cast<std::int64_t>(reader.number("limits", "long_question"));
    r.titles_weighed = static_cast<std::int64_t>(reader.number("limits", "titles_weighed"));
    r.looked_through = static_cast<std::int64_t>(reader.number("limits", "looked_through"));
    if (!reader.failed.empty())
        return Error::invalid(reader.code, {reader.failed});
    return r;
}

Ranking Ranking::built_in()
{
    const auto toml = find_resource("data/search/ranking.toml");
    auto ranking =
        toml ? from_toml(*toml) : Result<Ranking>(Error::invalid("search.ranking.missing", {"data/search/ranking.toml"}));
    if (!ranking)
        throw std::runtime_error("data/search/ranking.toml: " + ranking.error().code);
    return *ranking;
}

}   // namespace tantrao::search
