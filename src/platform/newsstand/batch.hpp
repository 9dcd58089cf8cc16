// Subjects projected together in one transaction of live. Only the projector uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/live_store.hpp"

namespace tantrao::newsstand {

// Rolled back unless committed.
class Batch {
  public:
    Batch(db::Connection& core, LiveFile& file, LiveStore& store, FileShelf& files, Instant now);
    ~Batch();
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

    // The last act for each subject: what is projected is core's current state. Those that live tells the truth about afterwards;
    // what fails three times is set aside. Throws when it is not the subject's fault (disk full, core gone).
    std::vector<Subject> apply(const std::vector<Entry>& entries);
    bool apply(const Subject& subject, Act act, std::int64_t number);
    void commit(const std::optional<Position>& reached);
    const Tags& purge() const { return purge_; }

  private:
    bool try_once(const Projection& projection, const Subject& subject, Act act, std::string& error);
    void set_aside(const Subject& subject, Act act, std::int64_t number, const std::string& error);

    LiveStore& store_;
    Tags purge_;
    ProjectContext context_;
    bool open_ = true;
};

}   // namespace tantrao::newsstand
