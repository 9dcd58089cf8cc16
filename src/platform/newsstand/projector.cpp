// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/projector.hpp"

#include "base/log.hpp"

#include <chrono>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace tantrao::newsstand {

namespace {

constexpr int tries_before_set_aside = 3;
constexpr std::int64_t poll_us = 200'000;

void set_position(db::Connection& live, const Position& position)
{
    live.exec("UPDATE live_meta SET number = :number, mark = :mark WHERE id = 1",
              {{"number", position.number}, {"mark", position.mark}});
}

// Rolls live back unless it was committed.
class LiveTransaction {
  public:
    explicit LiveTransaction(db::Connection& live) : live_(live) { live_.exec("BEGIN IMMEDIATE"); }
    ~LiveTransaction()
    {
        if (open_) {
            try {
                live_.exec("ROLLBACK");
            } catch (const std::exception& lost) {
                log_error("newsstand.projector", lost.what());
            }
        }
    }
    LiveTransaction(const LiveTransaction&) = delete;
    LiveTransaction& operator=(const LiveTransaction&) = delete;
    void commit()
    {
        live_.exec("COMMIT");
        open_ = false;
    }

  private:
    db::Connection& live_;
    bool open_ = true;
};

void run_projection(const Projection& projection, ProjectContext& context, std::int64_t id, Act act)
{
    if (act == Act::withdraw && projection.withdraw)
        projection.withdraw(context, id);
    else
        projection.project(context, id);
}

} // namespace

Projector::Projector(db::Store& core, LiveStore& live, FileShelf& files, const Clock& clock)
    : core_(core), live_(live), files_(files), clock_(clock)
{
    applied_ = live_.current()->position().number;
    health_.last_contact = clock_.now();
}

Projector::~Projector()
{
    stop();
    if (lock_file_ >= 0)
        ::close(lock_file_);
}

bool Projector::lock(std::int64_t wait_us)
{
    if (lock_file_ >= 0)
        return true;
    const std::string path = (live_.dir() / "projector.lock").string();
    const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0640);
    if (file < 0)
        throw std::runtime_error("cannot open " + path);
    for (std::int64_t waited = 0;; waited += 50'000) {
        if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
            lock_file_ = file;
            return true;
        }
        if (waited >= wait_us)
            break;
        ::usleep(50'000);
    }
    ::close(file);
    return false;
}

void Projector::catch_up()
{
    // What was withdrawn is known before anything is served, even if live cannot be written.
    const Position position = live_.current()->position();
    const bool follows = core_.read([&](db::Connection& core) {
        if (!can_follow(core, position))
            return false;
        remember_withdrawn(entries_after(core, position.number));
        return true;
    });
    if (!follows) {
        if (position.number != 0) {
            const std::lock_guard lock(health_mutex_);
            health_.why_rebuilt = fmt::format("live stood at {} ({}), which core does not hold", position.number, position.mark);
            log_warning("newsstand.projector", health_.why_rebuilt);
        }
        rebuild();
    }
    while (step()) {
    }
}

void Projector::start()
{
    stopping_ = false;
    thread_ = std::thread([this] { run(); });
}

void Projector::stop()
{
    stopping_ = true;
    if (thread_.joinable())
        thread_.join();
}

