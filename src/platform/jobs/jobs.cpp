// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/jobs/jobs.hpp"

#include "base/log.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace tantrao::jobs {

namespace {

constexpr int tries_before_failed = 10;
constexpr std::int64_t lease_us = minutes_us(2);
constexpr std::int64_t look_every_us = 500'000;
constexpr std::size_t claimed_at_once = 16;

std::int64_t back_off_us(int tries) { return std::min(seconds_us(10) << std::min(tries, 12), hours_us(1)); }

Job read_job(const db::Row& row)
{
    auto payload = parse_json(row.text(2));
    return {row.i64(0), row.str(1), payload ? std::move(*payload) : Json::object(), row.instant(3), static_cast<int>(row.i64(4))};
}

// Of one kind: waiting jobs that are due, and running ones whose lease ended.
std::vector<Job> due_of_kind(db::Connection& core, std::string_view kind, Instant now, std::size_t limit)
{
    return core.all(
        "SELECT id, kind, payload, due_at, tries FROM jobs WHERE kind = :kind AND state <> 'failed' AND due_at <= :now "
        "AND (state = 'waiting' OR lease_until < :now) ORDER BY due_at, id LIMIT :limit",
        {{"kind", kind}, {"now", now}, {"limit", static_cast<std::int64_t>(limit)}}, read_job);
}

template <class F>
void write(db::Store& store, F&& body)
{
    const auto done = store.write([&](db::Transaction& tx) -> Result<void> {
        body(tx);
        return {};
    });
    static_cast<void>(done);   // the body cannot fail but by exception
}

}   // namespace

void enter(db::Transaction& tx, Instant now, std::string_view kind, const Json& payload, Instant due_at,
           std::string_view unique_key)
{
    tx->exec(
        "INSERT INTO jobs (id, kind, unique_key, payload, due_at, state, tries, lease_until, lease_owner, last_error, "
        "created_at) VALUES (:id, :kind, :key, :payload, :due, 'waiting', 0, 0, '', '', :now) "
        "ON CONFLICT (unique_key) DO UPDATE SET payload = excluded.payload, state = 'waiting', lease_owner = '', "
        "due_at = CASE WHEN jobs.state = 'waiting' AND jobs.due_at < excluded.due_at THEN jobs.due_at ELSE excluded.due_at END, "
        "tries = CASE WHEN jobs.state = 'waiting' THEN jobs.tries ELSE 0 END",
        {{"id", new_id()},
         {"kind", kind},
         {"key", unique_key.empty() ? std::nullopt : std::optional(unique_key)},
         {"payload", dump_json(payload)},
         {"due", due_at},
         {"now", now}});
}

void enter_if_new(db::Transaction& tx, Instant now, std::string_view kind, const Json& payload, Instant due_at,
                  std::string_view unique_key)
{
    tx->exec(
        "INSERT INTO jobs (id, kind, unique_key, payload, due_at, state, tries, lease_until, lease_owner, last_error, "
        "created_at) VALUES (:id, :kind, :key, :payload, :due, 'waiting', 0, 0, '', '', :now) ON CONFLICT DO NOTHING",
        {{"id", new_id()}, {"kind", kind}, {"key", unique_key}, {"payload", dump_json(payload)}, {"due", due_at}, {"now", now}});
}

void cancel(db::Transaction& tx, std::string_view unique_key)
{
    tx->exec("DELETE FROM jobs WHERE unique_key = :key", {{"key", unique_key}});
}

std::vector<Listed> list(db::Connection& core, int limit)
{
    return core.all("SELECT id, kind, state, last_error, due_at, tries FROM jobs ORDER BY state, due_at LIMIT :limit",
                    {{"limit", limit}}, [](const db::Row& row) {
                        return Listed{row.i64(0), row.str(1),     row.str(2),
                                      row.str(3), row.instant(4), static_cast<int>(row.i64(5))};
                    });
}

bool retry(db::Transaction& tx, Instant now, std::int64_t id)
{
    return tx->exec(
               "UPDATE jobs SET state = 'waiting', tries = 0, due_at = :now, last_error = '' WHERE id = :id AND state = 'failed'",
               {{"id", id}, {"now", now}}) == 1;
}

Runner::Runner(db::Store& store, const Clock& clock) : store_(store), clock_(clock), owner_(random_hex(8)) {}

Runner::~Runner() { stop(); }

void Runner::every(std::string kind, std::int64_t interval_us, Work work)
{
    intervals_.insert_or_assign(kind, interval_us);
    write(store_, [&](db::Transaction& tx) {
        const Instant now = clock_.now();
        enter_if_new(tx, now, kind, Json::object(), now, kind);
    });
    handle(std::move(kind), std::move(work));
}

