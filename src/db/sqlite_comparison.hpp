// Where the rows of two SQLite files of one schema differ. For checks: derived stores against what they are derived from.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace tantrao::db {

struct RowDifference {
    std::string table;
    std::int64_t missing = 0, surplus = 0;   // rows only in the model, rows only in the file; a changed row is one of each
    std::vector<std::string> examples;       // first columns of some of them
};

struct Comparison {
    std::int64_t rows = 0;   // of the model
    std::vector<RowDifference> differences;
};

// Each file is read in one snapshot, while others may write. Throws DatabaseError, also where a table's columns differ.
Comparison compare_sqlite(const std::filesystem::path& file, const std::filesystem::path& model,
                          const std::set<std::string>& without);

}   // namespace tantrao::db
