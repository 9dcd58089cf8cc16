// The core store in PostgreSQL: pools of connections that heal by themselves.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/postgres_store.hpp"

#include "db/postgres_connection.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <poll.h>
#include <random>
#include <thread>

namespace tantrao::db {

namespace {

constexpr int tries = 6;

// Hands out connections; a broken one is thrown away and made anew when next asked for.
class Pool {
  public:
    Pool(std::string url, int most) : url_(std::move(url)), most_(most) {}

    std::unique_ptr<PostgresConnection> take()
    {
        {
            std::unique_lock lock(mutex_);
            free_.wait(lock, [this] { return !idle_.empty() || out_ < most_; });
            ++out_;
            while (!idle_.empty()) {
                auto connection = std::move(idle_.back());
                idle_.pop_back();
                if (connection->usable())
                    return connection;
            }
        }
        try {
            return std::make_unique<PostgresConnection>(url_);
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }
    // In place of a borrowed one that broke.
    std::unique_ptr<PostgresConnection> fresh() const { return std::make_unique<PostgresConnection>(url_); }
    void give_back(std::unique_ptr<PostgresConnection> connection)
    {
        {
            const std::lock_guard lock(mutex_);
            --out_;
            if (connection && connection->usable())
                idle_.push_back(std::move(connection));
            else
                idle_.clear();   // when one connection broke, the others most likely did too
        }
        free_.notify_one();
    }

  private:
    const std::string url_;
    const int most_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<PostgresConnection>> idle_;
    int out_ = 0;
};

class Borrowed {
  public:
    explicit Borrowed(Pool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Borrowed() { pool_.give_back(std::move(connection_)); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    // A connection that the server closed while it lay idle is noticed here, where nothing was done yet: one new one is tried.
    void begin(const char* sql)
    {
        try {
            connection_->script(sql);
        } catch (const DatabaseError& error) {
            if (error.kind != DatabaseError::Kind::gone)
                throw;
            connection_ = pool_.fresh();
            connection_->script(sql);
        }
    }
    PostgresConnection& operator*() { return *connection_; }
    PostgresConnection* operator->() { return connection_.get(); }

  private:
    Pool& pool_;
    std::unique_ptr<PostgresConnection> connection_;
};

void roll_back_quietly(Connection& connection)
{
    try {
        connection.script("ROLLBACK");
    } catch (const std::exception&) {   // the connection is gone; the pool will see it
    }
}

class PostgresLease final : public Store::ReadLease {
  public:
    explicit PostgresLease(Pool& pool) : borrowed_(pool) { borrowed_.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    ~PostgresLease() override { roll_back_quietly(*borrowed_); }
    Connection& db() override { return *borrowed_; }

  private:
    Borrowed borrowed_;
};

thread_local bool writing = false;

class PostgresStore final : public Store {
  public:
    explicit PostgresStore(const StoreOptions& options)
        : url_(options.postgres_url), readers_(url_, options.readers), writers_(url_, options.writers)
    {
        if (options.must_answer)
            const Borrowed first(readers_);   // a wrong address is told at start
    }

    Engine engine() const override { return Engine::postgres; }
    void set_before_commit(std::function<void(Connection&)> hook) override { hook_ = std::move(hook); }
    std::unique_ptr<ReadLease> lease_reader() override { return std::make_unique<PostgresLease>(readers_); }
    bool wait_for_notice(const std::string& channel, std::int64_t timeout_us) override;
    void copy_to(const std::filesystem::path&) override
    {
        throw DatabaseError(DatabaseError::Kind::other, "a PostgreSQL store is copied with pg_dump");
    }

  protected:
    void run_write(const std::function<bool(Transaction&)>& body) override;

  private:
    void try_write(const std::function<bool(Transaction&)>& body);

    const std::string url_;
    std::function<void(Connection&)> hook_;
    Pool readers_, writers_;
    std::unique_ptr<PostgresConnection> listener_;
};

void PostgresStore::try_write(const std::function<bool(Transaction&)>& body)
{
    Borrowed connection(writers_);
    connection.begin("BEGIN ISOLATION LEVEL READ COMMITTED");
    try {
        bool wants_hook = false;
        Transaction tx(*connection, wants_hook);
        if (!body(tx)) {
            connection->script("ROLLBACK");
            return;
        }
        if (wants_hook && !hook_)
            throw std::logic_error("an action asked for the hook before COMMIT, and none is set");
        if (wants_hook)
            hook_(*connection);
        connection->commit();
    } catch (...) {
        roll_back_quietly(*connection);
        throw;
    }
}

void PostgresStore::run_write(const std::function<bool(Transaction&)>& body)
{
    if (writing)
        throw std::logic_error("write() inside write() on one thread");
    writing = true;
    struct Reset {
        ~Reset() { writing = false; }
    } const reset;
    for (int attempt = 1;; ++attempt) {
        try {
            return try_write(body);
        } catch (const RetryError&) {
            if (attempt == tries)
                throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(std::random_device{}() % (5U << attempt)));
    }
}

bool PostgresStore::wait_for_notice(const std::string& channel, std::int64_t timeout_us)
{
    if (!listener_ || PQstatus(listener_->handle()) != CONNECTION_OK) {
        listener_.reset();
        listener_ = std::make_unique<PostgresConnection>(url_);
        listener_->script("LISTEN " + channel);
        return true;   // what was told before this moment is unknown
    }
    pollfd socket{PQsocket(listener_->handle()), POLLIN, 0};
    ::poll(&socket, 1, static_cast<int>(timeout_us / 1000));
    if (PQconsumeInput(listener_->handle()) == 0)
        throw DatabaseError(DatabaseError::Kind::gone, PQerrorMessage(listener_->handle()));
    bool told = false;
    while (PGnotify* notice = PQnotifies(listener_->handle())) {
        told = true;
        PQfreemem(notice);
    }
    return told;
}

}   // namespace

std::unique_ptr<Store> open_postgres_store(const StoreOptions& options) { return std::make_unique<PostgresStore>(options); }

void run_on_postgres_server(const std::string& url, const std::string& sql) { PostgresConnection(url).script(sql); }

}   // namespace tantrao::db
