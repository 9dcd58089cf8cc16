// Who follows what, in core. Addresses are personal data: a row of them goes with what it was given for.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "features/alerts/topic.hpp"
#include <optional>

namespace tantrao::alerts {

// Which words of the form were agreed to, kept beside what was agreed to (L-384). Another text gets another one.
constexpr std::string_view consent_words = "2026-11";

// A request that waits for the click in its mail.
struct Wish {
    std::int64_t id = 0;
    std::string email;
    Topic topic;
    Instant asked_at;
    std::string consent;   // which words were agreed to
};
constexpr std::int64_t wish_kept_us = hours_us(48);

std::int64_t waiting_for(db::Connection& core, std::string_view email);   // how many
std::int64_t insert_wish(db::Transaction& tx, Instant now, std::string_view email, const Topic& topic);
std::optional<Wish> find_wish(db::Connection& core, std::int64_t id);
// Core keeps a hash of the token; a new one ends the one before.
void set_token(db::Transaction& tx, std::int64_t wish, std::string_view token);
// Nothing once it was used, or after 48 hours.
std::optional<Wish> find_wish_by_token(db::Connection& core, Instant now, std::string_view token);
// False if somebody else took it meanwhile.
bool remove_wish(db::Transaction& tx, std::int64_t wish);
void remove_old_wishes(db::Transaction& tx, Instant now);

struct Subscriber {
    std::int64_t id = 0;
    std::string email, key;
    std::int64_t sent_until = 0, sending_until = 0;
    std::string mailed_on;
};
struct Followed {
    std::int64_t id = 0;
    Topic topic;
};
// The subscriber of this address, made if there is none: told of what happens from now on.
std::int64_t subscriber_of(db::Transaction& tx, std::string_view email);
// Again: no other row, but the words and the time are those of now.
void follow(db::Transaction& tx, Instant now, std::int64_t subscriber, const Topic& topic, std::string_view consent);
std::optional<Subscriber> find_subscriber(db::Connection& core, std::int64_t id);
std::optional<Subscriber> find_subscriber_by_key(db::Connection& core, std::string_view key);
std::vector<Followed> followed_by(db::Connection& core, std::int64_t subscriber);
void unfollow(db::Transaction& tx, std::int64_t subscriber, std::int64_t topic);
// The address and all that is kept with it, requests that wait included.
void remove_subscriber(db::Transaction& tx, const Subscriber& subscriber);

// How many follow each topic of a site, most first.
struct Count {
    std::string label;
    std::int64_t subscribers = 0;
};
std::vector<Count> counts_of(db::Connection& core, SiteId site, int limit);
std::int64_t subscribers_of(db::Connection& core, SiteId site);

}   // namespace tantrao::alerts
