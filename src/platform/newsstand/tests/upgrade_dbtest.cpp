// A later program builds its own live store beside the one that serves, and takes over from it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/tests/note_desk.hpp"

namespace tantrao::newsstand {
namespace {

class Upgrading : public NoteDesk {
  protected:
    std::unique_ptr<Node> later_node(const Interference& interfere = {})
    {
        return std::make_unique<Node>(store(), folder() / "node", clock_, interfere, 2);
    }
};

TEST_P(Upgrading, WhatIsPreparedFollowsAndIsNotBuiltAgain)
{
    for (int id = 1; id <= 500; ++id)
        publish(id, fmt::format("note {}", id));
    auto serving = node();
    ASSERT_TRUE(serving->projector.lock());
    serving->projector.catch_up();
    serving->projector.start();
    Position prepared;
    {
        // The one that serves goes on while the later one builds, and neither sees the other's store.
        const auto later = later_node([&](std::int64_t id) {
            if (id == 250)
                publish(1, "changed meanwhile");
        });
        later->projector.rebuild();
        prepared = later->live.current()->position();
        EXPECT_EQ(prepared, last());
        EXPECT_EQ(later->shown(), committed());
        ASSERT_TRUE(serving->projector.wait_applied(last().number, seconds_us(30)));
        EXPECT_EQ(serving->shown(), committed());
    }
    publish(2, "after it was ready");
    withdraw(3);
    ASSERT_TRUE(serving->projector.wait_applied(last().number, seconds_us(30)));
    EXPECT_EQ(serving->shown(), committed());
    serving.reset();

    const auto later = later_node();
    ASSERT_TRUE(later->projector.lock());
    EXPECT_EQ(later->live.current()->position(), prepared);
    later->projector.catch_up();
    EXPECT_EQ(later->shown(), committed());
    EXPECT_EQ(later->live.current()->generation(), 1);
    EXPECT_EQ(later->projector.health().why_rebuilt, "");
}

// And if the upgrade was a mistake.
TEST_P(Upgrading, TheProgramBeforeFindsItsOwnStoreAgain)
{
    publish(1, "one");
    {
        const auto before = node();
        ASSERT_TRUE(before->projector.lock());
        before->projector.catch_up();
    }
    {
        const auto later = later_node();
        ASSERT_TRUE(later->projector.lock());
        later->projector.catch_up();
        publish(2, "two");
        later->projector.catch_up();
        EXPECT_EQ(later->shown(), committed());
    }
    const auto before = node();
    ASSERT_TRUE(before->projector.lock());
    EXPECT_EQ(before->shown(), (Shown{{1, "one"}}));
    before->projector.catch_up();
    EXPECT_EQ(before->shown(), committed());
    EXPECT_EQ(before->projector.health().why_rebuilt, "");
}

TANTRAO_ON_ALL_STORES(Upgrading);

}   // namespace
}   // namespace tantrao::newsstand
