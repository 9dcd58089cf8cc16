// Follows the publication log and keeps this node's live store a function of core. One per data directory (file lock).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/live_store.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <optional>
#include <thread>

namespace tantrao::newsstand {

// What was applied: told to listeners (page cache, site directory, search) after the commit to live and before waiters go on. They
// are called by the projector's thread and by whoever calls take_away, also at once; what they throw is logged.
struct Applied {
    SnapshotOrder order;   // snapshots before it do not know of it
    Tags purged;
    bool everything = false;   // another generation took over: forget all that was derived from the old one
};

struct Health {
    Position live;
    Position core;
    bool core_reachable = true;
    Instant last_contact;
    std::int64_t set_aside = 0;
    bool rebuilding = false;
    std::string why_rebuilt;   // why this process rebuilt live by itself, if it did
    std::string trouble;       // why nothing can be applied at present (live's disk full, core gone); "" when all is well
};

using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

class Projector {
  public:
    Projector(db::Store& core, LiveStore& live, FileShelf& files, const Clock& clock);
    ~Projector();

    void on_applied(std::function<void(const Applied&)> listener) { listeners_.push_back(std::move(listener)); }

    // Takes the file lock of the data directory, waiting at most this long; false if another process projects.
    bool lock(std::int64_t wait_us = 0);
    // Applies all that the log holds, rebuilding first where live cannot follow core. Needs the lock. Throws when core is gone or live's
    // disk is full; what was withdrawn is gone for readers even then, and start() goes on trying.
    void catch_up();
    // Follows by itself until stop(). Needs the lock.
    void start();
    void stop();

    // Waits until this node has applied the number; false when the time is over.
    bool wait_applied(std::int64_t number, std::int64_t timeout_us);
    std::int64_t applied() const { return applied_.load(); }

    // Takes the subject from readers at once, before anything is written (withdraw, take-down, erase). The log row of the same
    // act removes it for good.
    void take_away(const Subject& subject);

    // Builds a new generation beside the current one and switches to it; readers are served all the while.
    void rebuild(const Progress& progress = {});
    // Enters the subjects, or all that were set aside if none are named, in the log again, so that every node projects them anew;
    // catches up where this projector does not follow by itself. How many. For doctor.
    int repair(std::vector<Subject> subjects = {});

    Health health();

  private:
    enum class Step { nothing, applied, must_rebuild };
    using Moments = std::map<Subject, GoneSet::Moment>;
    void run();
    Step step();
    void follow_log();
    void note_rebuild(const Position& live, Follow why);
    void note_contact(bool reached_core, std::string trouble);

    void apply(db::Connection& core, const std::shared_ptr<LiveFile>& file, const std::vector<Entry>& entries,
               GoneSet::Moment before, const Moments& own);
    Moments remember_withdrawn(db::Connection& core, std::int64_t after);
    void hide(const Subject& subject);

    void fill(LiveFile& file, const Progress& progress);
    bool follow_into(LiveFile& file);
    void tell(const Applied& applied);
    void set_applied(std::int64_t number);

    db::Store& core_;
    LiveStore& live_;
    FileShelf& files_;
    const Clock& clock_;
    std::vector<std::function<void(const Applied&)>> listeners_;

    int lock_file_ = -1;
    std::thread thread_;
    std::atomic<bool> stopping_{false};
    std::atomic<std::int64_t> applied_{0};
    std::mutex rebuild_mutex_;
    std::mutex apply_mutex_;   // one applier at a time: the thread, the end of a rebuild
    std::mutex wait_mutex_;
    std::condition_variable applied_changed_;
    std::mutex health_mutex_;
    Health health_;
};

}   // namespace tantrao::newsstand
