// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/tests/newsroom.hpp"

#include "platform/publication/scheduling.hpp"

#include <gmock/gmock.h>

namespace tantrao::publication {
namespace {

using testing::IsEmpty;

// --- scheduling ---

class Scheduled : public Publication {
  protected:
    void SetUp() override
    {
        Publication::SetUp();
        runner_ = std::make_unique<jobs::Runner>(store(), clock_);
        register_scheduling(*runner_, store(), clock_);
    }
    Created schedule(std::string title, std::int64_t in_us)
    {
        const Created made = room_->draft(writer_, title);
        Content timed = room_->content(title, room_->news);
        timed.publish_at = clock_.now() + in_us;
        EXPECT_TRUE(room_->save(writer_, made.edition, timed));
        EXPECT_TRUE(room_->submit(writer_, made.edition));
        EXPECT_EQ(room_->pass(head_, made.edition).value(), State::scheduled);
        return made;
    }
    std::unique_ptr<jobs::Runner> runner_;
};

TEST_P(Scheduled, AppearsAtItsTimeAndAfterAStopInOrder)
{
    const Instant begin = clock_.now();
    const Created third = schedule("ba", minutes_us(30)), first = schedule("một", minutes_us(10)),
                  second = schedule("hai", minutes_us(20));
    clock_.advance(minutes_us(10) - 1);
    EXPECT_EQ(runner_->run_due(), 0);
    clock_.advance(1);
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(room_->state(first.edition), State::live);
    clock_.advance(days_us(1));   // stopped for a day
    EXPECT_EQ(runner_->run_due(), 2);
    const auto log = articles_in_log();
    ASSERT_EQ(log.size(), 3U);
    EXPECT_EQ(log[0].subject.id, first.item.value);
    EXPECT_EQ(log[1].subject.id, second.item.value);
    EXPECT_EQ(log[2].subject.id, third.item.value);
    EXPECT_EQ(room_->item(second.item).published_at, begin + minutes_us(20));   // the time that was wished
    EXPECT_EQ(room_->item(second.item).first_public_at, clock_.now());          // and what is true
}

TEST_P(Scheduled, APastTimeMeansAtOnce)
{
    const Created made = room_->draft(writer_, "x");
    Content timed = room_->content("x", room_->news);
    timed.publish_at = clock_.now() + -1;
    EXPECT_TRUE(room_->save(writer_, made.edition, timed));
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    EXPECT_EQ(room_->pass(head_, made.edition).value(), State::live);
}

TEST_P(Scheduled, WhatIsTakenBackDoesNotAppear)
{
    const Created made = schedule("x", minutes_us(10));
    EXPECT_EQ(code_of(room_->send_back(writer_, made.edition)), "access.denied");
    EXPECT_TRUE(room_->send_back(head_, made.edition, "Hoãn"));
    clock_.advance(minutes_us(20));
    EXPECT_EQ(runner_->run_due(), 0);
    EXPECT_EQ(room_->state(made.edition), State::returned);
    // The job of before runs late all the same: harmless.
    EXPECT_TRUE(room_->act([&](db::Transaction& tx) { return publish_due(tx, clock_.now(), made.edition); }));
    EXPECT_EQ(room_->item(made.item).state, ItemState::unpublished);
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    EXPECT_EQ(room_->pass(head_, made.edition).value(), State::live);
}

TEST_P(Scheduled, AJobThatComesTooEarlyIsEnteredAgain)
{
    const Created made = schedule("x", minutes_us(10));
    EXPECT_TRUE(room_->act([&](db::Transaction& tx) -> Result<void> {
        tx->exec("UPDATE jobs SET due_at = :now", {{"now", clock_.now()}});
        return {};
    }));
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(room_->state(made.edition), State::scheduled);
    clock_.advance(minutes_us(10));
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(room_->state(made.edition), State::live);
}

TEST_P(Scheduled, AScheduledEditionDoesNotBringBackWhatWasWithdrawn)
{
    const Created made = room_->publish(writer_, head_, "x");
    const EditionId second =
        room_->act([&](db::Transaction& tx) { return start_edition(tx, room_->as(writer_), room_->portal, made.item); }).value();
    Content timed = room_->content("x, corrected", room_->news);
    timed.publish_at = clock_.now() + minutes_us(10);
    EXPECT_TRUE(room_->save(writer_, second, timed));
    EXPECT_TRUE(room_->submit(writer_, second));
    EXPECT_EQ(room_->pass(head_, second).value(), State::scheduled);
    EXPECT_TRUE(room_->withdraw(head_, made.item, "Sai"));
    EXPECT_EQ(room_->state(second), State::returned);
    EXPECT_EQ(room_->view(second).edition.reason, "Sai");
    clock_.advance(minutes_us(20));
    runner_->run_due();
    EXPECT_EQ(room_->item(made.item).state, ItemState::withdrawn);
}

// --- import ---

class Importing : public Publication {
  protected:
    Import plan(std::string id, std::string title)
    {
        Import plan;
        plan.external_id = std::move(id);
        plan.language = "vi";
        plan.content = room_->content(std::move(title), room_->news);
        plan.published_at = Instant{1'500'000'000'000'000};
        return plan;
    }
    Result<Imported> import_one(const Import& plan) { return import_as(admin_, plan); }
    Result<Imported> import_as(const access::Actor& by, const Import& plan)
    {
        return room_->act(
            [&](db::Transaction& tx) { return import(tx, room_->as(by), room_->portal, "article", "Công văn 5", plan); });
    }
    ItemId item_of(std::string_view id)
    {
        return *store().read([&](db::Connection& core) { return find_by_external_id(core, room_->portal, "article", id); });
    }
};

TEST_P(Importing, IsAPublishingActThatMayBeRepeated)
{
    EXPECT_EQ(code_of(import_as(head_, plan("a", "x"))), "access.denied");   // a power of its own
    EXPECT_EQ(code_of(import_as(stranger_, plan("a", "x"))), "access.denied");
    EXPECT_EQ(import_one(plan("a", "x")).value(), Imported::created);
    const Item item = room_->item(item_of("a"));
    EXPECT_EQ(item.state, ItemState::live);
    EXPECT_EQ(item.published_at, Instant{1'500'000'000'000'000});
    EXPECT_EQ(item.first_public_at, clock_.now());
    EXPECT_EQ(import_one(plan("a", "x")).value(), Imported::unchanged);
    EXPECT_EQ(articles_in_log().size(), 1U);
    EXPECT_EQ(import_one(plan("a", "y")).value(), Imported::changed);
    EXPECT_EQ(articles_in_log().size(), 2U);
    const auto editions = store().read([&](db::Connection& core) { return editions_of(core, item.id); });
    ASSERT_EQ(editions.size(), 2U);
    EXPECT_EQ(editions[0].state, State::live);
    EXPECT_EQ(editions[1].state, State::superseded);
    EXPECT_EQ(store().read([&](db::Connection& core) { return history_of(core, item.id); }).back().reason, "Công văn 5");
    Import nowhere = plan("b", "x");
    nowhere.content.category = CategoryId{99};
    EXPECT_EQ(code_of(import_one(nowhere)), "publication.category.unknown");
}

TEST_P(Importing, TheSameFileAgainDoesNotUndoWhatTheDeskCorrected)
{
    EXPECT_TRUE(import_one(plan("a", "x")));
    const ItemId item = item_of("a");
    const EditionId second =
        room_->act([&](db::Transaction& tx) { return start_edition(tx, room_->as(writer_), room_->portal, item); }).value();
    EXPECT_TRUE(room_->save(writer_, second, room_->content("x, corrected", room_->news)));
    EXPECT_EQ(import_one(plan("a", "x")).value(), Imported::unchanged);
    EXPECT_EQ(code_of(import_one(plan("a", "new text"))), "publication.open_edition");
    EXPECT_TRUE(room_->submit(writer_, second));
    EXPECT_EQ(room_->pass(head_, second).value(), State::live);
    EXPECT_EQ(import_one(plan("a", "x")).value(), Imported::unchanged);
    EXPECT_EQ(room_->item(item).live_edition, second);
    EXPECT_EQ(import_one(plan("a", "new text")).value(), Imported::changed);
}

TEST_P(Importing, DoesNotBringBackWhatWasWithdrawn)
{
    EXPECT_TRUE(import_one(plan("a", "x")));
    EXPECT_TRUE(room_->withdraw(head_, item_of("a")));
    EXPECT_EQ(import_one(plan("a", "x")).value(), Imported::unchanged);
    EXPECT_EQ(code_of(import_one(plan("a", "y"))), "publication.withdrawn");
    EXPECT_EQ(room_->item(item_of("a")).state, ItemState::withdrawn);
}

TEST_P(Importing, AFutureDateSchedules)
{
    jobs::Runner runner(store(), clock_);
    register_scheduling(runner, store(), clock_);
    Import later = plan("a", "x");
    later.published_at = clock_.now() + hours_us(1);
    EXPECT_EQ(import_one(later).value(), Imported::created);
    const ItemId item = item_of("a");
    EXPECT_EQ(room_->item(item).state, ItemState::unpublished);
    EXPECT_THAT(articles_in_log(), IsEmpty());
    const auto lines = store().read([&](db::Connection& core) {
        DeskFilter filter;
        filter.site = room_->portal;
        return desk_lines(core, filter);
    });
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].state, State::scheduled);
    EXPECT_EQ(lines[0].publish_at, later.published_at);
    EXPECT_EQ(import_one(later).value(), Imported::unchanged);
    clock_.advance(hours_us(2));
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(room_->item(item).state, ItemState::live);
    EXPECT_EQ(room_->item(item).published_at, later.published_at);
}

TEST_P(Importing, SetsNoPostingPeriodAndDoesNotBringBackWhatHasExpired)
{
    jobs::Runner runner(store(), clock_);
    register_scheduling(runner, store(), clock_);
    Import ending = plan("a", "x");
    ending.content.expire_at = clock_.now() + hours_us(1);
    EXPECT_EQ(import_one(ending).value(), Imported::created);
    const ItemId item = item_of("a");
    const EditionId first = room_->item(item).live_edition;
    EXPECT_EQ(room_->view(first).edition.content.expire_at, std::nullopt);
    EXPECT_EQ(import_one(plan("a", "x")).value(), Imported::unchanged);
    clock_.advance(hours_us(2));
    EXPECT_EQ(runner.run_due(), 0);
    EXPECT_EQ(room_->item(item).state, ItemState::live);
    // A period is the desk's to give.
    const EditionId second =
        room_->act([&](db::Transaction& tx) { return start_edition(tx, room_->as(writer_), room_->portal, item); }).value();
    Content content = room_->view(second).edition.content;
    content.expire_at = clock_.now() + hours_us(1);
    EXPECT_TRUE(room_->save(writer_, second, content));
    EXPECT_TRUE(room_->submit(writer_, second));
    EXPECT_TRUE(room_->pass(head_, second));
    EXPECT_EQ(import_one(plan("a", "x")).value(), Imported::unchanged);
    clock_.advance(hours_us(1));
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(code_of(import_one(plan("a", "y"))), "publication.withdrawn");
    EXPECT_TRUE(room_->item(item).expired);
}

TEST_P(Importing, ABatchHasOneNumber)
{
    ASSERT_TRUE(room_->act([&](db::Transaction& tx) -> Result<void> {
        for (int i = 0; i < 200; ++i)
            TANTRAO_TRY(import(tx, room_->as(admin_), room_->portal, "article", "Công văn 5",
                               plan("id" + std::to_string(i), "x" + std::to_string(i))));
        return {};
    }));
    const auto log = articles_in_log();
    ASSERT_EQ(log.size(), 200U);
    EXPECT_EQ(log.front().number, log.back().number);
    for (std::size_t i = 1; i < log.size(); ++i)
        EXPECT_EQ(log[i].subject.id, log[i - 1].subject.id + 1);   // public numbers in order
}

TANTRAO_ON_ALL_STORES(Scheduled);
TANTRAO_ON_ALL_STORES(Importing);

}   // namespace
}   // namespace tantrao::publication
