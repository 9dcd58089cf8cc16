// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/tests/note_desk.hpp"

#include <atomic>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace tantrao::newsstand {
namespace {

class Following : public NoteDesk {
  protected:
    void SetUp() override
    {
        NoteDesk::SetUp();
        node_ = node();
        ASSERT_TRUE(node_->projector.lock());
    }
    void TearDown() override
    {
        node_.reset();   // before the store that its thread follows
        NoteDesk::TearDown();
    }
    void restart()
    {
        node_.reset();
        node_ = node();
        ASSERT_TRUE(node_->projector.lock());
    }
    Projector& projector() { return node_->projector; }
    bool is_gone(std::int64_t id) { return node_->live.reader().is_gone("note", id); }
    std::unique_ptr<Node> node_;
};

TEST_P(Following, ShowsWhatWasPublishedAndTakesAwayWhatWasWithdrawn)
{
    std::vector<Applied> told;
    projector().on_applied([&](const Applied& applied) { told.push_back(applied); });
    projector().catch_up();
    EXPECT_TRUE(node_->shown().empty());
    publish(1, "one");
    write([&](db::Transaction& tx) { set(tx, 2, "two", "draft"); });
    projector().catch_up();
    EXPECT_EQ(node_->shown(), (Shown{{1, "one"}}));
    EXPECT_TRUE(projector().wait_applied(last().number, 0));
    EXPECT_FALSE(projector().wait_applied(last().number + 1, 1000));
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.back().order.number, last().number);
    EXPECT_TRUE(told.back().purged.contains("note:1"));

    publish(1, "one, corrected");
    publish(2, "two");
    projector().catch_up();
    EXPECT_EQ(node_->shown(), committed());
    withdraw(1);
    projector().catch_up();
    EXPECT_EQ(node_->shown(), (Shown{{1, "(withdrawn)"}, {2, "two"}}));
    EXPECT_EQ(node_->live.current()->position(), last());
    const Health health = projector().health();
    EXPECT_EQ(health.live, health.core);
    EXPECT_EQ(health.trouble, "");
    EXPECT_EQ(health.why_rebuilt, "");
    EXPECT_EQ(health.set_aside, 0);
}

TEST_P(Following, ARestartGoesOnWhereItStopped)
{
    publish(1, "one");
    projector().catch_up();
    publish(2, "two");
    restart();
    EXPECT_EQ(node_->shown(), (Shown{{1, "one"}}));
    projector().catch_up();
    EXPECT_EQ(node_->shown(), committed());
    EXPECT_EQ(projector().health().why_rebuilt, "");
}

TEST_P(Following, TheLastOfManyActsInOneBatchCounts)
{
    publish(1, "a");
    withdraw(1);
    publish(1, "back again");
    publish(2, "b");
    publish(2, "b two");
    withdraw(2);
    write([&](db::Transaction& tx) {
        set(tx, 3, "c", "withdrawn", Act::withdraw);
        set(tx, 3, "c", "live");
    });
    projector().catch_up();
    EXPECT_EQ(node_->shown(), (Shown{{1, "back again"}, {2, "(withdrawn)"}, {3, "c"}}));
    EXPECT_FALSE(is_gone(1));
    EXPECT_FALSE(is_gone(3));
}

TEST_P(Following, ANoteThatCannotBeProjectedIsSetAsideAndTheLogGoesOn)
{
    publish(1, "good");
    publish(2, "good too");
    projector().catch_up();
    publish(1, "throws");
    publish(2, "fails");   // on PostgreSQL a failed statement spoils the whole snapshot
    publish(3, "three");
    projector().catch_up();
    EXPECT_EQ(node_->shown(), (Shown{{1, "good"}, {2, "good too"}, {3, "three"}}));   // the last good versions stay
    EXPECT_EQ(projector().health().set_aside, 2);
    EXPECT_EQ(node_->live.current()->position(), last());
    restart();
    projector().catch_up();
    EXPECT_EQ(projector().health().set_aside, 2);

    write([&](db::Transaction& tx) { tx->exec("UPDATE notes SET title = 'mended' WHERE id < 3"); });
    EXPECT_EQ(projector().repair(), 2);
    EXPECT_EQ(node_->shown(), (Shown{{1, "mended"}, {2, "mended"}, {3, "three"}}));
    EXPECT_EQ(projector().health().set_aside, 0);
}

