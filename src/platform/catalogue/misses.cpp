// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/misses.hpp"

#include "platform/catalogue/best_bets.hpp"

#include <algorithm>

namespace tantrao::catalogue {

namespace {

constexpr int enough_hours = 3;
constexpr std::int64_t forgotten_after = 7 * 24;   // hours
constexpr std::size_t most_asked = 20'000, most_words = 8, most_bytes = 80;
constexpr std::ptrdiff_t most_digits = 6;   // telephone and identity numbers have more; years and numbers of documents have not

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What a person may have typed about a person.
bool may_be_personal(const search::ParsedQuery& query, const std::string& words)
{
    return query.was_cut || query.text.find('@') != std::string::npos || words.size() > most_bytes ||
           std::ranges::count(words, ' ') + 1 > static_cast<std::ptrdiff_t>(most_words) ||
           std::ranges::count_if(words, is_digit) > most_digits;
}

}   // namespace

void Misses::note(SiteId site, const search::ParsedQuery& query, Instant now)
{
    std::string words = key_of(query);
    if (words.empty() || may_be_personal(query, words))
        return;
    const std::int64_t hour = now.us / hours_us(1);
    const std::lock_guard lock(mutex_);
    const std::pair key{site.value, std::move(words)};
    auto found = asked_.find(key);
    if (found == asked_.end()) {
        if (asked_.size() >= most_asked)
            return;
        found = asked_.emplace(key, Asked{}).first;
    }
    Asked& asked = found->second;
    if (asked.hours == 0 || asked.last_hour != hour)
        asked.hours = std::min(asked.hours + 1, enough_hours);
    asked.last_hour = hour;
    ++asked.count;
}

std::vector<Miss> Misses::take(Instant now)
{
    const std::int64_t hour = now.us / hours_us(1);
    std::vector<Miss> taken;
    const std::lock_guard lock(mutex_);
    for (auto& [key, asked] : asked_)
        if (asked.hours == enough_hours && asked.count > 0) {
            taken.push_back({SiteId{key.first}, key.second, asked.count, {}});
            asked.count = 0;
        }
    std::erase_if(asked_, [&](const auto& one) { return hour - one.second.last_hour > forgotten_after; });
    return taken;
}

}   // namespace tantrao::catalogue
