// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/tests/note_desk.hpp"

#include <atomic>
#include <fstream>
#include <thread>

namespace tantrao::newsstand {
namespace {

namespace fs = std::filesystem;

class Rebuilding : public NoteDesk {
  protected:
    void publish_many(int from, int count)
    {
        for (int at = 0; at < count; at += 500)
            write([&](db::Transaction& tx) {
                for (int id = from + at; id < from + std::min(at + 500, count); ++id)
                    set(tx, id, fmt::format("note {}", id), "live");
            });
    }
    std::vector<std::string> files(const fs::path& dir)
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(dir))
            if (entry.path().extension() == ".db")
                names.push_back(entry.path().filename().string());
        return names;
    }
    std::string reason(Node& node) { return node.projector.health().why_rebuilt; }
};

TEST_P(Rebuilding, GivesTheSameAndReadersNeverFail)
{
    publish_many(1, 2000);
    const auto node = this->node();
    ASSERT_TRUE(node->projector.lock());
    node->projector.catch_up();
    node->projector.start();
    std::atomic<bool> over{false};
    std::atomic<int> reads{0}, short_reads{0};
    std::vector<std::thread> threads;
    for (int r = 0; r < 3; ++r)
        threads.emplace_back([&] {
            while (!over) {
                auto reader = node->live.reader();
                const auto first = reader.db().number("SELECT count(*) FROM live_notes");
                std::this_thread::yield();
                short_reads += first < 1900 || reader.db().number("SELECT count(*) FROM live_notes") != first ? 1 : 0;
                ++reads;
            }
        });
    threads.emplace_back([&] {
        for (int i = 0; !over; ++i) {
            publish(1 + i % 50, fmt::format("changed {}", i));
            if (i % 7 == 0)
                withdraw(100 + i % 90);
            publish(3000 + i % 300, "new");
        }
    });
    for (int round = 0; round < 3; ++round)
        node->projector.rebuild();
    over = true;
    for (auto& thread : threads)
        thread.join();
    EXPECT_GT(reads, 0);
    EXPECT_EQ(short_reads, 0);
    ASSERT_TRUE(node->projector.wait_applied(last().number, seconds_us(30)));
    EXPECT_EQ(node->shown(), committed());
    EXPECT_EQ(node->live.current()->generation(), 3);
    EXPECT_EQ(files(folder() / "node" / "live").size(), 1U);   // the old ones went with their last reader
    EXPECT_FALSE(node->projector.health().rebuilding);
}

TEST_P(Rebuilding, AReaderKeepsItsGenerationToTheEnd)
{
    publish(1, "one");
    const auto node = this->node();
    ASSERT_TRUE(node->projector.lock());
    node->projector.catch_up();
    auto reader = std::make_unique<LiveReader>(node->live.reader());
    publish(1, "two");
    node->projector.rebuild();
    EXPECT_EQ(node->shown(), (Shown{{1, "two"}}));
    EXPECT_EQ(reader->db().first("SELECT title FROM live_notes", {}, [](const db::Row& row) { return row.str(0); }), "one");
    EXPECT_LT(reader->order(), node->live.reader().order());
    EXPECT_EQ(files(folder() / "node" / "live").size(), 2U);
    reader.reset();
    EXPECT_EQ(files(folder() / "node" / "live").size(), 1U);
}

TEST_P(Rebuilding, AnOlderCoreUnderANewerLiveIsNoticedAndSaid)
{
    publish(1, "one");
    const Position then = last();
    const Shown notes = committed();
    publish(2, "lost");
    publish(1, "changed and lost");
    {
        const auto node = this->node();
        ASSERT_TRUE(node->projector.lock());
        node->projector.catch_up();
        EXPECT_EQ(node->shown(), committed());
    }
    restore_older(then, notes);
    const auto node = this->node();
    ASSERT_TRUE(node->projector.lock());
    node->projector.catch_up();
    EXPECT_EQ(node->shown(), notes);
    EXPECT_NE(reason(*node).find("older"), std::string::npos) << reason(*node);
    EXPECT_EQ(node->live.current()->position(), then);
    publish(3, "three");   // and it goes on
    node->projector.catch_up();
    EXPECT_EQ(node->shown(), committed());
}

TEST_P(Rebuilding, AnOlderCoreThatWentOnIsNoticedByItsMarks)
{
    publish(1, "one");
    const Position then = last();
    const Shown notes = committed();
    publish(2, "lost");
    const auto node = this->node();
    ASSERT_TRUE(node->projector.lock());
    node->projector.catch_up();
    node->projector.start();
    restore_older(then, notes);
    for (int id = 10; id < 15; ++id)
        publish(id, "another history");
    ASSERT_TRUE(node->projector.wait_applied(last().number, seconds_us(20)));
    EXPECT_EQ(node->shown(), committed());
    EXPECT_FALSE(node->shown().contains(2));
    EXPECT_NE(reason(*node), "");
}

