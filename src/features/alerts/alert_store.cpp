// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_store.hpp"
#include "base/hash.hpp"

namespace tantrao::alerts {
namespace {

Topic read_topic(const db::Row& row, int column)
{
    return {row.id<SiteId>(column), row.str(column + 1), row.str(column + 2), row.str(column + 3)};
}

Wish read_wish(const db::Row& row) { return {row.i64(0), row.str(1), read_topic(row, 3), row.instant(2), row.str(7)}; }

Subscriber read_subscriber(const db::Row& row)
{
    return {row.i64(0), row.str(1), row.str(2), row.i64(3), row.i64(4), row.str(5)};
}

}   // namespace

std::int64_t waiting_for(db::Connection& core, std::string_view email)
{
    return core.number("SELECT count(*) FROM alert_wishes WHERE email = :email", {{"email", email}});
}

std::int64_t insert_wish(db::Transaction& tx, Instant now, std::string_view email, const Topic& topic)
{
    const std::int64_t id = new_id();
    tx->exec("INSERT INTO alert_wishes (id, email, site_id, topic, provision, label, consent, asked_at, token_hash) "
             "VALUES (:id, :email, :site, :topic, :provision, :label, :consent, :now, '')",
             {{"id", id},
              {"email", email},
              {"site", topic.site},
              {"topic", topic.key},
              {"provision", topic.provision},
              {"label", topic.label},
              {"consent", consent_words},
              {"now", now}});
    return id;
}

std::optional<Wish> find_wish(db::Connection& core, std::int64_t id)
{
    return core.first("SELECT id, email, asked_at, site_id, topic, provision, label, consent FROM alert_wishes WHERE id = :id",
                      {{"id", id}}, read_wish);
}

void set_token(db::Transaction& tx, std::int64_t wish, std::string_view token)
{
    tx->exec("UPDATE alert_wishes SET token_hash = :hash WHERE id = :id", {{"hash", sha256_hex(token)}, {"id", wish}});
}

std::optional<Wish> find_wish_by_token(db::Connection& core, Instant now, std::string_view token)
{
    return core.first("SELECT id, email, asked_at, site_id, topic, provision, label, consent FROM alert_wishes "
                      "WHERE token_hash = :hash AND asked_at > :oldest",
                      {{"hash", sha256_hex(token)}, {"oldest", now + -wish_kept_us}}, read_wish);
}

bool remove_wish(db::Transaction& tx, std::int64_t wish)
{
    return tx->exec("DELETE FROM alert_wishes WHERE id = :id", {{"id", wish}}) == 1;
}

void remove_old_wishes(db::Transaction& tx, Instant now)
{
    tx->exec("DELETE FROM alert_wishes WHERE asked_at <= :oldest", {{"oldest", now + -wish_kept_us}});
}

std::int64_t subscriber_of(db::Transaction& tx, std::string_view email)
{
    constexpr std::size_t key_bytes = 24;
    tx->exec("INSERT INTO alert_subscribers (id, email, key, sent_until, sending_until, entered_on, mailed_on, refusals) "
             "SELECT :id, :email, :key, last_event, 0, '', '', 0 FROM alert_progress WHERE id = 1 ON CONFLICT (email) DO NOTHING",
             {{"id", new_id()}, {"email", email}, {"key", random_token(key_bytes)}});
    return tx->number("SELECT id FROM alert_subscribers WHERE email = :email", {{"email", email}});
}

void follow(db::Transaction& tx, Instant now, std::int64_t subscriber, const Topic& topic, std::string_view consent)
{
    tx->exec(
        "INSERT INTO alert_topics (id, subscriber_id, site_id, topic, provision, label, consent, confirmed_at, since_event) "
        "SELECT :id, :subscriber, :site, :topic, :provision, :label, :consent, :now, last_event FROM alert_progress WHERE id = 1 "
        "ON CONFLICT (subscriber_id, site_id, topic, provision) DO UPDATE SET consent = :consent, confirmed_at = :now",
        {{"id", new_id()},
         {"subscriber", subscriber},
         {"site", topic.site},
         {"topic", topic.key},
         {"provision", topic.provision},
         {"label", topic.label},
         {"consent", consent},
         {"now", now}});
}

std::optional<Subscriber> find_subscriber(db::Connection& core, std::int64_t id)
{
    return core.first("SELECT id, email, key, sent_until, sending_until, mailed_on FROM alert_subscribers WHERE id = :id",
                      {{"id", id}}, read_subscriber);
}

std::optional<Subscriber> find_subscriber_by_key(db::Connection& core, std::string_view key)
{
    return core.first("SELECT id, email, key, sent_until, sending_until, mailed_on FROM alert_subscribers WHERE key = :key",
                      {{"key", key}}, read_subscriber);
}

std::vector<Followed> followed_by(db::Connection& core, std::int64_t subscriber)
{
    return core.all("SELECT id, site_id, topic, provision, label FROM alert_topics WHERE subscriber_id = :id ORDER BY id",
                    {{"id", subscriber}}, [](const db::Row& row) {
                        return Followed{row.i64(0), read_topic(row, 1)};
                    });
}

void unfollow(db::Transaction& tx, std::int64_t subscriber, std::int64_t topic)
{
    tx->exec("DELETE FROM alert_topics WHERE id = :id AND subscriber_id = :subscriber",
             {{"id", topic}, {"subscriber", subscriber}});
}

void remove_subscriber(db::Transaction& tx, const Subscriber& subscriber)
{
    tx->exec("DELETE FROM alert_topics WHERE subscriber_id = :id", {{"id", subscriber.id}});
    tx->exec("DELETE FROM alert_subscribers WHERE id = :id", {{"id", subscriber.id}});
    tx->exec("DELETE FROM alert_wishes WHERE email = :email", {{"email", subscriber.email}});
}

std::vector<Count> counts_of(db::Connection& core, SiteId site, int limit)
{
    return core.all("SELECT max(label), count(*) AS subscribers FROM alert_topics WHERE site_id = :site "
                    "GROUP BY topic, provision ORDER BY subscribers DESC, topic, provision LIMIT :limit",
                    {{"site", site}, {"limit", limit}}, [](const db::Row& row) {
                        return Count{row.str(0), row.i64(1)};
                    });
}

std::int64_t subscribers_of(db::Connection& core, SiteId site)
{
    return core.number("SELECT count(DISTINCT subscriber_id) FROM alert_topics WHERE site_id = :site", {{"site", site}});
}

}   // namespace tantrao::alerts
