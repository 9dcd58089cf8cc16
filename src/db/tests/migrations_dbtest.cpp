// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/migrations.hpp"
#include "db/testing.hpp"

#include <thread>

namespace tantrao::db {
namespace {

class Migrations : public StoreTest {};

const std::vector<Migration> two{{"a", 1, "create", "CREATE TABLE a (id {{id}}, raw {{bytes}})"},
                                 {"a", 2, "fill", "INSERT INTO a (id) VALUES (1); INSERT INTO a (id) VALUES (2)"}};

TEST_P(Migrations, AreAppliedOnceInOrder)
{
    EXPECT_EQ(migrate(store(), {two[0]}), 1);
    EXPECT_EQ(pending_migrations(store(), two).size(), 1U);
    EXPECT_EQ(migrate(store(), two), 1);
    EXPECT_EQ(migrate(store(), two), 0);
    EXPECT_EQ(store().read([](Connection& db) { return db.number("SELECT count(*) FROM a"); }), 2);
}

TEST_P(Migrations, RefuseWhatWasEditedOrIsUnknown)
{
    migrate(store(), two);
    auto edited = two;
    edited[1].sql = "INSERT INTO a (id) VALUES (3)";
    EXPECT_THROW(migrate(store(), edited), std::runtime_error);
    EXPECT_THROW(migrate(store(), {two[0]}), std::runtime_error);
}

TEST_P(Migrations, AFailingOneLeavesNothingBehind)
{
    EXPECT_THROW(migrate(store(), {{"b", 1, "bad", "CREATE TABLE b (id {{id}}); INSERT INTO missing VALUES (1)"}}),
                 DatabaseError);
    EXPECT_EQ(migrate(store(), {{"b", 1, "good", "CREATE TABLE b (id {{id}})"}}), 1);
}

TEST_P(Migrations, TwoStartsAtOnceApplyEachOnce)
{
    const auto other = Store::open(options());
    int here = 0, there = 0;
    std::thread first([&] { here = migrate(store(), two); });
    std::thread second([&] { there = migrate(*other, two); });
    first.join();
    second.join();
    EXPECT_EQ(here + there, 2);
}

TANTRAO_ON_ALL_STORES(Migrations);

}   // namespace
}   // namespace tantrao::db
