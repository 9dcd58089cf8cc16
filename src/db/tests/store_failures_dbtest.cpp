// What happens when the world breaks: full disks, other processes, a lost server, transactions that meet.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_file.hpp"
#include "db/testing.hpp"

#include <atomic>
#include <future>
#include <thread>

namespace tantrao::db {
namespace {

class StoreFailures : public StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        ASSERT_TRUE(write(
            [](Transaction& tx) { tx->script("CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT UNIQUE, number BIGINT)"); }));
    }
    template <class F>
    Result<void> write(F&& body)
    {
        return store().write([&](Transaction& tx) -> Result<void> {
            body(tx);
            return {};
        });
    }
    void add(std::int64_t id, std::string_view name = {})
    {
        ASSERT_TRUE(write([&](Transaction& tx) { insert(tx, id, name); }));
    }
    static void insert(Transaction& tx, std::int64_t id, std::string_view name = {})
    {
        tx->exec("INSERT INTO things (id, name, number) VALUES (:id, :name, 0)",
                 {{"id", id}, {"name", name.empty() ? std::to_string(id) : std::string(name)}});
    }
    bool has(std::int64_t id)
    {
        return store().read([&](Connection& db) {
            return db.number("SELECT count(*) FROM things WHERE id = :id", {{"id", id}});
        }) == 1;
    }
    DatabaseError::Kind kind_of(const std::function<void()>& action)
    {
        try {
            action();
        } catch (const DatabaseError& error) {
            return error.kind;
        }
        ADD_FAILURE() << "nothing was thrown";
        return DatabaseError::Kind::other;
    }
};

TEST_P(StoreFailures, AFailingMemberLeavesTheOthersOfItsGroupAlone)
{
    std::atomic<int> refused{0}, thrown{0}, kept{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 12; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 10; ++i) {
                const int id = t * 10 + i;
                try {
                    const auto done = store().write([&](Transaction& tx) -> Result<void> {
                        insert(tx, id);
                        if (id % 3 == 1)
                            return Error::conflict("no");
                        if (id % 3 == 2)
                            tx->exec("INSERT INTO things (id) VALUES (:id)", {{"id", id}});
                        return {};
                    });
                    ++(done ? kept : refused);
                } catch (const ConstraintError&) {
                    ++thrown;
                }
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(kept, 40);
    EXPECT_EQ(refused, 40);
    EXPECT_EQ(thrown, 40);
    for (int id = 0; id < 120; ++id)
        EXPECT_EQ(has(id), id % 3 == 0) << id;
}

// Both actions share one COMMIT on SQLite, so a hook that fails takes both with it; on PostgreSQL each stands for itself.
TEST_P(StoreFailures, AFailingCommitFailsEveryMemberOfTheGroup)
{
    store().set_before_commit([](Connection& db) { db.exec("INSERT INTO nowhere (id) VALUES (1)"); });
    bool shared = false;
    for (int round = 0; round < 50 && !shared; ++round) {
        std::promise<void> inside, second_waits;
        std::thread first([&] {
            EXPECT_THROW(static_cast<void>(write([&](Transaction& tx) {
                             insert(tx, 2 * round);
                             tx.want_before_commit();
                             inside.set_value();
                             second_waits.get_future().wait();
                             std::this_thread::sleep_for(std::chrono::milliseconds(5));   // a group is open for 20
                         })),
                         DatabaseError);
        });
        inside.get_future().wait();
        bool second_failed = false;
        std::thread second([&] {
            second_waits.set_value();
            try {
                static_cast<void>(write([&](Transaction& tx) { insert(tx, 2 * round + 1); }));
            } catch (const DatabaseError&) {
                second_failed = true;
            }
        });
        first.join();
        second.join();
        EXPECT_FALSE(has(2 * round));
        EXPECT_EQ(has(2 * round + 1), !second_failed);   // told what happened, whatever it was
        shared = second_failed || GetParam() == Engine::postgres;
    }
    EXPECT_TRUE(shared);
}

TEST_P(StoreFailures, AskingForAHookThatIsNotSetIsOurMistake)
{
    EXPECT_THROW(static_cast<void>(write([](Transaction& tx) {
                     insert(tx, 1);
                     tx.want_before_commit();
                 })),
                 std::logic_error);
    EXPECT_FALSE(has(1));
    add(2);
}

TEST_P(StoreFailures, ASwallowedConstraintErrorIsNeverTakenForSuccess)
{
    add(1);
    const auto swallow = [&] {
        return write([](Transaction& tx) {
            insert(tx, 2);
            try {
                insert(tx, 1);
            } catch (const ConstraintError&) {
            }
        });
    };
    if (GetParam() == Engine::postgres) {
        EXPECT_THROW(static_cast<void>(swallow()), DatabaseError);
        EXPECT_FALSE(has(2));
    } else {
        EXPECT_TRUE(swallow());
        EXPECT_TRUE(has(2));
    }
    add(3);
}

TEST_P(StoreFailures, ANulInATextIsKeptOrRefusedButNeverCutsIt)
{
    const std::string name("a\0b", 3);
    try {
        static_cast<void>(write([&](Transaction& tx) { insert(tx, 1, name); }));
    } catch (const DatabaseError&) {
        EXPECT_FALSE(has(1));
        return;
    }
    EXPECT_EQ(store().read([](Connection& db) {
        return db.first("SELECT name FROM things WHERE id = 1", {}, [](const Row& row) { return row.str(0); });
    }),
              name);
}

// Everybody adds one to the same number: none is lost, whatever the engine had to retry.
TEST_P(StoreFailures, ManyWritersOfOneRowLoseNothing)
{
    add(1);
    add(2);
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 15; ++i)
                EXPECT_TRUE(write([&](Transaction& tx) {
                    for (const int id : {1, 2})
                        tx->exec("UPDATE things SET number = number + 1 WHERE id = :id", {{"id", id}});
                }));
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(store().read([](Connection& db) { return db.number("SELECT sum(number) FROM things"); }), 240);
}

