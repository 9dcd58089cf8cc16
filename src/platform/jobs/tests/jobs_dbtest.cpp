// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "platform/jobs/jobs.hpp"

#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <thread>

namespace tantrao::jobs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Jobs : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        db::migrate(store(), db::find_migrations({"platform/jobs"}));
        runner_ = std::make_unique<Runner>(store(), clock_);
        runner_->handle("note", [this](const Job& job) { return work(job); });
    }
    void TearDown() override
    {
        runner_.reset();
        StoreTest::TearDown();
    }
    Result<void> work(const Job& job)
    {
        done_.push_back(job.payload.value("n", 0));
        return {};
    }
    void enter(int n, std::int64_t in_us, std::string_view key = {}, std::string_view kind = "note")
    {
        ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
            jobs::enter(tx, clock_.now(), kind, {{"n", n}}, clock_.now() + in_us, key);
            return {};
        }));
    }
    std::vector<Listed> listed()
    {
        return store().read([](db::Connection& core) { return list(core, 1000); });
    }

    FakeClock clock_;
    std::unique_ptr<Runner> runner_;
    std::vector<int> done_;
};

TEST_P(Jobs, RunWhenTheyAreDueInOrderOfTheirTime)
{
    enter(3, seconds_us(30));
    enter(1, seconds_us(10));
    enter(2, seconds_us(20));
    EXPECT_EQ(runner_->run_due(), 0);
    clock_.advance(seconds_us(10));
    EXPECT_EQ(runner_->run_due(), 1);
    clock_.advance(days_us(1));   // after a stop
    EXPECT_EQ(runner_->run_due(), 2);
    EXPECT_THAT(done_, ElementsAre(1, 2, 3));
    EXPECT_THAT(listed(), IsEmpty());
}

TEST_P(Jobs, OfSeveralKindsRunInOrderOfTheirTimeToo)
{
    runner_->handle("other", [this](const Job& job) { return work(job); });
    std::vector<int> in_order;
    for (int n = 40; n >= 1; --n) {
        enter(n, n, "", n % 3 == 0 ? "other" : "note");
        in_order.insert(in_order.begin(), n);
    }
    clock_.advance(50);
    EXPECT_EQ(runner_->run_due(), 40);
    EXPECT_EQ(done_, in_order);
}

TEST_P(Jobs, AnActionThatIsRolledBackEntersNothing)
{
    EXPECT_FALSE(store().write([&](db::Transaction& tx) -> Result<void> {
        jobs::enter(tx, clock_.now(), "note", {{"n", 1}}, clock_.now());
        return Error::conflict("no");
    }));
    EXPECT_EQ(runner_->run_due(), 0);
}

TEST_P(Jobs, AFailingOneIsTriedAgainWithBackOffAndThenListed)
{
    int tries = 0;
    runner_->handle("bad", [&](const Job& job) -> Result<void> {
        EXPECT_EQ(job.tries, tries);
        if (++tries % 2 == 0)
            throw std::runtime_error("broken");
        return Error::of(ErrorKind::unavailable, "mail.refused");
    });
    enter(1, 0, "", "bad");
    std::int64_t pause = seconds_us(10);
    for (int expected = 1; expected <= 10; ++expected) {
        EXPECT_EQ(runner_->run_due(), 1);
        EXPECT_EQ(tries, expected);
        if (expected == 10)
            break;
        clock_.advance(pause - 1);
        EXPECT_EQ(runner_->run_due(), 0) << expected;
        clock_.advance(1);
        pause = std::min(pause * 2, hours_us(1));
    }
    ASSERT_EQ(listed().size(), 1U);
    EXPECT_EQ(listed()[0].state, "failed");
    EXPECT_EQ(listed()[0].tries, 10);
    EXPECT_THAT(listed()[0].last_error, testing::HasSubstr("broken"));
    clock_.advance(days_us(9));
    EXPECT_EQ(runner_->run_due(), 0);

    EXPECT_TRUE(
        store().write([&](db::Transaction& tx) -> Result<bool> { return retry(tx, clock_.now(), listed()[0].id); }).value());
    tries = 0;
    runner_->handle("bad", [](const Job&) -> Result<void> { return {}; });
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_THAT(listed(), IsEmpty());
}

