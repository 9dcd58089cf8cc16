// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/event_store.hpp"

namespace tantrao::alerts {
namespace {

Event read_event(const db::Row& row)
{
    return {row.i64(0),        row.id<SiteId>(1), what_of(row.text(2)), row.flag(3),
            row.id<ItemId>(4), row.id<ItemId>(5), row.str(6),           row.str(7)};
}

}   // namespace

Progress progress(db::Connection& core)
{
    return core
        .first("SELECT log_number, last_event, reminded_on FROM alert_progress", {},
               [](const db::Row& row) {
                   return Progress{row.i64(0), row.i64(1), row.str(2)};
               })
        .value();
}

bool hold_progress(db::Transaction& tx, const Progress& seen)
{
    return tx->exec("UPDATE alert_progress SET log_number = log_number WHERE log_number = :log AND last_event = :event",
                    {{"log", seen.log_number}, {"event", seen.last_event}}) == 1;
}

void set_progress(db::Transaction& tx, std::int64_t log_number, std::string_view reminded_on)
{
    tx->exec("UPDATE alert_progress SET log_number = :log, reminded_on = :day", {{"log", log_number}, {"day", reminded_on}});
}

void add_event(db::Transaction& tx, Instant now, std::int64_t log_number, const Event& event,
               const std::vector<Concern>& concerns)
{
    const auto added = tx->exec(
        "INSERT INTO alert_events (id, site_id, what, reminder, source, target, provision, day, log_number, at) "
        "SELECT last_event + 1, :site, :what, :reminder, :source, :target, :provision, :day, :log, :now FROM alert_progress WHERE id = 1 "
        "ON CONFLICT (what, reminder, source, target, provision, day) DO NOTHING",
        {{"site", event.site},
         {"what", name_of(event.what)},
         {"reminder", event.reminder ? 1 : 0},
         {"source", event.source},
         {"target", event.target},
         {"provision", event.provision},
         {"day", event.day},
         {"log", log_number},
         {"now", now}});
    if (added == 0)
        return;
    tx->exec("UPDATE alert_progress SET last_event = last_event + 1");
    for (const Concern& concern : concerns)
        tx->exec("INSERT INTO alert_event_topics (site_id, topic, provision, event_id) "
                 "SELECT :site, :topic, :provision, last_event FROM alert_progress WHERE id = 1 ON CONFLICT DO NOTHING",
                 {{"site", event.site}, {"topic", concern.topic}, {"provision", concern.provision}});
}

std::vector<std::string> provisions_followed(db::Connection& core, SiteId site, std::string_view topic)
{
    return core.all("SELECT DISTINCT provision FROM alert_topics WHERE site_id = :site AND topic = :topic AND provision <> '' "
                    "ORDER BY provision",
                    {{"site", site}, {"topic", topic}}, [](const db::Row& row) { return row.str(0); });
}

std::vector<FollowedDocument> documents_followed(db::Connection& core, const FollowedDocument& after, int limit)
{
    return core.all("SELECT DISTINCT site_id, topic FROM alert_topics WHERE topic LIKE 'document:%' "
                    "AND (site_id, topic) > (:site, :topic) ORDER BY site_id, topic LIMIT :limit",
                    {{"site", after.site}, {"topic", after.topic}, {"limit", limit}}, [](const db::Row& row) {
                        return FollowedDocument{row.id<SiteId>(0), row.str(1)};
                    });
}

void remove_old_events(db::Transaction& tx, Instant before)
{
    tx->exec("DELETE FROM alert_event_topics WHERE event_id IN (SELECT id FROM alert_events WHERE at < :before)",
             {{"before", before}});
    tx->exec("DELETE FROM alert_events WHERE at < :before", {{"before", before}});
}

std::vector<std::int64_t> due(db::Connection& core, std::string_view today, int limit)
{
    return core.all(
        "SELECT s.id FROM alert_subscribers s WHERE s.mailed_on < :today AND s.entered_on < :today AND EXISTS (SELECT 1 FROM "
        "alert_topics t JOIN alert_event_topics e ON e.site_id = t.site_id AND e.topic = t.topic AND e.provision = t.provision "
        "WHERE t.subscriber_id = s.id AND e.event_id > s.sent_until AND e.event_id > t.since_event) ORDER BY s.id LIMIT :limit",
        {{"today", today}, {"limit", limit}}, [](const db::Row& row) { return row.i64(0); });
}

void begin_mail(db::Transaction& tx, std::int64_t subscriber, std::string_view today)
{
    tx->exec("UPDATE alert_subscribers SET entered_on = :today, sending_until = CASE WHEN sending_until > 0 THEN sending_until "
             "ELSE (SELECT last_event FROM alert_progress) END WHERE id = :id",
             {{"today", today}, {"id", subscriber}});
}

std::vector<Event> events_for(db::Connection& core, std::int64_t subscriber, std::int64_t after, std::int64_t until, int limit)
{
    return core.all("SELECT v.id, v.site_id, v.what, v.reminder, v.source, v.target, v.provision, v.day FROM alert_events v "
                    "WHERE v.id IN (SELECT e.event_id FROM alert_topics t JOIN alert_event_topics e ON e.site_id = t.site_id "
                    "AND e.topic = t.topic AND e.provision = t.provision WHERE t.subscriber_id = :subscriber "
                    "AND e.event_id > :after AND e.event_id <= :until AND e.event_id > t.since_event) ORDER BY v.id LIMIT :limit",
                    {{"subscriber", subscriber}, {"after", after}, {"until", until}, {"limit", limit}}, read_event);
}

std::int64_t log_number_of(db::Connection& core, std::int64_t event)
{
    return core.number("SELECT log_number FROM alert_events WHERE id = :id", {{"id", event}});
}

void end_mail(db::Transaction& tx, std::int64_t subscriber, std::string_view mailed_on)
{
    tx->exec("UPDATE alert_subscribers SET sent_until = sending_until, sending_until = 0, mailed_on = :day, refusals = 0 "
             "WHERE id = :id AND sending_until > 0",
             {{"day", mailed_on}, {"id", subscriber}});
}

std::int64_t note_refusal(db::Transaction& tx, std::int64_t subscriber)
{
    tx->exec("UPDATE alert_subscribers SET refusals = refusals + 1 WHERE id = :id", {{"id", subscriber}});
    return tx->number("SELECT refusals FROM alert_subscribers WHERE id = :id", {{"id", subscriber}});
}

}   // namespace tantrao::alerts