TEST_P(Following, AWithdrawalThatFailsHoldsThroughARestart)
{
    publish(1, "sticks");
    projector().catch_up();
    withdraw(1, "sticks");
    projector().catch_up();
    EXPECT_TRUE(is_gone(1));
    EXPECT_TRUE(node_->shown().empty());
    restart();
    projector().catch_up();
    projector().catch_up();
    EXPECT_TRUE(is_gone(1));
    EXPECT_TRUE(node_->shown().empty());
    EXPECT_EQ(projector().repair(), 1);   // projecting what core says needs no withdrawing
    EXPECT_EQ(node_->shown(), (Shown{{1, "(withdrawn)"}}));
    EXPECT_FALSE(is_gone(1));
}

TEST_P(Following, AListenerThatThrowsKeepsNobodyFromHearing)
{
    projector().on_applied([](const Applied&) { throw std::runtime_error("deaf"); });
    int heard = 0;
    projector().on_applied([&](const Applied&) { ++heard; });
    publish(1, "one");
    projector().catch_up();
    EXPECT_EQ(heard, 1);
    EXPECT_TRUE(projector().wait_applied(last().number, 0));
}

TEST_P(Following, TakenAwayIsGoneAtOnceAndTheNoticeFollows)
{
    publish(1, "one");
    projector().catch_up();
    withdraw(1);
    projector().take_away({"note", 1});
    EXPECT_TRUE(node_->shown().empty());
    projector().catch_up();
    EXPECT_EQ(node_->shown(), (Shown{{1, "(withdrawn)"}}));
    // The desk may come later than the projector: what was taken away in vain is forgotten when nothing is left to apply.
    projector().take_away({"note", 1});
    EXPECT_TRUE(is_gone(1));
    projector().catch_up();
    EXPECT_FALSE(is_gone(1));
}

// A reader's snapshot still holds the row when the removal is applied and the subject no longer counts as gone.
TEST_P(Following, WhatWasGoneBeforeAReaderBeganStaysGoneForIt)
{
    publish(1, "one");
    projector().catch_up();
    withdraw(1);
    projector().take_away({"note", 1});
    const LiveReader before = node_->live.reader();
    projector().catch_up();
    EXPECT_TRUE(before.is_gone("note", 1));
    EXPECT_TRUE(before.saw_gone()) << "so its page is not kept";
    EXPECT_FALSE(is_gone(1));
}

// A withdrawal is committed, and announced, while the projector is still at work on an older state of core.
TEST_P(Following, AnOlderStateNeverBringsBackWhatWasTakenAwayMeanwhile)
{
    bool once = true;
    node_.reset();
    node_ = node("other", [&](std::int64_t id) {
        if (id == 1 && std::exchange(once, false)) {
            withdraw(1);
            projector().take_away({"note", 1});
        }
    });
    ASSERT_TRUE(projector().lock());
    bool shown_again = false;
    projector().on_applied(
        [&](const Applied& applied) { shown_again |= applied.order.number == 1 && node_->shown().contains(1); });
    publish(1, "one");
    projector().catch_up();
    EXPECT_FALSE(shown_again);
    EXPECT_EQ(node_->shown(), (Shown{{1, "(withdrawn)"}}));
    EXPECT_FALSE(is_gone(1));
}

