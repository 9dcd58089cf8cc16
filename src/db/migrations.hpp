// Schema changes, numbered per feature, in migrations/NNNN_name.sql, compiled in. An applied migration is never edited: its
// checksum is kept and compared. "{{id}}" stands for the type of a primary key made by the application (INTEGER PRIMARY KEY /
// BIGINT PRIMARY KEY), "{{bytes}}" for BLOB / BYTEA.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tantrao::db {

struct Migration {
    std::string feature;   // folder, such as "platform/site"
    int number = 0;
    std::string name;
    std::string_view sql;
};

// The embedded migrations of the given folders: by folder in the order given, then by number.
std::vector<Migration> find_migrations(const std::vector<std::string>& folders);

// Those not yet applied. Throws std::runtime_error if an applied one was edited or is unknown (a newer program wrote the store).
std::vector<Migration> pending_migrations(Store& store, const std::vector<Migration>& all);

// Applies the pending ones, each in its own transaction; how many. Safe when several processes start at once.
int migrate(Store& store, const std::vector<Migration>& all);

}   // namespace tantrao::db
