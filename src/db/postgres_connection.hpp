// One PostgreSQL connection (libpq). Only db/postgres_*.cpp include this. Results are fetched whole before the first row is seen.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "db/parameters.hpp"

#include <libpq-fe.h>
#include <memory>
#include <unordered_map>

namespace tantrao::db {

class PostgresConnection final : public Connection {
  public:
    explicit PostgresConnection(const std::string& url);   // throws DatabaseError gone
    ~PostgresConnection() override;
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    std::int64_t exec(std::string_view sql, Params params) override;
    void each_while(std::string_view sql, Params params, const std::function<bool(const Row&)>& each) override;
    void script(std::string_view sql) override;
    Engine engine() const override { return Engine::postgres; }
    std::int64_t statements_run() const override { return statements_run_; }

    // COMMIT. Throws also where the server rolled back instead, because a statement had failed and the failure was swallowed.
    void commit();
    bool usable() const;   // connected and outside a transaction
    PGconn* handle() { return handle_; }

  private:
    struct Prepared {
        std::string name;
        std::vector<std::string> parameters;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using ResultPtr = std::unique_ptr<PGresult, decltype(&PQclear)>;
    const Prepared& prepare(std::string_view sql, Params params);
    ResultPtr run(std::string_view sql, Params params);
    ResultPtr checked(PGresult* result, std::string_view sql);

    PGconn* handle_ = nullptr;
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> prepared_;
    std::int64_t statements_run_ = 0;
};

// A serialisation failure or deadlock: the transaction is run again.
class RetryError : public DatabaseError {
  public:
    explicit RetryError(const std::string& what) : DatabaseError(Kind::busy, what) {}
};

}   // namespace tantrao::db
