// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/tests/note_desk.hpp"

#include <atomic>
#include <thread>

namespace tantrao::newsstand {
namespace {

class PublicationLog : public NoteDesk {
  protected:
    std::vector<Entry> after(std::int64_t number, int limit = 2000)
    {
        return store().read([&](db::Connection& core) { return entries_after(core, number, limit); });
    }
    Follow how(const Position& position)
    {
        return store().read([&](db::Connection& core) { return follow(core, position); });
    }
};

// A follower that always asks for what comes after the last number it saw misses nothing, so numbers become visible in their order.
TEST_P(PublicationLog, NumbersBecomeVisibleInTheirOrder)
{
    constexpr int writers = 8, acts = 20;
    std::atomic<bool> over{false};
    std::vector<Entry> seen;
    std::thread follower([&] {
        for (bool last_look = false;;) {
            const auto entries = after(seen.empty() ? 0 : seen.back().number, 7);
            seen.insert(seen.end(), entries.begin(), entries.end());
            if (entries.empty() && last_look)
                return;
            last_look = over;
        }
    });
    std::vector<std::thread> threads;
    for (int w = 0; w < writers; ++w)
        threads.emplace_back([&, w] {
            for (int i = 0; i < acts; ++i)
                write([&](db::Transaction& tx) {
                    for (int row = 0; row <= i % 3; ++row)
                        append(tx, clock_.now(), "note", w * 1000 + i * 10 + row);
                });
        });
    for (auto& thread : threads)
        thread.join();
    over = true;
    follower.join();

    std::map<std::int64_t, std::string> marks;
    std::set<std::string> different;
    std::set<Subject> subjects;
    std::int64_t before = 0;
    for (const Entry& entry : seen) {
        EXPECT_GE(entry.number, before);
        EXPECT_LE(entry.number, before + 1);   // and none is left out
        before = entry.number;
        EXPECT_EQ(marks.try_emplace(entry.number, entry.mark).first->second, entry.mark);
        different.insert(entry.mark);
        EXPECT_TRUE(subjects.insert(entry.subject).second);
    }
    EXPECT_EQ(different.size(), marks.size());
    std::size_t appended = 0;
    for (int i = 0; i < acts; ++i)
        appended += static_cast<std::size_t>(writers * (1 + i % 3));
    EXPECT_EQ(subjects.size(), appended);
    EXPECT_EQ(last(), (Position{before, marks.at(before)}));
}

TEST_P(PublicationLog, AnActionThatIsRolledBackTakesNoNumber)
{
    publish(1, "a");
    EXPECT_FALSE(store().write([&](db::Transaction& tx) -> Result<void> {
        set(tx, 2, "b", "live");
        return Error::conflict("no");
    }));
    EXPECT_EQ(last().number, 1);
    publish(3, "c");
    EXPECT_EQ(last().number, 2);
    EXPECT_EQ(after(0).size(), 2U);
}

TEST_P(PublicationLog, RowsOfOneActionKeepTheirOrder)
{
    write([&](db::Transaction& tx) {
        for (int id = 100; id > 0; --id)
            append(tx, clock_.now(), "note", id, id % 2 == 0 ? Act::withdraw : Act::project);
    });
    const auto entries = after(0);
    ASSERT_EQ(entries.size(), 100U);
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(entries[static_cast<std::size_t>(i)].subject.id, 100 - i);
        EXPECT_EQ(entries[static_cast<std::size_t>(i)].act, (100 - i) % 2 == 0 ? Act::withdraw : Act::project);
    }
}

TEST_P(PublicationLog, ANumberIsNeverSplit)
{
    for (const int rows : {2, 5, 1})
        write([&](db::Transaction& tx) {
            for (int i = 0; i < rows; ++i)
                append(tx, clock_.now(), "note", rows * 10 + i);
        });
    EXPECT_EQ(after(0, 3).size(), 2U);   // the second number would be cut
    EXPECT_EQ(after(1, 3).size(), 5U);   // and is then given whole, though it is more than was asked for
    EXPECT_EQ(after(2, 3).size(), 1U);
    EXPECT_EQ(after(0).size(), 8U);
    EXPECT_TRUE(after(3).empty());
}

TEST_P(PublicationLog, KnowsWhoCanFollowIt)
{
    EXPECT_EQ(how({0, "start"}), Follow::yes);
    EXPECT_EQ(how({0, "rebuild"}), Follow::other_history);
    std::vector<Position> positions;
    for (int id = 1; id <= 4; ++id) {
        publish(id, "a");
        positions.push_back(last());
        clock_.advance(days_us(1));
    }
    for (const Position& position : positions)
        EXPECT_EQ(how(position), Follow::yes);
    EXPECT_EQ(how({0, "start"}), Follow::yes);
    EXPECT_EQ(how({5, "x"}), Follow::core_is_older);
    EXPECT_EQ(how({4, "x"}), Follow::other_history);
    EXPECT_EQ(how({2, "x"}), Follow::other_history);

    write([&](db::Transaction& tx) { drop_before(tx, clock_.now() + -days_us(2)); });
    EXPECT_EQ(how({0, "start"}), Follow::log_is_shorter);
    EXPECT_EQ(how(positions[1]), Follow::log_is_shorter);
    EXPECT_EQ(how(positions[2]), Follow::yes);
    write([&](db::Transaction& tx) { drop_before(tx, clock_.now() + days_us(9)); });
    EXPECT_EQ(how(positions[3]), Follow::yes);   // the last number is never dropped
    EXPECT_EQ(after(3).size(), 1U);
}

TEST_P(PublicationLog, TellsAllThatWasWithdrawn)
{
    publish(1, "a");
    const auto start = last().number;
    withdraw(1);
    withdraw(2);
    withdraw(1);
    publish(3, "c");
    const auto found = store().read([&](db::Connection& core) { return withdrawn_after(core, start); });
    EXPECT_EQ(std::set<Subject>(found.begin(), found.end()), (std::set<Subject>{{"note", 1}, {"note", 2}}));
    EXPECT_EQ(found.size(), 2U);
}

TANTRAO_ON_ALL_STORES(PublicationLog);

}   // namespace
}   // namespace tantrao::newsstand
