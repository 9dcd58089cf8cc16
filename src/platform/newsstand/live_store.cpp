// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/live_store.hpp"

#include "base/hash.hpp"
#include "base/log.hpp"
#include "db/sqlite_file.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace tantrao::newsstand {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view own_schema = R"sql(
CREATE TABLE live_meta (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, mark TEXT NOT NULL, version TEXT NOT NULL,
                        directory_stamp INTEGER NOT NULL DEFAULT 0);
CREATE TABLE live_files (
    hash TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL,
    name TEXT NOT NULL, mime TEXT NOT NULL, size INTEGER NOT NULL, gone INTEGER NOT NULL,
    PRIMARY KEY (hash, subject_kind, subject_id)
) WITHOUT ROWID;
CREATE INDEX live_files_subject ON live_files (subject_kind, subject_id);
CREATE TABLE live_file_texts (
    subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, hash)
);
CREATE TABLE live_set_aside (
    subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, act TEXT NOT NULL, number INTEGER NOT NULL, error TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (subject_kind, subject_id)
) WITHOUT ROWID;
)sql";

std::string version_of(const std::vector<Projection>& projections)
{
    std::string all(own_schema);
    for (const Projection& projection : projections)
        all += fmt::format("\n{} {}\n{}", projection.kind, projection.version, projection.live_schema);
    return sha256_hex(all).substr(0, 12);
}

// "<beginning>-<generation>.db" -> generation, or -1.
std::int64_t generation_of(const std::string& name, const std::string& beginning)
{
    const std::string prefix = beginning + "-";
    if (!name.starts_with(prefix) || !name.ends_with(".db"))
        return -1;
    std::int64_t generation = -1;
    const char* begin = name.data() + prefix.size();
    const char* end = name.data() + name.size() - 3;
    const auto [stop, error] = std::from_chars(begin, end, generation);
    return error == std::errc{} && stop == end ? generation : -1;
}

db::SqliteOptions reader_options()
{
    db::SqliteOptions options;
    options.mode = db::OpenMode::read_only;
    options.cache_kib = 256;   // each reader has one; the machine keeps the file itself in memory once for all
    return options;
}

void remove_files(const fs::path& path)
{
    for (const char* suffix : {"", "-wal", "-shm"}) {
        std::error_code ignored;   // what stays is swept at the next start
        fs::remove(path.string() + suffix, ignored);
    }
}

}   // namespace

void stamp_directory(ProjectContext& context)
{
    context.live.exec("UPDATE live_meta SET directory_stamp = :stamp WHERE id = 1", {{"stamp", new_id()}});
}

GoneSet::Moment GoneSet::now() const
{
    const std::shared_lock lock(mutex_);
    return last_;
}

void GoneSet::add(const Subject& subject)
{
    const std::unique_lock lock(mutex_);
    subjects_.insert_or_assign(subject, ++last_);
}

std::optional<GoneSet::Moment> GoneSet::add_if_missing(const Subject& subject)
{
    const std::unique_lock lock(mutex_);
    if (!subjects_.try_emplace(subject, last_ + 1).second)
        return std::nullopt;
    return ++last_;
}

void GoneSet::forget(const Subject& subject, Moment until, std::optional<Moment> own)
{
    const std::unique_lock lock(mutex_);
    const auto found = subjects_.find(subject);
    if (found != subjects_.end() && (found->second <= until || found->second == own))
        subjects_.erase(found);
}

void GoneSet::forget_all(Moment until, const std::set<Subject>& but)
{
    const std::unique_lock lock(mutex_);
    std::erase_if(subjects_, [&](const auto& entry) { return entry.second <= until && !but.contains(entry.first); });
}

bool GoneSet::has(std::string_view kind, std::int64_t id) const
{
    const std::shared_lock lock(mutex_);
    return !subjects_.empty() && subjects_.contains(Subject{std::string(kind), id});
}

