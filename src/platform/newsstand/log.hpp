// The publication log in core: which subjects changed for readers, numbered in commit order.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "db/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::newsstand {

enum class Act {
    project,    // re-project the subject from core's current state
    withdraw,   // take it away at once, without looking at its content
};

struct Subject {
    std::string kind;   // as registered by a Projection: "site", "article", …
    std::int64_t id = 0;
    friend auto operator<=>(const Subject&, const Subject&) = default;
};

// How far a store has come. The mark is random per number: an older core that was restored and went on has the same numbers
// with other marks.
struct Position {
    std::int64_t number = 0;
    std::string mark;
    friend bool operator==(const Position&, const Position&) = default;
};

struct Entry {
    std::int64_t number = 0;
    std::string mark;
    Subject subject;
    Act act = Act::project;
};

// Appends one row in the action's transaction. An action lists every subject whose projection changes.
void append(db::Transaction& tx, Instant now, std::string_view kind, std::int64_t id, Act act = Act::project);

// The store's before-commit hook: gives the rows of this transaction their number and mark. See db::Store::set_before_commit.
void number_rows(db::Connection& core);

// The last number given.
Position last_position(db::Connection& core);

// Whole numbers after `after`, in order; about `limit` rows (the rows of one number are never split).
std::vector<Entry> entries_after(db::Connection& core, std::int64_t after, int limit = 2000);

// What was withdrawn after `after`, all of it.
std::vector<Subject> withdrawn_after(db::Connection& core, std::int64_t after);

// Whether a store at this position can follow the log: core still holds its number with its mark, and every later one.
enum class Follow {
    yes,
    core_is_older,    // core has not come so far: an older one was restored
    other_history,    // core has the number with another mark: an older one was restored and went on, or a rebuild was asked for
    log_is_shorter,   // the rows that would be needed were dropped
};
Follow follow(db::Connection& core, const Position& position);
inline bool can_follow(db::Connection& core, const Position& position) { return follow(core, position) == Follow::yes; }

// Drops rows older than the instant (30 days are kept), but never the last number.
void drop_before(db::Transaction& tx, Instant before);

}   // namespace tantrao::newsstand