TEST_P(Jobs, AnErrorWhileStoppingIsNoTry)
{
    std::atomic<bool> begun{false};
    runner_->handle("long", [&](const Job&) -> Result<void> {
        begun = true;
        while (!runner_->is_stopping())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return Error::of(ErrorKind::unavailable, "job.failed");
    });
    enter(1, 0, "", "long");
    runner_->start();
    while (!begun)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    runner_->stop();
    ASSERT_EQ(listed().size(), 1U);
    EXPECT_EQ(listed()[0].state, "waiting");
    EXPECT_EQ(listed()[0].tries, 0);
    EXPECT_EQ(listed()[0].due_at, clock_.now()) << "the next program begins with it";
}

TEST_P(Jobs, EnteredIfNewTheOneThatIsThereStaysAsItIs)
{
    const auto enter_if_new = [&](int n) {
        ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
            jobs::enter_if_new(tx, clock_.now(), "note", {{"n", n}}, clock_.now(), "key");
            return {};
        }));
    };
    enter(1, seconds_us(30), "key");
    enter_if_new(2);
    EXPECT_EQ(runner_->run_due(), 0) << "it waits as long as before";
    runner_->handle("note", [](const Job&) -> Result<void> { throw std::runtime_error("broken"); });
    for (int i = 0; i < 10; ++i) {
        clock_.advance(hours_us(1));
        EXPECT_EQ(runner_->run_due(), 1);
    }
    enter_if_new(3);
    EXPECT_EQ(runner_->run_due(), 0) << "what has failed stays failed";
    ASSERT_EQ(listed().size(), 1U);
    EXPECT_EQ(listed()[0].state, "failed");

    ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
        cancel(tx, "key");
        return {};
    }));
    runner_->handle("note", [this](const Job& job) { return work(job); });
    enter_if_new(4);
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_THAT(done_, ElementsAre(4));
}

TEST_P(Jobs, AFailingOneHoldsUpNobody)
{
    runner_->handle("bad", [](const Job&) -> Result<void> { throw std::runtime_error("broken"); });
    for (int i = 0; i < 40; ++i)
        enter(i, 0, "", "bad");
    enter(1, 1);
    clock_.advance(2);
    runner_->run_due();
    EXPECT_THAT(done_, ElementsAre(1));
}

// Another version of the program, or a command, knows other kinds.
TEST_P(Jobs, ThoseOfUnknownKindsArePassedOver)
{
    for (int i = 0; i < 450; ++i)
        enter(i, -5, "", "unknown");
    enter(1, 0);
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_THAT(done_, ElementsAre(1));
    EXPECT_EQ(listed().size(), 450U);
}

TEST_P(Jobs, ACrashedWorkersJobIsClaimedAgainWhenItsLeaseEnds)
{
    enter(1, 0);
    ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {   // claimed by a worker that is no more
        tx->exec("UPDATE jobs SET state = 'running', lease_owner = 'dead', lease_until = :until, tries = 1",
                 {{"until", clock_.now() + minutes_us(2)}});
        return {};
    }));
    EXPECT_EQ(runner_->run_due(), 0);
    clock_.advance(minutes_us(2) + 1);
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_THAT(done_, ElementsAre(1));
    EXPECT_THAT(listed(), IsEmpty());
}

TEST_P(Jobs, OneThatKillsItsWorkerEveryTimeIsGivenUp)
{
    enter(1, 0);
    ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
        tx->exec("UPDATE jobs SET state = 'running', lease_owner = 'dead', lease_until = 0, tries = 10");
        return {};
    }));
    runner_->run_due();
    EXPECT_THAT(done_, IsEmpty());
    ASSERT_EQ(listed().size(), 1U);
    EXPECT_EQ(listed()[0].state, "failed");
}

TEST_P(Jobs, ALateWorkerDoesNotEndWhatAnotherHasTaken)
{
    Runner other(store(), clock_);
    int others = 0;
    other.handle("note", [&](const Job&) -> Result<void> {
        ++others;
        return Error::of(ErrorKind::unavailable, "later");
    });
    runner_->handle("note", [&](const Job&) -> Result<void> {
        clock_.advance(minutes_us(3));   // longer than its lease
        other.run_due();
        return {};
    });
    enter(1, 0);
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(others, 1);
    ASSERT_EQ(listed().size(), 1U);   // the other's outcome stands
    EXPECT_EQ(listed()[0].state, "waiting");
}

