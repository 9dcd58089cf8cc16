// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/batch.hpp"

#include "base/log.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::newsstand {

namespace {

constexpr int tries_before_set_aside = 3;

std::vector<Entry> last_of_each(const std::vector<Entry>& entries)
{
    std::vector<Entry> last;
    std::set<Subject> seen;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        if (seen.insert(entry->subject).second)
            last.push_back(*entry);
    std::ranges::reverse(last);
    return last;
}

// A reader's transaction in PostgreSQL is lost at the first statement that fails. One projection's mistake must not take the others
// of its batch with it, so core goes back to the beginning, which costs nothing: only reading was done.
void mark_beginning(db::Connection& core)
{
    if (core.engine() == db::Engine::postgres)
        core.script("SAVEPOINT beginning");
}

void go_back_to_beginning(db::Connection& core)
{
    if (core.engine() == db::Engine::postgres)
        core.script("ROLLBACK TO SAVEPOINT beginning");
}

}   // namespace

Batch::Batch(db::Connection& core, LiveFile& file, LiveStore& store, FileShelf& files, Instant now)
    : store_(store), context_{core, file.writer(), purge_, files, now}
{
    mark_beginning(core);
    context_.live.exec("BEGIN IMMEDIATE");
}

Batch::~Batch()
{
    if (!open_)
        return;
    try {
        context_.live.exec("ROLLBACK");
    } catch (const std::exception&) {   // SQLite has rolled back by itself: a full disk
    }
}

void Batch::commit(const std::optional<Position>& reached)
{
    if (reached)
        context_.live.exec("UPDATE live_meta SET number = :number, mark = :mark WHERE id = 1",
                           {{"number", reached->number}, {"mark", reached->mark}});
    context_.live.exec("COMMIT");
    open_ = false;
}

std::vector<Subject> Batch::apply(const std::vector<Entry>& entries)
{
    std::vector<Subject> right;
    for (const Entry& entry : last_of_each(entries))
        if (apply(entry.subject, entry.act, entry.number))
            right.push_back(entry.subject);
    return right;
}

bool Batch::apply(const Subject& subject, Act act, std::int64_t number)
{
    const Projection* projection = store_.projection(subject.kind);
    if (projection == nullptr)
        return true;   // a kind of another version of the program
    std::string error;
    for (int attempt = 0; attempt < tries_before_set_aside; ++attempt)
        if (try_once(*projection, subject, act, error))
            return true;
    set_aside(subject, act, number, error);
    return false;
}

bool Batch::try_once(const Projection& projection, const Subject& subject, Act act, std::string& error)
{
    context_.live.exec("SAVEPOINT subject");
    try {
        if (act == Act::withdraw && projection.withdraw)
            projection.withdraw(context_, subject.id);
        else
            projection.project(context_, subject.id);
        context_.live.exec("DELETE FROM live_set_aside WHERE subject_kind = :kind AND subject_id = :id",
                           {{"kind", subject.kind}, {"id", subject.id}});
        context_.live.exec("RELEASE subject");
        return true;
    } catch (const db::DatabaseError& broken) {
        if (broken.kind == db::DatabaseError::Kind::full || broken.kind == db::DatabaseError::Kind::gone)
            throw;   // not this subject's fault
        error = broken.what();
    } catch (const std::filesystem::filesystem_error& broken) {
        if (broken.code() == std::errc::no_space_on_device)
            throw;   // the shelf's disk is full
        error = broken.what();
    } catch (const std::exception& failure) {
        error = failure.what();
    }
    context_.live.exec("ROLLBACK TO subject");
    context_.live.exec("RELEASE subject");
    go_back_to_beginning(context_.core);
    return false;
}

// The subject's last good version stays, unless it is gone: then it stays gone until it can be projected again.
void Batch::set_aside(const Subject& subject, Act act, std::int64_t number, const std::string& error)
{
    log_error("newsstand.projector", fmt::format("{} {} was set aside: {}", subject.kind, subject.id, error));
    const bool gone = act == Act::withdraw || store_.gone().has(subject.kind, subject.id);
    context_.live.exec("INSERT INTO live_set_aside (subject_kind, subject_id, act, number, error, at) "
                       "VALUES (:kind, :id, :act, :number, :error, :at) ON CONFLICT (subject_kind, subject_id) DO UPDATE SET "
                       "act = CASE WHEN live_set_aside.act = 'withdraw' THEN 'withdraw' ELSE excluded.act END, "
                       "number = excluded.number, error = excluded.error, at = excluded.at",
                       {{"kind", subject.kind},
                        {"id", subject.id},
                        {"act", gone ? "withdraw" : "project"},
                        {"number", number},
                        {"error", error},
                        {"at", context_.now}});
}

}   // namespace tantrao::newsstand
