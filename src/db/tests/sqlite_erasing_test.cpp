// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_file.hpp"
#include "db/testing.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace tantrao::db {
namespace {

std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

TEST(SqliteErasing, WhatIsDeletedLeavesNoBytesInTheFile)
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "core.db";
    SqliteOptions options;
    options.durable = true;
    const auto db = open_sqlite(file, options);
    db->script(
        "CREATE TABLE readers (id INTEGER PRIMARY KEY, address TEXT); INSERT INTO readers VALUES (1, 'nguoi.doc@tuyenquang.example')");
    db->script("PRAGMA wal_checkpoint(TRUNCATE)");
    ASSERT_THAT(bytes_of(file), testing::HasSubstr("nguoi.doc@"));
    db->script("DELETE FROM readers");
    db->script("PRAGMA wal_checkpoint(TRUNCATE)");
    EXPECT_THAT(bytes_of(file), testing::Not(testing::HasSubstr("nguoi.doc@")));
}

}   // namespace
}   // namespace tantrao::db