bool GoneSet::empty() const
{
    const std::shared_lock lock(mutex_);
    return subjects_.empty();
}

std::set<Subject> GoneSet::subjects() const
{
    std::set<Subject> subjects;
    const std::shared_lock lock(mutex_);
    for (const auto& [subject, moment] : subjects_)
        subjects.insert(subject);
    return subjects;
}

LiveFile::LiveFile(fs::path path, std::int64_t generation, const std::vector<Projection>& projections, const std::string& version)
    : path_(std::move(path)), generation_(generation)
{
    writer_ = db::open_sqlite(path_);
    if (writer_->number("SELECT count(*) FROM sqlite_master WHERE name = 'live_meta'") != 0)
        return;
    writer_->exec("BEGIN IMMEDIATE");
    writer_->script(own_schema);
    for (const Projection& projection : projections)
        if (!projection.live_schema.empty())
            writer_->script(projection.live_schema);
    writer_->exec("INSERT INTO live_meta (id, number, mark, version) VALUES (1, 0, 'start', :version)", {{"version", version}});
    writer_->exec("COMMIT");
}

LiveFile::~LiveFile()
{
    idle_.clear();
    writer_.reset();
    if (delete_on_close_)
        remove_files(path_);
}

Position LiveFile::position()
{
    return writer_
        ->first("SELECT number, mark FROM live_meta WHERE id = 1", {},
                [](const db::Row& row) {
                    return Position{row.i64(0), row.str(1)};
                })
        .value_or(Position{});
}

std::set<Subject> LiveFile::half_withdrawn()
{
    std::set<Subject> subjects;
    writer_->each("SELECT subject_kind, subject_id FROM live_set_aside WHERE act = 'withdraw'", {}, [&](const db::Row& row) {
        subjects.insert({row.str(0), row.i64(1)});
    });
    return subjects;
}

std::unique_ptr<db::Connection> LiveFile::take_reader()
{
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto reader = std::move(idle_.back());
            idle_.pop_back();
            return reader;
        }
    }
    return db::open_sqlite(path_, reader_options());
}

void LiveFile::give_back(std::unique_ptr<db::Connection> reader)
{
    const std::lock_guard lock(mutex_);
    if (idle_.size() < 16)
        idle_.push_back(std::move(reader));
}

LiveReader::LiveReader(std::shared_ptr<LiveFile> file, const GoneSet& gone, std::unique_ptr<db::Connection> connection,
                       std::string_view begin)
    : file_(std::move(file)), connection_(std::move(connection)), gone_(&gone), gone_before_(gone.subjects())
{
    statements_before_ = connection_->statements_run();
    connection_->exec(begin);
    connection_->each("SELECT number, directory_stamp FROM live_meta WHERE id = 1", {}, [this](const db::Row& row) {
        number_ = row.i64(0);
        directory_stamp_ = row.i64(1);
    });
}

LiveReader::LiveReader(std::shared_ptr<LiveFile> file, const GoneSet& gone) : LiveReader(file, gone, file->take_reader(), "BEGIN")
{
}

LiveReader LiveReader::rehearsing(std::shared_ptr<LiveFile> file, const GoneSet& gone)
{
    db::SqliteOptions options;
    options.mode = db::OpenMode::read_write;
    options.busy_timeout_ms = 1000;
    auto connection = db::open_sqlite(file->path(), options);
    LiveReader reader(std::move(file), gone, std::move(connection), "BEGIN IMMEDIATE");
    reader.is_rehearsal_ = true;
    return reader;
}

LiveReader::~LiveReader()
{
    if (!connection_)
        return;
    try {
        if (is_rehearsal_) {
            connection_->exec("ROLLBACK");
            return;
        }
        connection_->exec("COMMIT");
        file_->give_back(std::move(connection_));
    } catch (const std::exception&) {
        connection_.reset();   // a connection that cannot end its snapshot is not used again
    }
}

