// Live against core: what readers are shown must be what projecting core anew gives, row by row.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/node.hpp"
#include "db/sqlite_comparison.hpp"

#include <functional>

namespace tantrao::app {

struct LiveComparison {
    bool settled = false;     // both were at the same number; otherwise live kept behind all the while
    std::int64_t number = 0;
    db::Comparison found;
};

// Projects core into a new store in the data directory, which is removed again, and compares this node's live store with it, at one
// number of the log. Works beside a running server.
LiveComparison compare_live(const Config& config, db::Store& core, const Clock& clock, const newsstand::Progress& progress);

// Hashes of the files that readers are shown and that are in neither the shelf nor the blob store.
std::vector<std::string> missing_files(Node& node);

} // namespace tantrao::app