// The UPDATE decides who gets a job. What is asked for is one step of an index a kind, so jobs of other kinds cost nothing, however
// many wait.
std::vector<Job> Runner::claim(std::size_t limit)
{
    const Instant now = clock_.now();
    std::vector<Job> due;
    store_.read([&](db::Connection& core) {
        for (const auto& [kind, work] : work_)
            std::ranges::move(due_of_kind(core, kind, now, limit), std::back_inserter(due));
    });
    std::ranges::sort(due, {}, [](const Job& job) { return std::pair(job.due_at, job.id); });
    if (due.size() > limit)
        due.resize(limit);
    std::vector<Job> mine;
    if (due.empty())
        return mine;
    write(store_, [&](db::Transaction& tx) {
        mine.clear();
        for (const Job& job : due)
            if (tx->exec(
                    "UPDATE jobs SET state = 'running', lease_until = :until, lease_owner = :owner, tries = tries + 1 "
                    "WHERE id = :id AND ((state = 'waiting' AND due_at <= :now) OR (state = 'running' AND lease_until < :now))",
                    {{"id", job.id}, {"now", now}, {"until", now + lease_us}, {"owner", owner_}}) == 1)
                mine.push_back(job);
    });
    return mine;
}

// Before a job that waited behind others: false if another node has taken it meanwhile, or nobody should run it any more.
bool Runner::renew(const Job& job)
{
    bool still_mine = false;
    write(store_, [&](db::Transaction& tx) {
        still_mine =
            tx->exec("UPDATE jobs SET lease_until = :until WHERE id = :id AND lease_owner = :owner AND state = 'running'",
                     {{"id", job.id}, {"owner", owner_}, {"until", clock_.now() + lease_us}}) == 1;
    });
    return still_mine;
}

void Runner::give_back(const Job& job)
{
    write(store_, [&](db::Transaction& tx) {
        tx->exec("UPDATE jobs SET state = 'waiting', tries = tries - 1, lease_until = 0 WHERE id = :id AND lease_owner = :owner "
                 "AND state = 'running'",
                 {{"id", job.id}, {"owner", owner_}});
    });
}

void Runner::run(const Job& job)
{
    Result<void> outcome;
    try {
        // Whoever ran it so often without ever reporting died of it.
        outcome = job.tries < tries_before_failed ? work_.at(job.kind)(job)
                                                  : Result<void>(Error::of(ErrorKind::unavailable, "job.crashed"));
    } catch (const std::exception& failure) {
        outcome = Error{ErrorKind::unavailable, "job.failed", {}, {}, failure.what()};
    }
    if (!outcome && stopping_)
        give_back(job);
    else
        finish(job, outcome);
}

int Runner::run_due()
{
    int done = 0;
    for (auto jobs = claim(claimed_at_once); !jobs.empty(); jobs = claim(claimed_at_once)) {
        const Instant claimed = clock_.now();
        for (const Job& job : jobs) {
            if (stopping_) {
                give_back(job);
                continue;
            }
            if (clock_.now() - claimed > lease_us / 4 && !renew(job))
                continue;
            run(job);
            ++done;
        }
        if (stopping_)
            break;
    }
    return done;
}

void Runner::finish(const Job& job, const Result<void>& outcome)
{
    const Instant now = clock_.now();
    const auto interval = intervals_.find(job.kind);
    write(store_, [&](db::Transaction& tx) {
        if (outcome && interval == intervals_.end()) {
            tx->exec("DELETE FROM jobs WHERE id = :id AND lease_owner = :owner", {{"id", job.id}, {"owner", owner_}});
            return;
        }
        const std::string error = outcome ? std::string{} : outcome.error().code + " " + outcome.error().detail;
        const bool failed = !outcome && interval == intervals_.end() && job.tries + 1 >= tries_before_failed;
        const Instant next = outcome ? now + interval->second : now + back_off_us(job.tries);
        tx->exec("UPDATE jobs SET state = :state, due_at = :due, last_error = :error, tries = :tries, lease_until = 0 "
                 "WHERE id = :id AND lease_owner = :owner",
                 {{"id", job.id},
                  {"owner", owner_},
                  {"state", failed ? "failed" : "waiting"},
                  {"due", next},
                  {"error", error},
                  {"tries", outcome ? 0 : job.tries + 1}});
    });
    if (!outcome)
        log_warning("jobs", fmt::format("{} {}: {} {}", job.kind, job.id, outcome.error().code, outcome.error().detail));
}

void Runner::start()
{
    stopping_ = false;
    thread_ = std::thread([this] { loop(); });
}

void Runner::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable())
        thread_.join();
    stopping_ = false;
}

void Runner::wake()
{
    {
        const std::lock_guard lock(mutex_);
        look_now_ = true;
    }
    woken_.notify_all();
}

void Runner::loop()
{
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        look_now_ = false;
        lock.unlock();
        try {
            run_due();
        } catch (const std::exception& failure) {
            log_error("jobs", failure.what());
        }
        lock.lock();
        woken_.wait_for(lock, std::chrono::microseconds(look_every_us), [this] { return stopping_ || look_now_; });
    }
}

}   // namespace tantrao::jobs
