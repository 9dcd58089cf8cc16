// Weights of ranking, as data: data/search/ranking.toml.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <cstdint>

namespace tantrao::search {

struct Ranking {
    double folded_word = 0, exact_word = 0, folded_pair = 0, exact_pair = 0, title_word = 0, title_pair = 0, number = 0,
           other_name = 0;
    double freshness = 0, freshness_half_life_days = 0, in_force = 0;
    double k1 = 0, b = 0;
    std::int64_t facets_counted = 0, few = 0, long_question = 0, looked_through = 0, titles_weighed = 0;

    // Every weight must be there, and none below zero: "search.ranking.missing", "search.ranking.negative" (args: name).
    static Result<Ranking> from_toml(std::string_view toml);
    static Ranking built_in();
};

}   // namespace tantrao::search
