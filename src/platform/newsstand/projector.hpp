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

// What was applied: told to listeners (page cache, site directory, search) after the commit to live and before waiters go on.
struct Applied {
    std::int64_t number = 0;
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
    std::string why_rebuilt;     // why this process rebuilt live by itself, if it did
};

using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

class Projector {
  public:
    Projector(db::Store& core, LiveStore& live, FileShelf& files, const Clock& clock);
    ~Projector();

    void on_applied(std::function<void(const Applied&)> listener) { listeners_.push_back(std::move(listener)); }

    // Takes the file lock of the data directory, waiting at most this long; false if another process projects.
    bool lock(std::int64_t wait_us = 0);
    // Applies all that the log holds, rebuilding first where live cannot follow core. Needs the lock.
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
    // Projects one subject again, or all that were set aside. For doctor.
    void repair(const std::vector<Subject>& subjects);

    Health health();

  private:
    void run();
    bool step();
    void apply(db::Connection& core, LiveFile& file, const std::vector<Entry>& entries);
    void apply_subject(ProjectContext& context, const Entry& entry, std::int64_t number);
    void remember_withdrawn(const std::vector<Entry>& entries);
    void fill(db::Connection& core, LiveFile& file, const Progress& progress);
    void tell(Applied applied);
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
    std::mutex apply_mutex_;   // one applier at a time: the thread, repair, the end of a rebuild
    std::mutex wait_mutex_;
    std::condition_variable applied_changed_;
    std::mutex health_mutex_;
    Health health_;
};

} // namespace tantrao::newsstand
