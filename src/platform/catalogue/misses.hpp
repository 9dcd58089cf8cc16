// Searches that found nothing, counted for the board without telling who searched: only what was asked in several different hours is
// ever written down, never what looks like a number of a person, an address for mail or a whole letter. Until then it is only in memory.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "db/store.hpp"
#include "search/parsed_query.hpp"

#include <map>
#include <mutex>

namespace tantrao::catalogue {

struct Miss {
    SiteId site;
    std::string query;   // words without marks
    std::int64_t count = 0;
    std::string last_day;   // when read from core
};

// Thread-safe.
class Misses {
  public:
    void note(SiteId site, const search::ParsedQuery& query, Instant now);
    // Counted since the last time, of what was asked in enough hours. What nobody asked again for a while is forgotten.
    std::vector<Miss> take(Instant now);

  private:
    struct Asked {
        std::int64_t last_hour = 0, count = 0;
        int hours = 0;   // different ones, counted up to enough
    };
    std::mutex mutex_;
    std::map<std::pair<std::int64_t, std::string>, Asked> asked_;   // by site and words
};

inline constexpr int days_kept = 90;

void add_misses(db::Transaction& tx, std::string_view day, const std::vector<Miss>& misses);
// The most frequent first.
std::vector<Miss> misses_of(db::Connection& core, SiteId site, std::string_view since_day, int limit);
void drop_misses_before(db::Transaction& tx, std::string_view day);

}   // namespace tantrao::catalogue
