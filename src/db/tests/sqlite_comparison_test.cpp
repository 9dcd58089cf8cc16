// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_comparison.hpp"

#include "db/sqlite_file.hpp"
#include "db/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::db {
namespace {

class Comparing : public testing::Test {
  protected:
    void SetUp() override
    {
        for (const char* name : {"file", "model"}) {
            const auto db = open_sqlite(folder_.path() / name);
            db->script("CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT, n INTEGER); CREATE TABLE b (id INTEGER PRIMARY KEY)");
            db->script("INSERT INTO a VALUES (1, 'một', NULL), (2, 'hai', 2); INSERT INTO b VALUES (7)");
        }
    }
    void change(const char* sql) { open_sqlite(folder_.path() / "file")->script(sql); }
    Comparison compare() { return compare_sqlite(folder_.path() / "file", folder_.path() / "model", {"b"}); }
    TemporaryFolder folder_;
};

TEST_F(Comparing, EqualFiles)
{
    EXPECT_TRUE(compare().differences.empty());
    EXPECT_EQ(compare().rows, 2);
}

TEST_F(Comparing, FindsWhatIsMissingChangedAndTooMuch)
{
    change("UPDATE a SET text = 'một!' WHERE id = 1; INSERT INTO a VALUES (3, 'ba', 3)");
    const auto found = compare().differences;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].table, "a");
    EXPECT_EQ(found[0].missing, 1);
    EXPECT_EQ(found[0].surplus, 2);
    EXPECT_THAT(found[0].examples, testing::UnorderedElementsAre("1", "1", "3"));
    change("DELETE FROM a");
    EXPECT_EQ(compare().differences[0].missing, 2);
}

TEST_F(Comparing, LeavesOutWhatItIsTold)
{
    change("DELETE FROM b");
    EXPECT_TRUE(compare().differences.empty());
}

}   // namespace
}   // namespace tantrao::db
