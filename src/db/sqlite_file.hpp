// A plain SQLite file, for stores that are derived and disposable (the live store). Core uses db/store.hpp.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"

#include <filesystem>
#include <memory>

namespace tantrao::db {

enum class OpenMode { read_only, read_write, create };

struct SqliteOptions {
    OpenMode mode = OpenMode::create;
    bool durable = false;   // synchronous FULL instead of NORMAL, and what is deleted is overwritten
    int busy_timeout_ms = 10'000;
    int cache_kib = 8 * 1024;
};

// Opens one connection in WAL mode with foreign keys on. ":memory:" is allowed. Throws DatabaseError.
std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, const SqliteOptions& options = {});

}   // namespace tantrao::db