TEST_P(StoreFailures, ADeadlockIsRunAgain)
{
    if (GetParam() == Engine::sqlite)
        GTEST_SKIP() << "one writer cannot deadlock";
    add(1);
    add(2);
    std::atomic<int> runs{0}, both{0};
    const auto cross = [&](int first, int second) {
        EXPECT_TRUE(write([&](Transaction& tx) {
            ++runs;
            tx->exec("UPDATE things SET number = number + 1 WHERE id = :id", {{"id", first}});
            if (++both <= 2)   // the first time each waits for the other to hold its row
                for (int i = 0; i < 2000 && both < 2; ++i)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
            tx->exec("UPDATE things SET number = number + 1 WHERE id = :id", {{"id", second}});
        }));
    };
    std::thread one([&] { cross(1, 2); });
    std::thread two([&] { cross(2, 1); });
    one.join();
    two.join();
    EXPECT_GE(runs, 3);
    EXPECT_EQ(store().read([](Connection& db) { return db.number("SELECT sum(number) FROM things"); }), 4);
}

TEST_P(StoreFailures, AFullDiskFailsTheActionAndTheNextOneWorks)
{
    if (GetParam() == Engine::postgres)
        GTEST_SKIP() << "the test's server has the disk of everybody";
    add(1);
    ASSERT_TRUE(write([](Transaction& tx) { tx->number("PRAGMA max_page_count = 40"); }));
    const std::string large(400'000, 'x');
    EXPECT_EQ(kind_of([&] { static_cast<void>(write([&](Transaction& tx) { insert(tx, 2, large); })); }),
              DatabaseError::Kind::full);
    EXPECT_FALSE(has(2));
    EXPECT_TRUE(has(1));
    ASSERT_TRUE(write([](Transaction& tx) { tx->number("PRAGMA max_page_count = 4000"); }));
    add(3, large);
    EXPECT_TRUE(has(3));
}

TEST_P(StoreFailures, AFullDiskUnderManyWritersLosesNothingThatWasAcknowledged)
{
    if (GetParam() == Engine::postgres)
        GTEST_SKIP() << "the test's server has the disk of everybody";
    ASSERT_TRUE(write([](Transaction& tx) { tx->number("PRAGMA max_page_count = 60"); }));
    std::array<std::atomic<bool>, 64> acknowledged{};
    std::atomic<int> failed{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 8; ++i)
                try {
                    const int id = t * 8 + i;
                    static_cast<void>(
                        write([&](Transaction& tx) { insert(tx, id, std::to_string(id) + std::string(9'000, 'x')); }));
                    acknowledged[static_cast<std::size_t>(id)] = true;
                } catch (const DatabaseError&) {
                    ++failed;
                }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_GT(failed, 0);
    for (int id = 0; id < 64; ++id)
        EXPECT_EQ(has(id), acknowledged[static_cast<std::size_t>(id)].load()) << id;
}

TEST_P(StoreFailures, AnotherProcessHoldingTheFileIsWaitedFor)
{
    if (GetParam() == Engine::postgres)
        GTEST_SKIP() << "SQLite's lock";
    const auto other = open_sqlite(options().sqlite_file);   // as another process would
    other->exec("BEGIN IMMEDIATE");
    other->exec("INSERT INTO things (id, name, number) VALUES (1, 'a', 0)");
    SqliteOptions impatient;
    impatient.busy_timeout_ms = 20;
    const auto third = open_sqlite(options().sqlite_file, impatient);
    EXPECT_EQ(kind_of([&] { third->exec("BEGIN IMMEDIATE"); }), DatabaseError::Kind::busy);
    std::thread writer([&] { add(2); });
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    EXPECT_FALSE(has(2));
    other->exec("COMMIT");
    writer.join();
    EXPECT_TRUE(has(1));
    EXPECT_TRUE(has(2));
}

TEST_P(StoreFailures, TwoProcessesMayCreateTheSameStore)
{
    StoreOptions where = options();
    if (GetParam() == Engine::sqlite)
        where.sqlite_file = folder() / "fresh.db";
    std::vector<std::thread> threads;
    std::atomic<int> opened{0};
    for (int t = 0; t < 6; ++t)
        threads.emplace_back([&] {
            if (Store::open(where)->read([](Connection& db) { return db.number("SELECT 7"); }) == 7)
                ++opened;
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(opened, 6);
}

TEST_P(StoreFailures, ACopyOfARunningStoreIsWhole)
{
    if (GetParam() == Engine::postgres) {
        EXPECT_EQ(kind_of([&] { store().copy_to(folder() / "copy.db"); }), DatabaseError::Kind::other);
        return;
    }
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        for (int id = 0; !stop; id += 2)
            ASSERT_TRUE(write([&](Transaction& tx) {   // always an even number of rows
                insert(tx, id);
                insert(tx, id + 1);
            }));
    });
    for (int copy = 0; copy < 5; ++copy) {
        const auto file = folder() / ("copy" + std::to_string(copy) + ".db");
        store().copy_to(file);
        EXPECT_EQ(open_sqlite(file)->number("SELECT count(*) % 2 FROM things"), 0);
    }
    stop = true;
    writer.join();
}

// The server ends our connections: what was under way fails as "gone", what comes after works again by itself.
TEST_P(StoreFailures, ALostServerFailsWhatIsUnderWayAndComesBackByItself)
{
    if (GetParam() == Engine::sqlite)
        GTEST_SKIP() << "there is no server";
    const std::string url = options().postgres_url;
    const auto cut_all = [&] {
        run_on_postgres_server(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                    "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    };
    add(1);
    EXPECT_EQ(kind_of([&] {
                  static_cast<void>(write([&](Transaction& tx) {
                      insert(tx, 2);
                      cut_all();
                      insert(tx, 3);
                  }));
              }),
              DatabaseError::Kind::gone);
    EXPECT_FALSE(has(2));
    EXPECT_EQ(kind_of([&] {
                  store().read([&](Connection& db) {
                      cut_all();
                      return db.number("SELECT count(*) FROM things");
                  });
              }),
              DatabaseError::Kind::gone);
    cut_all();   // idle connections: nobody should notice
    EXPECT_TRUE(has(1));
    cut_all();
    add(4);
    EXPECT_TRUE(has(4));
}

TEST_P(StoreFailures, AServerThatIsNotThereIsGone)
{
    if (GetParam() == Engine::sqlite)
        GTEST_SKIP() << "there is no server";
    StoreOptions nowhere;
    nowhere.postgres_url = "postgresql://tantrao@127.0.0.1:1/none";
    EXPECT_EQ(kind_of([&] { static_cast<void>(Store::open(nowhere)); }), DatabaseError::Kind::gone);
}

TANTRAO_ON_ALL_STORES(StoreFailures);

}   // namespace
}   // namespace tantrao::db
