// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/log.hpp"

namespace tantrao::newsstand {

namespace {
Entry read_entry(const db::Row& row)
{
    return {row.i64(0), row.str(1), {row.str(2), row.i64(3)}, row.text(4) == "withdraw" ? Act::withdraw : Act::project};
}
}   // namespace

void append(db::Transaction& tx, Instant now, std::string_view kind, std::int64_t id, Act act)
{
    tx->exec(
        "INSERT INTO publication_log (id, number, mark, subject_kind, subject_id, act, at) "
        "VALUES (:id, 0, '', :kind, :subject, :act, :at)",
        {{"id", new_id()}, {"kind", kind}, {"subject", id}, {"act", act == Act::withdraw ? "withdraw" : "project"}, {"at", now}});
    tx.want_before_commit();
}

void number_rows(db::Connection& core)
{
    // Updating the counter first takes its row lock, which PostgreSQL holds until COMMIT: number order is commit order.
    const std::string mark = random_hex(8);
    core.exec("UPDATE publication_counter SET number = number + 1, mark = :mark WHERE id = 1", {{"mark", mark}});
    core.exec("UPDATE publication_log SET number = (SELECT number FROM publication_counter WHERE id = 1), mark = :mark "
              "WHERE number = 0",
              {{"mark", mark}});
    if (core.engine() == db::Engine::postgres)
        core.script("NOTIFY publication");   // sent by the server at COMMIT
}

Position last_position(db::Connection& core)
{
    return core
        .first("SELECT number, mark FROM publication_counter WHERE id = 1", {},
               [](const db::Row& row) {
                   return Position{row.i64(0), row.str(1)};
               })
        .value_or(Position{});
}

std::vector<Entry> entries_after(db::Connection& core, std::int64_t after, int limit)
{
    auto entries = core.all("SELECT number, mark, subject_kind, subject_id, act FROM publication_log "
                            "WHERE number > :after ORDER BY number, id LIMIT :limit",
                            {{"after", after}, {"limit", limit}}, read_entry);
    if (static_cast<int>(entries.size()) < limit)
        return entries;
    const std::int64_t last = entries.back().number;
    std::erase_if(entries, [last](const Entry& entry) { return entry.number == last; });
    if (!entries.empty())
        return entries;
    return core.all("SELECT number, mark, subject_kind, subject_id, act FROM publication_log "
                    "WHERE number = :number ORDER BY id",
                    {{"number", last}}, read_entry);
}

std::vector<Subject> withdrawn_after(db::Connection& core, std::int64_t after)
{
    return core.all("SELECT DISTINCT subject_kind, subject_id FROM publication_log WHERE number > :after AND act = 'withdraw'",
                    {{"after", after}}, [](const db::Row& row) {
                        return Subject{row.str(0), row.i64(1)};
                    });
}

Follow follow(db::Connection& core, const Position& position)
{
    const Position last = last_position(core);
    if (last == position)
        return Follow::yes;
    if (last.number < position.number)
        return Follow::core_is_older;
    if (last.number == position.number)
        return Follow::other_history;
    const auto mark = core.first("SELECT mark FROM publication_log WHERE number = :number LIMIT 1", {{"number", position.number}},
                                 [](const db::Row& row) { return row.str(0); });
    if (mark)
        return *mark == position.mark ? Follow::yes : Follow::other_history;
    if (position.number != 0)
        return Follow::log_is_shorter;
    // Number 0 has no rows; it can be followed while nothing was dropped yet.
    if (position.mark != "start")
        return Follow::other_history;
    return core.number("SELECT min(number) FROM publication_log") == 1 ? Follow::yes : Follow::log_is_shorter;
}

void drop_before(db::Transaction& tx, Instant before)
{
    tx->exec("DELETE FROM publication_log WHERE at < :before AND number > 0 AND "
             "number < (SELECT number FROM publication_counter WHERE id = 1)",
             {{"before", before}});
}

}   // namespace tantrao::newsstand