LiveStore::LiveStore(fs::path dir, std::vector<Projection> projections)
    : dir_(std::move(dir)), projections_(std::move(projections)), version_(version_of(projections_))
{
    fs::create_directories(dir_);
    current_ = open(newest_generation());
    // A withdrawal that failed holds through a restart.
    for (const Subject& subject : current_->half_withdrawn())
        gone_.add(subject);
}

std::int64_t LiveStore::newest_generation() const
{
    std::int64_t newest = 0;
    for (const auto& entry : fs::directory_iterator(dir_))
        newest = std::max(newest, generation_of(entry.path().filename().string(), "live-" + version_));
    return newest;
}

std::shared_ptr<LiveFile> LiveStore::open(std::int64_t generation)
{
    const fs::path path = dir_ / fmt::format("live-{}-{}.db", version_, generation);
    try {
        return std::make_shared<LiveFile>(path, generation, projections_, version_);
    } catch (const db::DatabaseError& broken) {
        if (broken.kind != db::DatabaseError::Kind::gone)
            throw;
        log_error("newsstand.live", fmt::format("{} cannot be used and is made anew: {}", path.string(), broken.what()));
        remove_files(path);
        return std::make_shared<LiveFile>(path, generation, projections_, version_);
    }
}

void LiveStore::take_over(Instant now)
{
    const std::lock_guard lock(mutex_);
    if (const std::int64_t newest = newest_generation(); newest > current_->generation())
        current_ = open(newest);
    std::vector<fs::path> doomed;
    for (const auto& entry : fs::directory_iterator(dir_)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".db") || entry.path() == current_->path())
            continue;
        const bool ours = generation_of(name, "live-" + version_) >= 0 || generation_of(name, "building-" + version_) >= 0;
        const auto written = std::chrono::file_clock::to_sys(entry.last_write_time()).time_since_epoch();
        const Instant last_used{std::chrono::duration_cast<std::chrono::microseconds>(written).count()};
        if (ours || ((name.starts_with("live-") || name.starts_with("building-")) && now - last_used > days_us(7)))
            doomed.push_back(entry.path());
    }
    for (const fs::path& path : doomed)
        remove_files(path);
}

LiveReader LiveStore::reader() { return {current(), gone_}; }

std::shared_ptr<LiveFile> LiveStore::current()
{
    const std::lock_guard lock(mutex_);
    return current_;
}

std::unique_ptr<LiveFile> LiveStore::new_generation()
{
    const std::int64_t next = std::max(current()->generation(), newest_generation()) + 1;
    const fs::path building = dir_ / fmt::format("building-{}-{}.db", version_, next);
    remove_files(building);
    auto file = std::make_unique<LiveFile>(building, next, projections_, version_);
    file->delete_when_unused();   // unless it is switched to
    return file;
}

void LiveStore::switch_to(std::unique_ptr<LiveFile> file)
{
    // The write-ahead log is emptied and the file closed before it gets its lasting name, so the name alone is the whole store.
    file->writer().script("PRAGMA wal_checkpoint(TRUNCATE)");
    const std::int64_t generation = file->generation();
    const fs::path lasting = dir_ / fmt::format("live-{}-{}.db", version_, generation);
    const fs::path building = file->path();
    file->delete_when_unused(false);
    file.reset();
    fs::rename(building, lasting);
    remove_files(building);
    auto fresh = std::make_shared<LiveFile>(lasting, generation, projections_, version_);
    std::shared_ptr<LiveFile> old;   // closed after the lock, if nobody reads it
    const std::lock_guard lock(mutex_);
    current_->delete_when_unused();
    old = std::exchange(current_, std::move(fresh));
}

const Projection* LiveStore::projection(std::string_view kind) const
{
    const auto found = std::ranges::find_if(projections_, [kind](const Projection& p) { return p.kind == kind; });
    return found == projections_.end() ? nullptr : &*found;
}

}   // namespace tantrao::newsstand
