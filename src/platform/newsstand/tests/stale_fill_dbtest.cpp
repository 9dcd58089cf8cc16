// A page being rendered while what it shows is changed, with real stores and forced pauses.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/tests/note_desk.hpp"

#include <future>

namespace tantrao::newsstand {
namespace {

class StaleFill : public NoteDesk {
  protected:
    void SetUp() override
    {
        NoteDesk::SetUp();
        node_ = node();
        ASSERT_TRUE(node_->projector.lock());
        publish(1, "old");
        node_->projector.catch_up();
    }
    void TearDown() override
    {
        node_.reset();
        NoteDesk::TearDown();
    }
    std::unique_ptr<Node> node_;
};

TEST_P(StaleFill, APageFromBeforeAPublishIsNotKept)
{
    const std::string slow = node_->page(1, [&] {
        publish(1, "new");
        node_->projector.catch_up();
    });
    EXPECT_EQ(slow, "old");   // true when it was asked for
    EXPECT_EQ(node_->cache.stats().refused, 1);
    EXPECT_EQ(node_->page(1), "new");
    EXPECT_EQ(node_->page(1), "new");
    EXPECT_EQ(node_->cache.stats().hits, 1);
}

TEST_P(StaleFill, WhoAsksAfterThePublishSeesIt)
{
    std::promise<void> inside, go;
    auto slow = std::async(std::launch::async, [&] {
        return node_->page(1, [&] {
            inside.set_value();
            go.get_future().wait();
        });
    });
    inside.get_future().wait();
    publish(1, "new");
    node_->projector.catch_up();
    EXPECT_EQ(node_->page(1), "new");
    go.set_value();
    EXPECT_EQ(slow.get(), "old");
    EXPECT_EQ(node_->page(1), "new");
}

TEST_P(StaleFill, APageFromBeforeATakeDownIsNotKeptEvenIfLiveCannotBeWritten)
{
    const std::string slow = node_->page(1, [&] {
        node_->live.current()->writer().number("PRAGMA max_page_count = 1");
        publish(2, std::string(400'000, 'x'));
        withdraw(1);
        node_->projector.take_away({"note", 1});
        EXPECT_THROW(node_->projector.catch_up(), db::DatabaseError);
    });
    EXPECT_EQ(slow, "old");
    EXPECT_EQ(node_->page(1), "nothing");
    EXPECT_EQ(node_->page(1), "nothing");
    EXPECT_EQ(node_->cache.stats().hits, 0);   // what is true for a moment is not kept
}

// Another number is committed to live, but not yet told, when the take-down comes: a snapshot of that number is too old as well.
TEST_P(StaleFill, ATakeDownOutrunsANumberThatIsJustBeingApplied)
{
    std::string slow;
    bool once = true;
    node_->projector.on_applied([&](const Applied& applied) {
        if (applied.order.number != 2 || !std::exchange(once, false))
            return;
        slow = node_->page(1, [&] {
            withdraw(1);
            node_->projector.take_away({"note", 1});
        });
    });
    publish(2, "other");
    node_->projector.catch_up();
    EXPECT_EQ(slow, "old");
    EXPECT_EQ(node_->page(1), "nothing");
}

TEST_P(StaleFill, APageThatSawAHoleIsNotKeptWhenTheNoteComesBack)
{
    withdraw(1);
    node_->projector.take_away({"note", 1});
    const std::string between = node_->page(1, [&] {
        publish(1, "back");
        node_->projector.catch_up();
    });
    EXPECT_EQ(between, "nothing");
    EXPECT_EQ(node_->page(1), "back");
}

TANTRAO_ON_ALL_STORES(StaleFill);

}   // namespace
}   // namespace tantrao::newsstand
