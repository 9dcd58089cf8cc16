// What happened to documents, and whom it is told, in core.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "features/alerts/topic.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::alerts {

struct Progress {
    std::int64_t log_number = 0;   // of the publication log: what was looked at
    std::int64_t last_event = 0;
    std::string reminded_on;
};
Progress progress(db::Connection& core);
// Holds the row to the end of the transaction, so that events get their numbers one writer after the other. False if another one has
// gone on since `seen`.
bool hold_progress(db::Transaction& tx, const Progress& seen);
void set_progress(db::Transaction& tx, std::int64_t log_number, std::string_view reminded_on);

// Whom it concerns: a topic, and a provision of it.
struct Concern {
    std::string topic, provision;
};
// Under hold_progress. Once for all: what was told already adds nothing.
void add_event(db::Transaction& tx, Instant now, std::int64_t log_number, const Event& event,
               const std::vector<Concern>& concerns);
// The provisions of a document that somebody follows.
std::vector<std::string> provisions_followed(db::Connection& core, SiteId site, std::string_view topic);
// Documents that somebody follows, as topics: above (site, topic) `after`, at most `limit`.
struct FollowedDocument {
    SiteId site;
    std::string topic;
};
std::vector<FollowedDocument> documents_followed(db::Connection& core, const FollowedDocument& after, int limit);
// What was told long ago, so that nobody is told of it again only because it was forgotten too early.
void remove_old_events(db::Transaction& tx, Instant before);

// Subscribers for whom there is something, who have had no mail today and none of whose mails was tried today.
std::vector<std::int64_t> due(db::Connection& core, std::string_view today, int limit);
// The mail of today holds what has happened until now; one that did not go out yesterday stays as it was.
void begin_mail(db::Transaction& tx, std::int64_t subscriber, std::string_view today);
// In order; at most `limit`.
std::vector<Event> events_for(db::Connection& core, std::int64_t subscriber, std::int64_t after, std::int64_t until, int limit);
std::int64_t log_number_of(db::Connection& core, std::int64_t event);
// `mailed_on`: today, or what it was where there was nothing left to tell.
void end_mail(db::Transaction& tx, std::int64_t subscriber, std::string_view mailed_on);
// The server does not take mail for the address; how often in a row.
std::int64_t note_refusal(db::Transaction& tx, std::int64_t subscriber);

}   // namespace tantrao::alerts