// A page rendered from the store before must not enter the cache of the one after, though its number is higher.
TEST_P(Rebuilding, PagesOfTheStoreBeforeAreRefusedThoughItsNumberWasHigher)
{
    publish(1, "one");
    const Position then = last();
    const Shown notes = committed();
    publish(1, "changed and lost");
    const auto node = this->node();
    ASSERT_TRUE(node->projector.lock());
    node->projector.catch_up();
    restore_older(then, notes);
    EXPECT_EQ(node->page(1, [&] { node->projector.catch_up(); }), "changed and lost");   // asked before
    EXPECT_EQ(node->page(1), "one");
    EXPECT_EQ(node->page(1), "one");
    EXPECT_EQ(node->cache.stats().hits, 1);
}

TEST_P(Rebuilding, ALogThatNoLongerReachesBackMeansARebuild)
{
    {
        const auto node = this->node();
        ASSERT_TRUE(node->projector.lock());
        publish(1, "one");
        node->projector.catch_up();
    }
    publish(2, "two");
    clock_.advance(days_us(31));
    publish(3, "three");
    write([&](db::Transaction& tx) { drop_before(tx, clock_.now() + -days_us(30)); });
    const auto node = this->node();
    ASSERT_TRUE(node->projector.lock());
    node->projector.catch_up();
    EXPECT_EQ(node->shown(), committed());
    EXPECT_NE(reason(*node).find("reaches back"), std::string::npos) << reason(*node);
}

TEST_P(Rebuilding, CanBeStoppedAndLeavesNothing)
{
    publish_many(1, 1000);
    std::atomic<int> projected{0};
    const auto node = this->node("node", [&](std::int64_t) {
        if (++projected > 300)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
    ASSERT_TRUE(node->projector.lock());
    write([&](db::Transaction& tx) { drop_before(tx, clock_.now() + days_us(1)); });   // so that it must rebuild
    node->projector.start();
    for (int i = 0; i < 20'000 && projected < 300; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    EXPECT_TRUE(node->projector.health().rebuilding);
    node->projector.stop();
    EXPECT_LT(projected, 1000);
    EXPECT_EQ(files(folder() / "node" / "live").size(), 1U);
    EXPECT_FALSE(node->projector.health().rebuilding);
    node->projector.start();
    ASSERT_TRUE(node->projector.wait_applied(last().number, seconds_us(30)));
    EXPECT_EQ(node->shown(), committed());
}

TEST_P(Rebuilding, SweepsWhatNobodyNeeds)
{
    publish(1, "one");
    const fs::path dir = folder() / "node" / "live";
    std::string version;
    {
        const auto node = this->node();
        ASSERT_TRUE(node->projector.lock());
        node->projector.catch_up();
        node->projector.rebuild();
        version = node->live.version();
    }
    const auto touch = [&](const std::string& name) { std::ofstream(dir / name) << "x"; };
    touch(fmt::format("building-{}-9.db", version));
    touch("live-0123456789ab-4.db");
    touch("notes.db");
    clock_.set(SystemClock{}.now());
    {
        const auto node = this->node();
        ASSERT_TRUE(node->projector.lock());
        EXPECT_FALSE(fs::exists(dir / fmt::format("building-{}-9.db", version)));
        EXPECT_TRUE(fs::exists(dir / "live-0123456789ab-4.db"));   // another version may still need it
        node->projector.catch_up();
        EXPECT_EQ(node->shown(), committed());
    }
    clock_.advance(days_us(8));
    const auto node = this->node();
    ASSERT_TRUE(node->projector.lock());
    EXPECT_FALSE(fs::exists(dir / "live-0123456789ab-4.db"));
    EXPECT_TRUE(fs::exists(dir / "notes.db"));
    EXPECT_EQ(node->shown(), committed());
}

// A process that waits for the lock opened the generation that the one before it then replaced.
TEST_P(Rebuilding, WhoTakesOverServesTheNewestGeneration)
{
    publish(1, "one");
    auto before = node();
    ASSERT_TRUE(before->projector.lock());
    before->projector.catch_up();
    const auto after = node();
    publish(1, "two");
    before->projector.rebuild();
    before.reset();
    ASSERT_TRUE(after->projector.lock());
    EXPECT_EQ(after->live.current()->generation(), 1);
    EXPECT_EQ(after->projector.applied(), last().number);
    EXPECT_EQ(after->shown(), committed());
}

TEST_P(Rebuilding, ALiveFileThatIsNoDatabaseIsMadeAnew)
{
    publish(1, "one");
    {
        const auto node = this->node();
        ASSERT_TRUE(node->projector.lock());
        node->projector.catch_up();
    }
    const fs::path dir = folder() / "node" / "live";
    std::ofstream(dir / files(dir).front(), std::ios::trunc) << std::string(8192, 'x');
    const auto node = this->node();
    ASSERT_TRUE(node->projector.lock());
    node->projector.catch_up();
    EXPECT_EQ(node->shown(), committed());
}

TANTRAO_ON_ALL_STORES(Rebuilding);

}   // namespace
}   // namespace tantrao::newsstand
