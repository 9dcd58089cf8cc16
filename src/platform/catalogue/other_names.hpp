// Abbreviations and synonyms that the desk adds to those of data/search, or puts in their place. They work when a question is asked, so
// nothing is indexed anew.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"
#include "db/store.hpp"
#include "platform/newsstand/live_store.hpp"
#include "search/abbreviations.hpp"

#include <optional>

namespace tantrao::catalogue {

struct OtherNames {
    std::int64_t id = 0;
    std::string term;
    std::vector<std::string> others;   // none: a term of data/search that is not to be used
    Instant changed_at;
    std::int64_t version = 0;
};

// "a; b", as data/search writes it.
std::string listed(const std::vector<std::string>& others);

inline constexpr std::size_t most_other_names = 10, most_terms = 2'000;
inline constexpr std::size_t longest_term = 120;   // bytes

std::vector<OtherNames> all_other_names(db::Connection& core);   // by term
std::optional<OtherNames> find_other_names(db::Connection& core, std::int64_t id);

// Errors beside the fields "term" and "others"; "search.term.taken", "search.terms.full", "form.stale".
Result<std::int64_t> add_other_names(db::Transaction& tx, Instant now, const OtherNames& typed);
Result<void> edit_other_names(db::Transaction& tx, Instant now, const OtherNames& typed);   // id, version: as seen
Result<void> remove_other_names(db::Transaction& tx, Instant now, std::int64_t id, std::int64_t version);

newsstand::Projection other_names_projection();
std::vector<search::Abbreviations::Line> other_names_now(newsstand::LiveReader& live);

}   // namespace tantrao::catalogue
