// The core store in one SQLite file: one writer with grouped commits, a pool of readers.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_store.hpp"
#include "db/sqlite_connection.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <thread>

namespace tantrao::db {

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr int most_actions_in_a_group = 128;
constexpr auto oldest_group = std::chrono::milliseconds(20);

SqliteOptions options_of(OpenMode mode)
{
    SqliteOptions options;
    options.mode = mode;
    options.durable = true;
    return options;
}

// The actions that share one COMMIT.
struct Group {
    SteadyClock::time_point begun = SteadyClock::now();
    int actions = 0;
    bool wants_hook = false;
    bool over = false;
    std::exception_ptr failure;
};

class SqliteStore final : public Store {
  public:
    explicit SqliteStore(const StoreOptions& options) : file_(options.sqlite_file), most_readers_(options.readers)
    {
        if (options.must_answer)
            writer_ = std::make_unique<SqliteConnection>(file_, options_of(OpenMode::create));
    }

    Engine engine() const override { return Engine::sqlite; }
    void set_before_commit(std::function<void(Connection&)> hook) override { hook_ = std::move(hook); }
    std::unique_ptr<ReadLease> lease_reader() override;
    bool wait_for_notice(const std::string& channel, std::int64_t timeout_us) override;
    void copy_to(const std::filesystem::path& file) override;

    void give_back(std::unique_ptr<SqliteConnection> reader, bool usable);

  protected:
    void run_write(const std::function<bool(Transaction&)>& body) override;

  private:
    bool run_action(const std::function<bool(Transaction&)>& body, std::exception_ptr& thrown);
    void end_group();
    void roll_back_group(std::exception_ptr failure);

    const std::filesystem::path file_;
    std::function<void(Connection&)> hook_;

    std::unique_ptr<SqliteConnection> writer_;   // none until the first write to a store that need not answer at once
    std::mutex writer_mutex_;
    std::atomic<int> waiting_{0};
    std::atomic<std::thread::id> writing_thread_{};
    std::shared_ptr<Group> group_;
    std::mutex group_mutex_;
    std::condition_variable group_over_;

    std::mutex readers_mutex_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<SqliteConnection>> idle_readers_;
    int most_readers_;
    int readers_out_ = 0;

    std::mutex notice_mutex_;
    std::condition_variable committed_;
    std::int64_t commits_ = 0, commits_seen_ = 0;
    std::unique_ptr<SqliteConnection> watcher_;
    std::int64_t data_version_ = 0;
};

class SqliteLease final : public Store::ReadLease {
  public:
    SqliteLease(SqliteStore& store, std::unique_ptr<SqliteConnection> connection)
        : store_(store), connection_(std::move(connection))
    {
        connection_->exec("BEGIN", {});
    }
    ~SqliteLease() override
    {
        bool usable = true;
        try {
            connection_->exec("COMMIT", {});
        } catch (const std::exception&) {
            usable = false;
        }
        store_.give_back(std::move(connection_), usable);
    }
    Connection& db() override { return *connection_; }