void Projector::run()
{
    std::int64_t pause_us = poll_us;
    while (!stopping_) {
        try {
            bool follows = true;
            core_.read([&](db::Connection& core) { follows = can_follow(core, live_.current()->position()); });
            if (!follows)
                catch_up();
            while (!stopping_ && step()) {
            }
            pause_us = poll_us;
            {
                const std::lock_guard lock(health_mutex_);
                health_.core_reachable = true;
                health_.last_contact = clock_.now();
            }
            core_.wait_for_notice("publication", pause_us);
        } catch (const std::exception& failure) {
            log_error("newsstand.projector", failure.what());
            {
                const std::lock_guard lock(health_mutex_);
                health_.core_reachable = false;
            }
            for (std::int64_t slept = 0; slept < pause_us && !stopping_; slept += 50'000)
                std::this_thread::sleep_for(std::chrono::microseconds(50'000));
            pause_us = std::min<std::int64_t>(pause_us * 2, seconds_us(2));
        }
    }
}

// Applies one batch; false when there was nothing to do.
bool Projector::step()
{
    const std::lock_guard lock(apply_mutex_);
    const auto file = live_.current();
    const Position position = file->position();
    return core_.read([&](db::Connection& core) {
        const auto entries = entries_after(core, position.number);
        if (entries.empty())
            return false;
        remember_withdrawn(entries);
        apply(core, *file, entries);
        return true;
    });
}

// Withdrawn subjects leave readers before anything is written.
void Projector::remember_withdrawn(const std::vector<Entry>& entries)
{
    for (const Entry& entry : entries)
        if (entry.act == Act::withdraw)
            take_away(entry.subject);
}

void Projector::take_away(const Subject& subject)
{
    const bool known = live_.gone().has(subject.kind, subject.id);
    live_.gone().add(subject);
    const Projection* projection = live_.projection(subject.kind);
    if (!known && projection != nullptr && projection->own_tags) {
        // Readers in flight may still hold the number before the withdrawal, so the purge counts for the next one.
        Applied applied{applied_.load() + 1, projection->own_tags(subject.id), false};
        tell(std::move(applied));
    }
}

void Projector::apply(db::Connection& core, LiveFile& file, const std::vector<Entry>& entries)
{
    Tags purge;
    ProjectContext context{core, file.writer(), purge, files_, clock_.now()};
    const Position reached{entries.back().number, entries.back().mark};
    std::set<Subject> returned;
    {
        LiveTransaction transaction(file.writer());
        std::set<std::pair<Subject, Act>> done;
        for (const Entry& entry : entries) {
            if (!done.insert({entry.subject, entry.act}).second)
                continue;   // one projection of the current state is enough
            apply_subject(context, entry, reached.number);
            returned.insert(entry.subject);
        }
        set_position(file.writer(), reached);
        transaction.commit();
    }
    // The rows now tell the truth by themselves.
    for (const Subject& subject : returned)
        live_.gone().remove(subject);
    tell({reached.number, std::move(purge), false});
    set_applied(reached.number);
}

void Projector::apply_subject(ProjectContext& context, const Entry& entry, std::int64_t number)
{
    const Projection* projection = live_.projection(entry.subject.kind);
    if (projection == nullptr)
        return;   // a kind of another version of the program
    std::string error;
    for (int attempt = 0; attempt < tries_before_set_aside; ++attempt) {
        context.live.exec("SAVEPOINT subject");
        try {
            run_projection(*projection, context, entry.subject.id, entry.act);
            context.live.exec("DELETE FROM live_set_aside WHERE subject_kind = :kind AND subject_id = :id",
                              {{"kind", entry.subject.kind}, {"id", entry.subject.id}});
            context.live.exec("RELEASE subject");
            return;
        } catch (const db::DatabaseError& broken) {
            if (broken.kind == db::DatabaseError::Kind::full || broken.kind == db::DatabaseError::Kind::gone)
                throw;   // not this subject's fault
            error = broken.what();
        } catch (const std::exception& failure) {
            error = failure.what();
        }
        context.live.exec("ROLLBACK TO subject");
        context.live.exec("RELEASE subject");
    }
    log_error("newsstand.projector", fmt::format("{} {} was set aside: {}", entry.subject.kind, entry.subject.id, error));
    context.live.exec("INSERT INTO live_set_aside (subject_kind, subject_id, number, error, at) "
                      "VALUES (:kind, :id, :number, :error, :at) ON CONFLICT (subject_kind, subject_id) "
                      "DO UPDATE SET number = excluded.number, error = excluded.error, at = excluded.at",
                      {{"kind", entry.subject.kind},
                       {"id", entry.subject.id},
                       {"number", number},
                       {"error", error},
                       {"at", context.now}});
}

void Projector::tell(Applied applied)
{
    for (const auto& listener : listeners_)
        listener(applied);
}

bool Projector::wait_applied(std::int64_t number, std::int64_t timeout_us)
{
    std::unique_lock lock(wait_mutex_);
    return applied_changed_.wait_for(lock, std::chrono::microseconds(timeout_us),
                                     [&] { return applied_.load() >= number; });
}

void Projector::fill(db::Connection& core, LiveFile& file, const Progress& progress)
{
    constexpr int batch = 200;
    std::int64_t done = 0;
    for (const Projection& projection : live_.projections()) {
        std::int64_t after = 0;
        for (;;) {
            const auto ids = projection.list(core, after, batch);
            if (ids.empty())
                break;
            Tags ignored;
            ProjectContext context{core, file.writer(), ignored, files_, clock_.now()};
            LiveTransaction transaction(file.writer());
            for (const std::int64_t id : ids)
                apply_subject(context, {0, {}, {projection.kind, id}, Act::project}, 0);
            transaction.commit();
            after = ids.back();
            done += static_cast<std::int64_t>(ids.size());
            if (progress)
                progress(done, 0);
        }
    }
}

void Projector::rebuild(const Progress& progress)
{
    auto file = live_.new_generation();
    core_.read([&](db::Connection& core) {
        const Position start = last_position(core);
        fill(core, *file, progress);
        LiveTransaction transaction(file->writer());
        set_position(file->writer(), start);
        transaction.commit();
    });
    // What was committed meanwhile, then the switch; nothing else is applied during these last moments.
    const std::lock_guard lock(apply_mutex_);
    Position reached;
    core_.read([&](db::Connection& core) {
        for (;;) {
            const auto entries = entries_after(core, file->position().number);
            if (entries.empty())
                break;
            Tags ignored;
            ProjectContext context{core, file->writer(), ignored, files_, clock_.now()};
            LiveTransaction transaction(file->writer());
            for (const Entry& entry : entries)
                apply_subject(context, entry, entry.number);
            set_position(file->writer(), {entries.back().number, entries.back().mark});
            transaction.commit();
        }
        reached = file->position();
    });
    live_.switch_to(std::move(file));
    tell({reached.number, {}, true});
    set_applied(reached.number);
}

void Projector::set_applied(std::int64_t number)
{
    {
        const std::lock_guard lock(wait_mutex_);
        applied_ = number;
    }
    applied_changed_.notify_all();
}

void Projector::repair(const std::vector<Subject>& subjects)
{
    const std::lock_guard lock(apply_mutex_);
    const auto file = live_.current();
    core_.read([&](db::Connection& core) {
        Tags purge;
        ProjectContext context{core, file->writer(), purge, files_, clock_.now()};
        const std::int64_t number = file->position().number;
        LiveTransaction transaction(file->writer());
        for (const Subject& subject : subjects)
            apply_subject(context, {number, {}, subject, Act::project}, number);
        transaction.commit();
        tell({number, std::move(purge), false});
    });
}

Health Projector::health()
{
    Health health;
    {
        const std::lock_guard lock(health_mutex_);
        health = health_;
    }
    auto reader = live_.reader();
    health.live = reader.db()
                      .first("SELECT number, mark FROM live_meta WHERE id = 1", {},
                             [](const db::Row& row) { return Position{row.i64(0), row.str(1)}; })
                      .value_or(Position{});
    health.set_aside = reader.db().number("SELECT count(*) FROM live_set_aside");
    try {
        health.core = core_.read([](db::Connection& core) { return last_position(core); });
    } catch (const std::exception&) {
        health.core_reachable = false;
    }
    return health;
}

} // namespace tantrao::newsstand