TEST_P(Jobs, WhatWaitsBehindSlowOnesIsRunByOneWorkerOnly)
{
    Runner other(store(), clock_);
    other.handle("note", [&](const Job& job) { return work(job); });
    runner_->handle("note", [&](const Job& job) {
        clock_.advance(seconds_us(50));
        if (job.payload.value("n", 0) == 3)
            other.run_due();   // 16 claimed jobs of 50 seconds: the lease of the later ones has to be kept alive
        return work(job);
    });
    for (int i = 1; i <= 5; ++i)
        enter(i, i);
    clock_.advance(10);
    runner_->run_due();
    std::ranges::sort(done_);
    EXPECT_THAT(done_, ElementsAre(1, 2, 3, 4, 5));
}

TEST_P(Jobs, AUniqueKeyIsOneJob)
{
    enter(1, seconds_us(20), "k");
    enter(2, seconds_us(10), "k");   // the earlier time, the newer payload
    enter(3, seconds_us(60), "k");
    ASSERT_EQ(listed().size(), 1U);
    EXPECT_EQ(listed()[0].due_at, clock_.now() + seconds_us(10));
    clock_.advance(seconds_us(10));
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_THAT(done_, ElementsAre(3));
    enter(4, 0, "k");
    ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
        cancel(tx, "k");
        return {};
    }));
    EXPECT_EQ(runner_->run_due(), 0);
}

TEST_P(Jobs, EnteringARunningOneMakesItRunOnceMore)
{
    runner_->handle("note", [this](const Job& job) -> Result<void> {
        if (job.payload.value("n", 0) == 1)
            enter(2, 0, "k");   // there is more to do
        return work(job);
    });
    enter(1, 0, "k");
    EXPECT_EQ(runner_->run_due(), 2);
    EXPECT_THAT(done_, ElementsAre(1, 2));
    EXPECT_THAT(listed(), IsEmpty());
}

TEST_P(Jobs, EnteringAFailedOneTriesItAgain)
{
    enter(1, 0, "k");
    ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
        tx->exec("UPDATE jobs SET state = 'failed', tries = 10");
        return {};
    }));
    EXPECT_EQ(runner_->run_due(), 0);
    enter(2, 0, "k");
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_THAT(done_, ElementsAre(2));
}

TEST_P(Jobs, RecurringOnesComeBackWhateverHappens)
{
    int runs = 0;
    const auto recur = [&](const Job&) -> Result<void> {
        if (++runs == 2)
            throw std::runtime_error("broken");
        return {};
    };
    runner_->every("tick", minutes_us(5), recur);
    runner_->every("tick", minutes_us(5), recur);   // of another node
    EXPECT_EQ(listed().size(), 1U);
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(runner_->run_due(), 0);
    clock_.advance(minutes_us(5));
    EXPECT_EQ(runner_->run_due(), 1);   // fails
    clock_.advance(seconds_us(10));
    EXPECT_EQ(runner_->run_due(), 1);   // soon again
    clock_.advance(minutes_us(5));
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(runs, 4);
}

TEST_P(Jobs, ManyWorkersRunEachOnce)
{
    for (int i = 0; i < 100; ++i)
        enter(i, i);
    clock_.advance(seconds_us(1));
    std::mutex mutex;
    std::multiset<int> seen;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            Runner mine(store(), clock_);
            mine.handle("note", [&](const Job& job) -> Result<void> {
                const std::lock_guard lock(mutex);
                seen.insert(job.payload.value("n", -1));
                return {};
            });
            mine.run_due();
        });
    for (auto& thread : threads)
        thread.join();
    runner_->run_due();   // what was claimed by two at the same moment and left by one
    seen.insert(done_.begin(), done_.end());
    EXPECT_EQ(seen.size(), 100U);
    EXPECT_EQ(std::set<int>(seen.begin(), seen.end()).size(), 100U);
}

TEST_P(Jobs, TheThreadLooksByItselfAndStopGivesBackWhatItHasNotBegun)
{
    std::atomic<int> begun{0};
    std::atomic<bool> go{false};
    runner_->handle("note", [&](const Job&) -> Result<void> {
        ++begun;
        while (!go)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return {};
    });
    runner_->start();
    for (int i = 0; i < 5; ++i)
        enter(i, 0);
    runner_->wake();
    for (int i = 0; i < 20'000 && begun == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ASSERT_EQ(begun, 1);
    std::thread opens([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        go = true;
    });
    runner_->stop();
    opens.join();
    const auto left = listed();
    EXPECT_LE(begun, 2);
    EXPECT_GE(left.size(), 3U);
    for (const Listed& job : left) {
        EXPECT_EQ(job.state, "waiting");
        EXPECT_EQ(job.tries, 0);
    }
}

TANTRAO_ON_ALL_STORES(Jobs);

}   // namespace
}   // namespace tantrao::jobs
