// One SQLite connection. Only db/sqlite_*.cpp include this.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/sqlite_file.hpp"

#include <sqlite3.h>
#include <unordered_map>

namespace tantrao::db {

class SqliteConnection final : public Connection {
  public:
    SqliteConnection(const std::filesystem::path& file, const SqliteOptions& options);
    ~SqliteConnection() override;
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    std::int64_t exec(std::string_view sql, Params params) override;
    void each_while(std::string_view sql, Params params, const std::function<bool(const Row&)>& each) override;
    void script(std::string_view sql) override;
    Engine engine() const override { return Engine::sqlite; }
    std::int64_t statements_run() const override { return statements_run_; }
    // Whether no transaction is open (SQLite rolls back by itself when the disk is full).
    bool in_autocommit() const { return sqlite3_get_autocommit(handle_) != 0; }
    sqlite3* handle() { return handle_; }

  private:
    struct Prepared {
        sqlite3_stmt* statement = nullptr;
        bool busy = false;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    class Running;
    [[noreturn]] void fail(int code, std::string_view sql);

    sqlite3* handle_ = nullptr;
    std::unordered_map<std::string, std::vector<std::unique_ptr<Prepared>>, TextHash, std::equal_to<>> prepared_;
    std::int64_t statements_run_ = 0;
};

}   // namespace tantrao::db
