// The core store: where the system of record lives, SQLite or PostgreSQL. Thread-safe.
//
// write(f) runs f in one write transaction and commits if f returns a value, rolls back if it returns an error or throws.
// It returns after the commit. f may run more than once (PostgreSQL retries serialisation failures and deadlocks up to five
// times), so it must not have effects outside the database, and nothing slow (hash, image, parse, mail) belongs inside.
// The first statement of an action locks its subject: UPDATE … SET version = version + 1 WHERE id = :id AND version = :seen.
//
// SQLite: one writer connection; actions of several threads that wait at once share one COMMIT (each is a savepoint in it);
// a failing COMMIT fails the whole group. WAL, synchronous=FULL. Other processes may write too; BUSY is retried for 10 s.
// PostgreSQL: READ COMMITTED, a pool of connections. A connection lost during COMMIT leaves unknown whether it happened.
// Calling write inside write on one thread is an error (std::logic_error). A body does not swallow a ConstraintError and go on:
// PostgreSQL has given up the transaction by then, and write() throws. Ask first, or use ON CONFLICT.
// A reader's lease held while another is taken on the same thread can wait for ever when the pool is empty: take one.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"
#include "db/connection.hpp"

#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace tantrao::db {

// A connection inside an open write transaction.
class Transaction {
  public:
    Transaction(Connection& connection, bool& wants_hook) : connection_(connection), wants_hook_(wants_hook) {}
    Connection& db() { return connection_; }
    Connection* operator->() { return &connection_; }
    // Asks for the store's before-commit hook to run once in this database transaction (see Store::set_before_commit).
    void want_before_commit() { wants_hook_ = true; }

  private:
    Connection& connection_;
    bool& wants_hook_;
};

struct StoreOptions {
    std::filesystem::path sqlite_file;   // used when postgres_url is empty
    std::string postgres_url;            // postgresql://…; "secrets" such as the password may come from the environment
    int readers = 4;                     // read connections
    int writers = 4;                     // PostgreSQL write connections
    bool must_answer = true;             // open() throws if the store cannot be reached; false: the first use does, and creates nothing
};

class Store {
  public:
    virtual ~Store() = default;
    // Opens (and for SQLite creates) the store. Throws DatabaseError.
    static std::unique_ptr<Store> open(const StoreOptions& options);

    // Called on the transaction's connection as the last thing before COMMIT of every database transaction in which an action
    // asked for it. One hook, set at start; asking where none is set is an error (std::logic_error).
    virtual void set_before_commit(std::function<void(Connection&)> hook) = 0;

    virtual Engine engine() const = 0;
    // A connection for one read; it is in a read-only snapshot until the lease ends.
    class ReadLease {
      public:
        virtual ~ReadLease() = default;
        virtual Connection& db() = 0;
    };
    virtual std::unique_ptr<ReadLease> lease_reader() = 0;

    // For one thread, the one that follows. PostgreSQL: blocks until a NOTIFY on the channel arrives or the time is over; true if one arrived. SQLite: just polls
    // PRAGMA data_version for commits of other processes.
    virtual bool wait_for_notice(const std::string& channel, std::int64_t timeout_us) = 0;
    // Consistent copy of the whole store into a new SQLite file, while serving. SQLite only; PostgreSQL uses pg_dump.
    virtual void copy_to(const std::filesystem::path& file) = 0;

    template <class F>
    auto read(F&& f) -> std::invoke_result_t<F, Connection&>
    {
        const auto lease = lease_reader();
        return f(lease->db());
    }

    // F: Result<T>(Transaction&).
    template <class F>
    auto write(F&& f) -> std::invoke_result_t<F, Transaction&>
    {
        std::optional<std::invoke_result_t<F, Transaction&>> result;
        run_write([&](Transaction& tx) {
            result.emplace(f(tx));
            return result->has_value();
        });
        return std::move(*result);
    }

  protected:
    // Runs body in a transaction; commits if it returned true. Returns after the commit; throws what body threw, or
    // DatabaseError if the commit failed.
    virtual void run_write(const std::function<bool(Transaction&)>& body) = 0;
};

}   // namespace tantrao::db
