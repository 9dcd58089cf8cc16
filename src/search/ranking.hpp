// Weights of ranking, as data: data/search/ranking.toml.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <cstdint>

namespace tantrao::search {

struct Ranking {
    double folded_word = 1, exact_word = 0, folded_pair = 0, exact_pair = 0, title_word = 0, title_pair = 0, number = 1,
           other_name = 1;
    double freshness = 0, freshness_half_life_days = 180, in_force = 0;
    double k1 = 0.8, b = 0.5;
    std::int64_t facets_counted = 3000, few = 10, long_question = 6, looked_through = 30'000, titles_weighed = 2'000;

    // Every weight must be there, and none below zero: "search.ranking.missing", "search.ranking.negative" (args: name).
    static Result<Ranking> from_toml(std::string_view toml);
    static Ranking built_in();
};

}   // namespace tantrao::search