  private:
    SqliteStore& store_;
    std::unique_ptr<SqliteConnection> connection_;
};

// Runs the action in a savepoint of the open group; true if its changes stay.
bool SqliteStore::run_action(const std::function<bool(Transaction&)>& body, std::exception_ptr& thrown)
{
    bool wants_hook = false;
    bool keep = false;
    writer_->exec("SAVEPOINT action", {});
    try {
        Transaction tx(*writer_, wants_hook);
        keep = body(tx);
    } catch (...) {
        thrown = std::current_exception();
    }
    if (keep && wants_hook && !hook_) {
        thrown = std::make_exception_ptr(std::logic_error("an action asked for the hook before COMMIT, and none is set"));
        keep = false;
    }
    // A full disk makes SQLite roll back everything, the group included.
    if (writer_->in_autocommit())
        throw DatabaseError(DatabaseError::Kind::full, "the database rolled the transaction back; is the disk full?");
    if (!keep)
        writer_->exec("ROLLBACK TO action", {});
    writer_->exec("RELEASE action", {});
    group_->wants_hook |= keep && wants_hook;
    return keep;
}

void SqliteStore::end_group()
{
    std::exception_ptr failure;
    try {
        if (group_->wants_hook && hook_)
            hook_(*writer_);
        writer_->exec("COMMIT", {});
    } catch (const DatabaseError&) {
        failure = std::current_exception();
    } catch (const std::exception& why) {
        failure = std::make_exception_ptr(DatabaseError(DatabaseError::Kind::other, why.what()));
    }
    if (failure)
        return roll_back_group(failure);
    {
        const std::lock_guard lock(group_mutex_);
        group_->over = true;
    }
    group_.reset();
    group_over_.notify_all();
    {
        const std::lock_guard lock(notice_mutex_);
        ++commits_;
    }
    committed_.notify_all();
}

// Nothing of the group was kept; everybody in it is told why.
void SqliteStore::roll_back_group(std::exception_ptr failure)
{
    try {
        if (!writer_->in_autocommit())
            writer_->exec("ROLLBACK", {});
    } catch (const std::exception&) {   // nothing is left to do; the failure is told below
    }
    {
        const std::lock_guard lock(group_mutex_);
        group_->failure = std::move(failure);
        group_->over = true;
    }
    group_.reset();
    group_over_.notify_all();
}

void SqliteStore::run_write(const std::function<bool(Transaction&)>& body)
{
    if (writing_thread_.load() == std::this_thread::get_id())
        throw std::logic_error("write() inside write() on one thread");
    std::shared_ptr<Group> group;
    std::exception_ptr thrown;
    bool kept = false;
    ++waiting_;
    {
        const std::lock_guard lock(writer_mutex_);
        --waiting_;
        writing_thread_ = std::this_thread::get_id();
        try {
            if (!writer_)
                writer_ = std::make_unique<SqliteConnection>(file_, options_of(OpenMode::read_write));
            if (!group_) {
                writer_->exec("BEGIN IMMEDIATE", {});
                group_ = std::make_shared<Group>();
            }
            group = group_;
            ++group->actions;
            kept = run_action(body, thrown);
        } catch (...) {
            thrown = std::current_exception();
            if (group_)
                roll_back_group(thrown);
        }
        const bool full =
            group_ && (group_->actions >= most_actions_in_a_group || SteadyClock::now() - group_->begun > oldest_group);
        if (group_ && (full || waiting_.load() == 0))
            end_group();
        writing_thread_ = std::thread::id{};
    }
    if (thrown)
        std::rethrow_exception(thrown);
    if (!kept)
        return;   // nothing of this action depends on the group's end
    std::unique_lock lock(group_mutex_);
    group_over_.wait(lock, [&] { return group->over; });
    if (group->failure)
        std::rethrow_exception(group->failure);
}

std::unique_ptr<Store::ReadLease> SqliteStore::lease_reader()
{
    std::unique_ptr<SqliteConnection> reader;
    {
        std::unique_lock lock(readers_mutex_);
        reader_free_.wait(lock, [this] { return !idle_readers_.empty() || readers_out_ < most_readers_; });
        ++readers_out_;
        if (!idle_readers_.empty()) {
            reader = std::move(idle_readers_.back());
            idle_readers_.pop_back();
        }
    }
    try {
        if (!reader)
            reader = std::make_unique<SqliteConnection>(file_, options_of(OpenMode::read_only));
        return std::make_unique<SqliteLease>(*this, std::move(reader));
    } catch (...) {
        give_back(nullptr, false);
        throw;
    }
}

void SqliteStore::give_back(std::unique_ptr<SqliteConnection> reader, bool usable)
{
    {
        const std::lock_guard lock(readers_mutex_);
        --readers_out_;
        if (reader && usable)
            idle_readers_.push_back(std::move(reader));
    }
    reader_free_.notify_one();
}

bool SqliteStore::wait_for_notice(const std::string&, std::int64_t timeout_us)
{
    const auto deadline = SteadyClock::now() + std::chrono::microseconds(timeout_us);
    if (!watcher_)
        watcher_ = std::make_unique<SqliteConnection>(file_, options_of(OpenMode::read_only));
    for (;;) {
        {
            std::unique_lock lock(notice_mutex_);
            const auto until = std::min(deadline, SteadyClock::now() + std::chrono::milliseconds(50));
            committed_.wait_until(lock, until, [this] { return commits_ != commits_seen_; });
            if (commits_ != commits_seen_) {
                commits_seen_ = commits_;
                return true;
            }
        }
        // Commits of other processes change the version that this connection sees.
        const std::int64_t version = watcher_->number("PRAGMA data_version");
        if (version != data_version_) {
            data_version_ = version;
            return true;
        }
        if (SteadyClock::now() >= deadline)
            return false;
    }
}

void SqliteStore::copy_to(const std::filesystem::path& file)
{
    SqliteConnection source(file_, options_of(OpenMode::read_only));
    sqlite3* target = nullptr;
    if (sqlite3_open_v2(file.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK) {
        sqlite3_close(target);
        throw DatabaseError(DatabaseError::Kind::other, "cannot create " + file.string());
    }
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source.handle(), "main");
    const int code = backup == nullptr ? SQLITE_ERROR : sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    sqlite3_close(target);
    if (code != SQLITE_DONE)
        throw DatabaseError(code == SQLITE_FULL ? DatabaseError::Kind::full : DatabaseError::Kind::other,
                            fmt::format("copying to {}: {}", file.string(), sqlite3_errstr(code)));
}

}   // namespace

std::unique_ptr<Store> open_sqlite_store(const StoreOptions& options) { return std::make_unique<SqliteStore>(options); }

}   // namespace tantrao::db
