// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/projector.hpp"

#include "base/log.hpp"
#include "platform/newsstand/batch.hpp"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace tantrao::newsstand {

namespace {

constexpr std::int64_t poll_us = 200'000;

}   // namespace

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
            live_.take_over(clock_.now());
            applied_ = live_.current()->position().number;
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
    bool reached_core = false;
    try {
        core_.read([&](db::Connection&) { reached_core = true; });
        follow_log();
    } catch (const std::exception& failure) {
        note_contact(reached_core, failure.what());
        throw;
    }
    note_contact(true, {});
}

void Projector::follow_log()
{
    for (Step done = Step::applied; done != Step::nothing && !stopping_;)
        if (done = step(); done == Step::must_rebuild)
            rebuild();
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
    stopping_ = false;
}

void Projector::run()
{
    std::int64_t pause_us = poll_us;
    while (!stopping_) {
        try {
            catch_up();
            pause_us = poll_us;
            core_.wait_for_notice("publication", pause_us);
        } catch (const std::exception& failure) {
            log_error("newsstand.projector", failure.what());
            for (std::int64_t slept = 0; slept < pause_us && !stopping_; slept += 50'000)
                std::this_thread::sleep_for(std::chrono::microseconds(50'000));
            pause_us = std::min<std::int64_t>(pause_us * 2, seconds_us(2));
        }
    }
}

void Projector::note_contact(bool reached_core, std::string trouble)
{
    const std::lock_guard lock(health_mutex_);
    health_.core_reachable = reached_core;
    if (trouble.empty())
        health_.last_contact = clock_.now();
    health_.trouble = std::move(trouble);
}

void Projector::note_rebuild(const Position& live, Follow why)
{
    if (live == Position{0, "start"})
        return;   // a new file; nothing was lost
    const std::string_view reason =
        why == Follow::core_is_older ? "core has not come so far: an older one was restored"
        : why == Follow::other_history
            ? "core has another history: an older one was restored and went on, or a rebuild was asked for"
            : "core's log no longer reaches back so far";
    const std::lock_guard lock(health_mutex_);
    health_.why_rebuilt = fmt::format("live stood at {} ({}); {}", live.number, live.mark, reason);
    log_warning("newsstand.projector", health_.why_rebuilt);
}

// Applies one batch.
Projector::Step Projector::step()
{
    const std::lock_guard lock(apply_mutex_);
    const auto file = live_.current();
    const Position position = file->position();
    const GoneSet::Moment before = live_.gone().now();
    return core_.read([&](db::Connection& core) {
        if (const Follow how = follow(core, position); how != Follow::yes) {
            note_rebuild(position, how);
            return Step::must_rebuild;
        }
        const auto entries = entries_after(core, position.number);
        if (entries.empty()) {
            if (!live_.gone().empty())
                live_.gone().forget_all(before, file->half_withdrawn());
            return Step::nothing;
        }
        const Moments own = remember_withdrawn(core, position.number);
        apply(core, file, entries, before, own);
        return Step::applied;
    });
}

// Withdrawn subjects leave readers before anything is written.
Projector::Moments Projector::remember_withdrawn(db::Connection& core, std::int64_t after)
{
    Moments own;
    for (const Subject& subject : withdrawn_after(core, after))
        if (const auto moment = live_.gone().add_if_missing(subject)) {
            own.emplace(subject, *moment);
            hide(subject);
        }
    return own;
}

void Projector::take_away(const Subject& subject)
{
    live_.gone().add(subject);
    hide(subject);
}

// Purges the pages that show the subject. Who began to render before it was gone holds at most the present number, so the purge
// counts for the next one.
void Projector::hide(const Subject& subject)
{
    const Projection* projection = live_.projection(subject.kind);
    if (projection == nullptr)
        return;
    Applied applied{{live_.current()->generation(), applied_.load() + 1}, {}, false};
    try {
        auto reader = live_.reader();
        applied.order = {reader.order().generation, reader.number() + 1};
        if (projection->own_tags)
            applied.purged = projection->own_tags(subject.id);
        if (projection->shown_tags)
            applied.purged.merge(projection->shown_tags(reader.db(), subject.id));
    } catch (const std::exception& failure) {
        log_error("newsstand.projector", fmt::format("every page is forgotten, for those of {} {} are not known: {}",
                                                     subject.kind, subject.id, failure.what()));
        applied.everything = true;
    }
    tell(applied);
}

void Projector::apply(db::Connection& core, const std::shared_ptr<LiveFile>& file, const std::vector<Entry>& entries,
                      GoneSet::Moment before, const Moments& own)
{
    const Position reached{entries.back().number, entries.back().mark};
    Batch batch(core, *file, live_, files_, clock_.now());
    const std::vector<Subject> true_again = batch.apply(entries);
    batch.commit(reached);
    for (const Subject& subject : true_again) {
        const auto mine = own.find(subject);
        live_.gone().forget(subject, before, mine == own.end() ? std::nullopt : std::optional(mine->second));
    }
    tell({{file->generation(), reached.number}, batch.purge(), false});
    set_applied(reached.number);
}

void Projector::tell(const Applied& applied)
{
    for (const auto& listener : listeners_)
        try {
            listener(applied);
        } catch (const std::exception& failure) {   // the others must hear of it all the same
            log_error("newsstand.projector", failure.what());
        }
}

bool Projector::wait_applied(std::int64_t number, std::int64_t timeout_us)
{
    std::unique_lock lock(wait_mutex_);
    return applied_changed_.wait_for(lock, std::chrono::microseconds(timeout_us), [&] { return applied_.load() >= number; });
}

void Projector::set_applied(std::int64_t number)
{
    {
        const std::lock_guard lock(wait_mutex_);
        applied_ = number;
    }
    applied_changed_.notify_all();
}

int Projector::repair(std::vector<Subject> subjects)
{
    if (subjects.empty())
        subjects = live_.reader().db().all("SELECT subject_kind, subject_id FROM live_set_aside", {}, [](const db::Row& row) {
            return Subject{row.str(0), row.i64(1)};
        });
    const auto entered = core_.write([&](db::Transaction& tx) -> Result<void> {
        for (const Subject& subject : subjects)
            append(tx, clock_.now(), subject.kind, subject.id);
        return {};
    });
    static_cast<void>(entered);   // the body cannot fail but by exception
    if (!thread_.joinable())
        catch_up();
    return static_cast<int>(subjects.size());
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
                             [](const db::Row& row) {
                                 return Position{row.i64(0), row.str(1)};
                             })
                      .value_or(Position{});
    health.set_aside = reader.db().number("SELECT count(*) FROM live_set_aside");
    try {
        health.core = core_.read([](db::Connection& core) { return last_position(core); });
    } catch (const std::exception&) {
        health.core_reachable = false;
    }
    return health;
}

}   // namespace tantrao::newsstand
