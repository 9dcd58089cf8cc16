// The audit trail. Articles 8.1a, 13; L-403.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"
#include "base/time.hpp"
#include "db/store.hpp"
#include "platform/access/access.hpp"

#include <string>
#include <vector>

namespace tantrao::audit {

struct Act {
    std::string_view action;   // stable code: "articles.approve"
    std::string_view power;    // that allowed it
    SiteId site;
    std::string_view subject_kind;
    std::int64_t subject_id = 0;
    Json detail = Json::object();   // small; may hold personal data
    AccountId acting_for;
    std::string_view request;   // request number; "" from a command line
};

// Records the act in the action's own transaction.
void record(db::Transaction& tx, Instant now, const access::Actor& actor, const Act& act);

// Links rows that are not yet linked and older than five seconds (so that none with an earlier time is still uncommitted), in
// order of time; at most `limit`. Returns how many. For the sealing job.
int seal(db::Transaction& tx, Instant now, int limit = 1000);

struct Verification {
    std::int64_t sealed = 0, unsealed = 0, erased = 0;
    std::string last_seal;             // noted elsewhere, it proves later that the chain was not made anew
    std::vector<std::string> broken;   // what does not fit, in words; empty when the chain is whole
};
Verification verify(db::Connection& core);

struct Line {
    std::int64_t id = 0;
    Instant at;
    std::string actor, action, subject_kind;
    std::int64_t subject_id = 0;
};
// Newest first; before and before_id = the last line of the previous page, 0 for the first page.
std::vector<Line> lines_of(db::Connection& core, SiteId site, Instant before, std::int64_t before_id, int limit);

// Replaces the detail and its salt by a tombstone with ground and date (erasure under the law). False if there is none to erase. The
// caller records the erasure.
bool erase_detail(db::Transaction& tx, Instant now, std::int64_t audit_id, std::string_view ground);

}   // namespace tantrao::audit
