// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/store.hpp"
#include "db/testing.hpp"

#include <atomic>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace tantrao::db {
namespace {

class StoreBasics : public StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        script(
            "CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT UNIQUE, number BIGINT CHECK (number >= 0), share DOUBLE PRECISION, "
            "raw " +
            std::string(GetParam() == Engine::sqlite ? "BLOB" : "BYTEA") + ")");
        script("CREATE TABLE parts (id BIGINT PRIMARY KEY, thing_id BIGINT NOT NULL REFERENCES things (id))");
    }
    void script(const std::string& sql)
    {
        ASSERT_TRUE(store().write([&](Transaction& tx) -> Result<void> {
            tx->script(sql);
            return {};
        }));
    }
    Result<void> add(std::int64_t id, std::string_view name)
    {
        return store().write([&](Transaction& tx) -> Result<void> {
            tx->exec("INSERT INTO things (id, name, number) VALUES (:id, :name, 0)", {{"id", id}, {"name", name}});
            return {};
        });
    }
    std::int64_t count()
    {
        return store().read([](Connection& db) { return db.number("SELECT count(*) FROM things"); });
    }
};

TEST_P(StoreBasics, KeepsEveryTypeAsItWas)
{
    const std::string bytes("a\0b\xff", 4);
    ASSERT_TRUE(store().write([&](Transaction& tx) -> Result<void> {
        tx->exec("INSERT INTO things (id, name, number, share, raw) VALUES (:id, :name, :number, :share, :raw)",
                 {{"id", INT64_MAX},
                  {"name", "Tuyên Quang"},
                  {"number", std::int64_t{1} << 53},
                  {"share", 0.1},
                  {"raw", Bytes{bytes}}});
        tx->exec("INSERT INTO things (id, name, number, share, raw) VALUES (:id, :name, :number, :share, :raw)",
                 {{"id", 1}, {"name", nullptr}, {"number", nullptr}, {"share", nullptr}, {"raw", nullptr}});
        return {};
    }));
    store().read([&](Connection& db) {
        int rows = 0;
        db.each("SELECT id, name, number, share, raw FROM things ORDER BY id DESC", {}, [&](const Row& row) {
            if (rows++ == 0) {
                EXPECT_EQ(row.i64(0), INT64_MAX);
                EXPECT_EQ(row.text(1), "Tuyên Quang");
                EXPECT_EQ(row.i64(2), std::int64_t{1} << 53);
                EXPECT_EQ(row.real(3), 0.1);
                EXPECT_EQ(row.text(4), bytes);
                return;
            }
            for (int column = 1; column < 5; ++column)
                EXPECT_TRUE(row.is_null(column));
            EXPECT_EQ(row.text(1), "");
        });
        EXPECT_EQ(rows, 2);
        return 0;
    });
}

TEST_P(StoreBasics, ANameMayBeUsedTwiceAndZeroIsSixtyFourBit)
{
    ASSERT_TRUE(add(std::int64_t{1} << 60, "x"));
    const std::int64_t found = store().read([](Connection& db) {
        return db.number("SELECT count(*) FROM things WHERE (:id = 0 OR id = :id) AND name <> ':id'",
                         {{"id", std::int64_t{1} << 60}});
    });
    EXPECT_EQ(found, 1);
}

TEST_P(StoreBasics, AWrongParameterListIsOurMistake)
{
    EXPECT_THROW(store().read([](Connection& db) { return db.number("SELECT :a", {{"b", 1}}); }), std::logic_error);
}

TEST_P(StoreBasics, RefusedChangesAreTyped)
{
    ASSERT_TRUE(add(1, "a"));
    const auto kind_of = [&](const std::string& sql) {
        try {
            script(sql);
        } catch (const ConstraintError& error) {
            return static_cast<int>(error.kind);
        }
        return -1;
    };
    EXPECT_EQ(kind_of("INSERT INTO things (id, name) VALUES (2, 'a')"), static_cast<int>(ConstraintError::Kind::unique));
    EXPECT_EQ(kind_of("INSERT INTO things (id, name) VALUES (1, 'b')"), static_cast<int>(ConstraintError::Kind::unique));
    EXPECT_EQ(kind_of("INSERT INTO things (id, number) VALUES (3, -1)"), static_cast<int>(ConstraintError::Kind::check));
    EXPECT_EQ(kind_of("INSERT INTO parts (id, thing_id) VALUES (1, 99)"), static_cast<int>(ConstraintError::Kind::foreign_key));
    EXPECT_EQ(kind_of("INSERT INTO parts (id, thing_id) VALUES (1, NULL)"), static_cast<int>(ConstraintError::Kind::not_null));
    EXPECT_EQ(count(), 1);
}

