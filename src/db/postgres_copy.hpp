// Whole copies of a PostgreSQL store by its own programs, pg_dump and pg_restore. Passwords go to them by environment, never on
// their command lines.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>

namespace tantrao::db {

// A consistent copy into a new file, while others write. Throws DatabaseError with what the program said.
void dump_postgres(const std::string& url, const std::filesystem::path& file);
// Into an empty database, all or nothing. Throws DatabaseError.
void restore_postgres(const std::string& url, const std::filesystem::path& file);
// Whether the database has no table yet. Throws DatabaseError.
bool is_empty_postgres(const std::string& url);

}   // namespace tantrao::db
