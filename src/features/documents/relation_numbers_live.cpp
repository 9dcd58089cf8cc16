// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/relation_numbers.hpp"
#include <utility>

namespace tantrao::documents {
namespace {

constexpr int most_read = 300;   // of what begins alike, before the newest are chosen

// Keys from `from` on, before `until`, the last first: of one number those with the latest year, so the newest are among what is read.
constexpr std::string_view between =
    "SELECT number, key, type, document_number, title, issued_on FROM ("
    "SELECT number, number_key AS key, type, document_number, title, issued_on FROM live_documents "
    "WHERE site_id = :site AND number_key >= :from AND number_key < :until ORDER BY number_key DESC LIMIT :most) "
    "UNION ALL SELECT number, key, type, document_number, title, issued_on FROM ("
    "SELECT d.number, f.value AS key, d.type, d.document_number, d.title, d.issued_on FROM live_document_facets f "
    "JOIN live_documents d ON d.number = f.number WHERE f.site_id = :site AND f.facet = 'name' AND f.value >= :from "
    "AND f.value < :until ORDER BY f.value DESC LIMIT :most) ORDER BY issued_on DESC, number DESC LIMIT :limit";

// Keys that begin with this one. Its last word ends there, or goes on: '-' and '&' stand before '.', letters and digits behind it.
std::vector<Named> beginning(newsstand::LiveReader& live, SiteId site, const std::string& key, int limit)
{
    std::vector<Named> all;
    for (const auto& [from, until] : {std::pair{key, key + "."}, {key + ".", key + "~"}}) {
        const auto some =
            live.db().all(between,
                          {{"site", site},
                           {"from", from},
                           {"until", until},
                           {"most", most_read},
                           {"limit", limit - static_cast<int>(all.size())}},
                          [](const db::Row& row) {
                              return Named{row.id<ItemId>(0), row.str(1), row.str(2), row.str(3), row.str(4), row.str(5)};
                          });
        all.insert(all.end(), some.begin(), some.end());
    }
    std::erase_if(all, [&](const Named& one) { return live.is_gone(kind, one.number.value); });
    return all;
}

}   // namespace

std::vector<Named> numbers_beginning(newsstand::LiveReader& live, SiteId site, std::string_view typed, int limit)
{
    const std::string key = number_key(typed);
    if (key.empty() || limit <= 0)
        return {};
    auto found = beginning(live, site, key, limit);
    const auto digit = key.find_first_of("0123456789");
    if (found.empty() && digit != 0 && digit != std::string::npos)
        found = beginning(live, site, key.substr(digit), limit);
    return found;
}

}   // namespace tantrao::documents