TEST_P(Following, OnlyOneProjectorPerDirectory)
{
    const auto second = node();
    EXPECT_FALSE(second->projector.lock());
    EXPECT_FALSE(second->projector.lock(60'000));
    const pid_t child = ::fork();
    if (child == 0) {
        const int file = ::open((folder() / "node" / "live" / "projector.lock").c_str(), O_RDWR);
        ::_exit(::flock(file, LOCK_EX | LOCK_NB) == 0 ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
    node_.reset();
    EXPECT_TRUE(second->projector.lock());
}

TEST_P(Following, WaitsForTheLockOfOneThatEnds)
{
    const auto second = node();
    std::thread ends([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        node_.reset();
    });
    EXPECT_TRUE(second->projector.lock(seconds_us(20)));
    ends.join();
}

TEST_P(Following, TheThreadFollowsByItself)
{
    projector().start();
    for (int id = 1; id <= 20; ++id) {
        publish(id, fmt::format("note {}", id));
        ASSERT_TRUE(projector().wait_applied(last().number, seconds_us(20)));
        EXPECT_EQ(node_->shown(), committed());
    }
    projector().stop();
    publish(1, "later");
    projector().start();   // again
    ASSERT_TRUE(projector().wait_applied(last().number, seconds_us(20)));
    EXPECT_EQ(node_->shown(), committed());
}

// --- live's disk is full ---

class FullDisk : public Following {
  protected:
    void limit_pages(std::int64_t most)
    {
        node_->live.current()->writer().number(fmt::format("PRAGMA max_page_count = {}", most));
    }
    void fill_disk() { limit_pages(1); }   // no less than it has
};

TEST_P(FullDisk, ATakeDownTakesEffectAndEverythingFollowsLater)
{
    publish(1, "one");
    publish(2, "two");
    projector().catch_up();
    EXPECT_EQ(node_->page(1), "one");
    fill_disk();
    publish(3, std::string(400'000, 'x'));
    EXPECT_THROW(projector().catch_up(), db::DatabaseError);
    EXPECT_NE(projector().health().trouble, "");
    EXPECT_TRUE(projector().health().core_reachable);

    withdraw(1);
    projector().take_away({"note", 1});   // the desk of this node
    withdraw(2);                          // the desk of another node
    EXPECT_THROW(projector().catch_up(), db::DatabaseError);
    EXPECT_TRUE(node_->shown().empty());
    EXPECT_EQ(node_->page(1), "nothing");
    EXPECT_EQ(node_->page(2), "nothing");

    restart();
    fill_disk();
    EXPECT_THROW(projector().catch_up(), db::DatabaseError);
    EXPECT_TRUE(node_->shown().empty());
    EXPECT_EQ(node_->page(1), "nothing");

    limit_pages(100'000);
    projector().catch_up();
    EXPECT_EQ(node_->shown(), committed());
    EXPECT_FALSE(is_gone(1));
    EXPECT_EQ(projector().health().trouble, "");
}

TEST_P(FullDisk, AWithdrawalFarDownTheLogIsKnownBeforeAnythingIsWritten)
{
    publish(1, "one");
    projector().catch_up();
    fill_disk();
    for (int batch = 0; batch < 3; ++batch)
        write([&](db::Transaction& tx) {
            for (int id = 0; id < 900; ++id)
                set(tx, 10 + batch * 900 + id, std::string(200, 'x'), "live");
        });
    withdraw(1);
    EXPECT_THROW(projector().catch_up(), db::DatabaseError);
    EXPECT_TRUE(node_->shown().empty());
    limit_pages(100'000);
    projector().catch_up();
    EXPECT_EQ(node_->shown(), committed());
}

TEST_P(FullDisk, TheThreadGoesOnByItselfWhenThereIsRoomAgain)
{
    publish(1, "one");
    projector().catch_up();
    fill_disk();
    publish(2, std::string(400'000, 'x'));
    projector().start();
    for (int i = 0; i < 1000 && projector().health().trouble.empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_NE(projector().health().trouble, "");
    EXPECT_EQ(node_->shown(), (Shown{{1, "one"}}));   // readers are served all the while
    projector().stop();
    limit_pages(100'000);
    projector().start();
    EXPECT_TRUE(projector().wait_applied(last().number, seconds_us(20)));
    EXPECT_EQ(node_->shown(), committed());
}

TANTRAO_ON_ALL_STORES(Following);
TANTRAO_ON_ALL_STORES(FullDisk);

}   // namespace
}   // namespace tantrao::newsstand