TEST_P(StoreBasics, AnErrorOrAnExceptionRollsBack)
{
    const auto refused = store().write([&](Transaction& tx) -> Result<void> {
        tx->exec("INSERT INTO things (id, name) VALUES (1, 'a')");
        return Error::conflict("no");
    });
    EXPECT_FALSE(refused);
    EXPECT_THROW(static_cast<void>(store().write([&](Transaction& tx) -> Result<void> {
                     tx->exec("INSERT INTO things (id, name) VALUES (1, 'a')");
                     throw std::runtime_error("broken");
                 })),
                 std::runtime_error);
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(add(1, "a"));
}

TEST_P(StoreBasics, WriteInsideWriteIsOurMistake)
{
    EXPECT_THROW(static_cast<void>(store().write([&](Transaction&) -> Result<void> { return add(1, "a"); })), std::logic_error);
    EXPECT_TRUE(add(1, "a"));
}

TEST_P(StoreBasics, ManyThreadsWriteAndTheHookRunsOnceATransaction)
{
    script("CREATE TABLE hooks (id BIGINT PRIMARY KEY)");
    std::atomic<std::int64_t> hooks{0};
    store().set_before_commit([&](Connection& db) { db.exec("INSERT INTO hooks (id) VALUES (:id)", {{"id", ++hooks}}); });
    std::vector<std::thread> threads;
    for (int t = 0; t < 16; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 20; ++i) {
                const auto done = store().write([&](Transaction& tx) -> Result<void> {
                    tx->exec("INSERT INTO things (id, name, number) VALUES (:id, :name, 0)",
                             {{"id", t * 100 + i}, {"name", std::to_string(t * 100 + i)}});
                    tx.want_before_commit();
                    if (i % 5 == 4)
                        return Error::conflict("no");
                    return {};
                });
                EXPECT_EQ(done.has_value(), i % 5 != 4);
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(count(), 16 * 16);
    const std::int64_t committed_hooks = store().read([](Connection& db) { return db.number("SELECT count(*) FROM hooks"); });
    EXPECT_EQ(committed_hooks, hooks.load());
    if (GetParam() == Engine::sqlite) {
        EXPECT_LT(hooks.load(), 16 * 16) << "commits were not shared";
    }
}

TEST_P(StoreBasics, AFailingHookFailsTheAction)
{
    store().set_before_commit([](Connection& db) { db.exec("INSERT INTO nowhere (id) VALUES (1)"); });
    EXPECT_THROW(static_cast<void>(store().write([&](Transaction& tx) -> Result<void> {
                     tx->exec("INSERT INTO things (id, name) VALUES (1, 'a')");
                     tx.want_before_commit();
                     return {};
                 })),
                 DatabaseError);
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(add(2, "b"));   // an action that does not want the hook goes on
}

TEST_P(StoreBasics, AReaderKeepsItsSnapshot)
{
    ASSERT_TRUE(add(1, "a"));
    const auto lease = store().lease_reader();
    EXPECT_EQ(lease->db().number("SELECT count(*) FROM things"), 1);
    ASSERT_TRUE(add(2, "b"));
    EXPECT_EQ(lease->db().number("SELECT count(*) FROM things"), 1);
    EXPECT_EQ(count(), 2);
}

TEST_P(StoreBasics, ACommitWakesWhoWaits)
{
    store().set_before_commit([](Connection& db) {
        if (db.engine() == Engine::postgres)
            db.script("NOTIFY publication");
    });
    while (store().wait_for_notice("publication", 1000)) {
    }
    std::thread writer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        EXPECT_TRUE(store().write([&](Transaction& tx) -> Result<void> {
            tx->exec("INSERT INTO things (id, name) VALUES (1, 'a')");
            tx.want_before_commit();
            return {};
        }));
    });
    EXPECT_TRUE(store().wait_for_notice("publication", 10'000'000));
    writer.join();
}

TEST_P(StoreBasics, TwoProcessesWriteAtOnce)
{
    const StoreOptions where = options();
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        // Another process has a store of its own on the same place.
        int failures = 0;
        try {
            const auto other = Store::open(where);
            for (int i = 0; i < 30; ++i)
                if (!other->write([&](Transaction& tx) -> Result<void> {
                        tx->exec("INSERT INTO things (id, name) VALUES (:id, :name)",
                                 {{"id", 1000 + i}, {"name", "c" + std::to_string(i)}});
                        return {};
                    }))
                    ++failures;
        } catch (const std::exception&) {
            failures = 99;
        }
        ::_exit(failures);
    }
    for (int i = 0; i < 30; ++i)
        EXPECT_TRUE(add(i, "p" + std::to_string(i)));
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_EQ(count(), 60);
}

TANTRAO_ON_ALL_STORES(StoreBasics);

}   // namespace
}   // namespace tantrao::db
