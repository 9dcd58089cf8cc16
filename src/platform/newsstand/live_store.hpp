// The live store: one SQLite file per node with what an anonymous reader may see, in generations. Thread-safe.
// A file's name carries the version (schema and renderers) of the program that wrote it; files of other versions are ignored,
// so a new program can prepare its own while the old one serves.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/log.hpp"
#include "platform/newsstand/projection.hpp"

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <vector>

namespace tantrao::newsstand {

// Orders the snapshots of this node, across generations too: a rebuilt store may stand at a lower number than the one before it.
struct SnapshotOrder {
    std::int64_t generation = 0;
    std::int64_t number = 0;
    friend auto operator<=>(const SnapshotOrder&, const SnapshotOrder&) = default;
};

// Subjects withdrawn but perhaps not yet removed from the file: read by pages, lists, search and files. Each has the moment it was
// taken away at, so that applying an older state of core does not bring back what was withdrawn meanwhile.
class GoneSet {
  public:
    using Moment = std::int64_t;   // counted from 1
    Moment now() const;
    void add(const Subject& subject);   // again: at a new moment
    std::optional<Moment> add_if_missing(const Subject& subject);
    // Unless it was taken away later than `until`, save at the moment `own`.
    void forget(const Subject& subject, Moment until, std::optional<Moment> own);
    void forget_all(Moment until, const std::set<Subject>& but);
    bool has(std::string_view kind, std::int64_t id) const;
    bool empty() const;
    std::set<Subject> subjects() const;

  private:
    mutable std::shared_mutex mutex_;
    std::map<Subject, Moment> subjects_;
    Moment last_ = 0;
};

// One generation: a file, its single writer and a pool of readers.
class LiveFile {
  public:
    // Opens or creates. The schema of all projections is created when the file is new.
    LiveFile(std::filesystem::path path, std::int64_t generation, const std::vector<Projection>& projections,
             const std::string& version);
    ~LiveFile();
    LiveFile(const LiveFile&) = delete;
    LiveFile& operator=(const LiveFile&) = delete;

    db::Connection& writer() { return *writer_; }   // the projector's thread only
    Position position();
    std::unique_ptr<db::Connection> take_reader();
    void give_back(std::unique_ptr<db::Connection> reader);
    const std::filesystem::path& path() const { return path_; }
    std::int64_t generation() const { return generation_; }
    void delete_when_unused(bool wanted = true) { delete_on_close_ = wanted; }
    // Subjects whose withdrawal failed: their rows may still be there.
    std::set<Subject> half_withdrawn();

  private:
    const std::filesystem::path path_;
    const std::int64_t generation_;
    std::unique_ptr<db::Connection> writer_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<db::Connection>> idle_;
    std::atomic<bool> delete_on_close_{false};
};

// One snapshot of live, for one request. Movable, used by one thread.
class LiveReader {
  public:
    LiveReader(std::shared_ptr<LiveFile> file, const GoneSet& gone);
    ~LiveReader();
    // Of an own writing connection, in a transaction that is never committed (see Rehearsal).
    static LiveReader rehearsing(std::shared_ptr<LiveFile> file, const GoneSet& gone);
    LiveReader(LiveReader&&) noexcept = default;
    LiveReader& operator=(LiveReader&&) = delete;

    db::Connection& db() { return *connection_; }
    // The log number this snapshot stands at.
    std::int64_t number() const { return number_; }
    // For the page cache.
    SnapshotOrder order() const { return {file_->generation(), number_}; }
    // Changes whenever the small tables held in memory (sites, categories, menus) change; see stamp_directory().
    std::int64_t directory_stamp() const { return directory_stamp_; }
    bool is_gone(std::string_view kind, std::int64_t id) const
    {
        const bool gone = gone_->has(kind, id) || (!gone_before_.empty() && gone_before_.contains({std::string(kind), id}));
        saw_gone_ |= gone;
        return gone;
    }
    // Whether something was left out because it is gone: such a page is true for a moment only and does not enter the cache.
    bool saw_gone() const { return saw_gone_; }
    std::int64_t statements() const { return connection_->statements_run() - statements_before_; }

  private:
    LiveReader(std::shared_ptr<LiveFile> file, const GoneSet& gone, std::unique_ptr<db::Connection> connection,
               std::string_view begin);
    std::shared_ptr<LiveFile> file_;
    std::unique_ptr<db::Connection> connection_;
    bool is_rehearsal_ = false;
    const GoneSet* gone_;
    // What was gone before the snapshot was taken: it stays so for this reader when the removal is applied, which it does not see.
    std::set<Subject> gone_before_;
    mutable bool saw_gone_ = false;
    std::int64_t number_ = 0;
    std::int64_t directory_stamp_ = 0;
    std::int64_t statements_before_ = 0;
};

class LiveStore {
  public:
    // Opens the newest file of this program's version, or creates an empty one at position 0.
    LiveStore(std::filesystem::path dir, std::vector<Projection> projections);

    LiveReader reader();
    std::shared_ptr<LiveFile> current();
    // A new, empty generation beside the current one, and the switch to it (nobody else may hold it). The old file goes with
    // its last reader.
    std::unique_ptr<LiveFile> new_generation();
    void switch_to(std::unique_ptr<LiveFile> file);
    // For whoever has just become the one that projects: opens the newest generation if another process made one meanwhile, and
    // removes files that nobody needs: other generations, what a broken rebuild left, other versions after a week.
    void take_over(Instant now);

    const std::vector<Projection>& projections() const { return projections_; }
    const Projection* projection(std::string_view kind) const;
    const std::string& version() const { return version_; }
    GoneSet& gone() { return gone_; }
    const std::filesystem::path& dir() const { return dir_; }

  private:
    std::int64_t newest_generation() const;
    std::shared_ptr<LiveFile> open(std::int64_t generation);

    const std::filesystem::path dir_;
    const std::vector<Projection> projections_;
    const std::string version_;
    std::mutex mutex_;
    std::shared_ptr<LiveFile> current_;
    GoneSet gone_;
};

// A preview: what is projected through live() is seen through reader() and by nobody else, and is rolled back at the end. The
// file's writer waits meanwhile, so it is kept short. Nothing is gone in it: what was withdrawn may be looked at again.
class Rehearsal {
  public:
    // Throws DatabaseError if the file is busy for a second.
    explicit Rehearsal(LiveStore& store) : reader_(LiveReader::rehearsing(store.current(), nothing_gone_)) {}
    db::Connection& live() { return reader_.db(); }
    LiveReader& reader() { return reader_; }

  private:
    GoneSet nothing_gone_;
    LiveReader reader_;
};

}   // namespace tantrao::newsstand
