// The end of a posting period: by itself, in order, and only of what is public.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/tests/newsroom.hpp"

#include "platform/publication/scheduling.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace tantrao::publication {
namespace {

using testing::ElementsAre;

class Expiring : public Publication {
  protected:
    void SetUp() override
    {
        Publication::SetUp();
        runner_ = std::make_unique<jobs::Runner>(store(), clock_);
        register_scheduling(*runner_, store(), clock_);
    }
    // Submitted, with a posting period.
    Created with_period(std::string title, std::optional<std::int64_t> from_us, std::int64_t to_us)
    {
        const Created made = room_->draft(writer_, title);
        Content timed = room_->content(title, room_->news);
        timed.expire_at = clock_.now() + to_us;
        if (from_us)
            timed.publish_at = clock_.now() + *from_us;
        EXPECT_TRUE(room_->save(writer_, made.edition, timed));
        EXPECT_TRUE(room_->submit(writer_, made.edition));
        return made;
    }
    Created publish_until(std::string title, std::int64_t to_us)
    {
        const Created made = with_period(std::move(title), std::nullopt, to_us);
        EXPECT_EQ(room_->pass(head_, made.edition).value(), State::live);
        return made;
    }
    EditionId correct(ItemId item)
    {
        return room_->act([&](db::Transaction& tx) { return start_edition(tx, room_->as(writer_), room_->portal, item); })
            .value();
    }
    void approve(EditionId edition, const Content& content)
    {
        EXPECT_TRUE(room_->save(writer_, edition, content));
        EXPECT_TRUE(room_->submit(writer_, edition));
        EXPECT_TRUE(room_->pass(head_, edition));
    }
    std::vector<std::string> log_lines()
    {
        std::vector<std::string> lines;
        for (const auto& entry : articles_in_log())
            lines.push_back(std::to_string(entry.subject.id) + (entry.act == newsstand::Act::withdraw ? " ends" : " shown"));
        return lines;
    }
    std::unique_ptr<jobs::Runner> runner_;
};

TEST_P(Expiring, APostingPeriodEndsByItself)
{
    const Instant end = clock_.now() + minutes_us(10);
    const Created made = publish_until("x", minutes_us(10));
    clock_.advance(minutes_us(10) - 1);
    EXPECT_EQ(runner_->run_due(), 0);
    EXPECT_EQ(room_->state(made.edition), State::live);
    clock_.advance(1);
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(room_->state(made.edition), State::expired);
    const Item item = room_->item(made.item);
    EXPECT_EQ(item.state, ItemState::withdrawn);
    EXPECT_TRUE(item.expired);
    EXPECT_EQ(item.withdrawn_at, end);
    EXPECT_EQ(item.withdrawn_reason, "");
    EXPECT_THAT(events(made.item), ElementsAre("create", "submit", "approve", "publish", "expire"));
    EXPECT_THAT(log_lines(), ElementsAre(fmt::format("{} shown", made.item.value), fmt::format("{} ends", made.item.value)));
    EXPECT_EQ(store().read([&](db::Connection& core) {
        return core.number("SELECT count(*) FROM audit WHERE action = 'publication.expire_due' AND actor_id = 0", {});
    }),
              1);
    EXPECT_TRUE(room_->act([&](db::Transaction& tx) { return expire_due(tx, clock_.now(), made.edition); })) << "a second time";
    EXPECT_EQ(articles_in_log().size(), 2U);
    EXPECT_EQ(code_of(room_->withdraw(head_, made.item)), "publication.not_public");
}

TEST_P(Expiring, AfterAStopPeriodsBeginAndEndInOrder)
{
    const auto waiting = [&](std::string title, std::int64_t from, std::int64_t to) {
        const Created made = with_period(std::move(title), minutes_us(from), minutes_us(to));
        EXPECT_EQ(room_->pass(head_, made.edition).value(), State::scheduled);
        return std::to_string(made.item.value);
    };
    const std::string third = waiting("ba", 30, 60), first = waiting("một", 10, 20), second = waiting("hai", 15, 40);
    clock_.advance(minutes_us(50));   // stopped meanwhile
    runner_->run_due();
    EXPECT_THAT(log_lines(),
                ElementsAre(first + " shown", second + " shown", first + " ends", third + " shown", second + " ends"));
    clock_.advance(minutes_us(10));
    runner_->run_due();
    EXPECT_EQ(log_lines().back(), third + " ends");
    EXPECT_EQ(log_lines().size(), 6U);
    EXPECT_EQ(runner_->run_due(), 0);
}

TEST_P(Expiring, APeriodThatIsOverIsNotApproved)
{
    const Created made = with_period("x", std::nullopt, minutes_us(10));
    clock_.advance(minutes_us(10));
    EXPECT_EQ(code_of(room_->pass(head_, made.edition)), "publication.period_over");
    EXPECT_EQ(room_->state(made.edition), State::submitted);
    const Created backwards = with_period("y", minutes_us(20), minutes_us(20));
    EXPECT_EQ(code_of(room_->pass(head_, backwards.edition)), "publication.period_over");
    room_->chain({moderate, decide});
    const Created early = with_period("z", std::nullopt, minutes_us(10));
    clock_.advance(minutes_us(10));
    EXPECT_TRUE(room_->pass(deputy_, early.edition)) << "only the last gate publishes";
}

TEST_P(Expiring, ThePeriodIsPartOfWhatWasApproved)
{
    room_->chain({moderate, decide});
    const Created made = with_period("x", std::nullopt, minutes_us(10));
    EXPECT_TRUE(room_->pass(deputy_, made.edition));
    Content longer = room_->view(made.edition).edition.content;
    EXPECT_EQ(longer.expire_at, clock_.now() + minutes_us(10));
    EXPECT_EQ(hash_of(longer), room_->view(made.edition).edition.content_hash);
    longer.expire_at = clock_.now() + days_us(1);
    EXPECT_TRUE(room_->save(head_, made.edition, longer));
    EXPECT_THAT(events(made.item), ElementsAre("create", "submit", "pass (void)", "edit_at_gate"));
    EXPECT_EQ(room_->view(made.edition).edition.gate, 0U);
    // Hashes of texts without a period are those of before there were any.
    EXPECT_EQ(hash_of(room_->content("x", CategoryId{3})), "4d7e8f589ebb611917ea7687e0a412fe7017fc4e39c4b3372ad958d267f36277");
}

TEST_P(Expiring, ACorrectionLengthensOrRemovesThePeriod)
{
    const Created longer = publish_until("x", minutes_us(10)), forever = publish_until("y", minutes_us(10));
    const EditionId second = correct(longer.item);
    Content content = room_->view(second).edition.content;
    EXPECT_EQ(content.expire_at, clock_.now() + minutes_us(10)) << "kept until somebody changes it";
    content.expire_at = clock_.now() + minutes_us(30);
    approve(second, content);
    const EditionId endless = correct(forever.item);
    content = room_->view(endless).edition.content;
    content.expire_at.reset();
    approve(endless, content);
    clock_.advance(minutes_us(20));
    EXPECT_EQ(runner_->run_due(), 0) << "nothing is left of the first periods";
    // The jobs of before run late all the same: harmless.
    for (const EditionId old : {longer.edition, forever.edition})
        EXPECT_TRUE(room_->act([&](db::Transaction& tx) { return expire_due(tx, clock_.now(), old); }));
    EXPECT_EQ(room_->state(second), State::live);
    clock_.advance(minutes_us(10));
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(room_->state(second), State::expired);
    EXPECT_EQ(room_->state(longer.edition), State::superseded);
    EXPECT_EQ(room_->state(endless), State::live);
}

TEST_P(Expiring, WithdrawingAndReturningEndThePeriodToo)
{
    const Created made = publish_until("x", minutes_us(10));
    EXPECT_TRUE(room_->withdraw(head_, made.item, "Sai"));
    const Created returned = with_period("y", minutes_us(5), minutes_us(10));
    EXPECT_TRUE(room_->pass(head_, returned.edition));
    EXPECT_TRUE(room_->send_back(head_, returned.edition));
    clock_.advance(minutes_us(20));
    EXPECT_EQ(runner_->run_due(), 0);
    EXPECT_EQ(room_->state(made.edition), State::withdrawn);
    EXPECT_EQ(room_->item(made.item).withdrawn_reason, "Sai");
    EXPECT_FALSE(room_->item(made.item).expired);
}

TEST_P(Expiring, WhatHasExpiredMayComeBackInANewEdition)
{
    const Created made = publish_until("x", minutes_us(10));
    const EditionId next = correct(made.item);   // begun before, approved after
    clock_.advance(minutes_us(10));
    EXPECT_EQ(runner_->run_due(), 1);
    Content content = room_->view(next).edition.content;
    content.expire_at.reset();
    content.change_note = "Gia hạn.";
    approve(next, content);
    EXPECT_EQ(room_->item(made.item).state, ItemState::live);
    EXPECT_FALSE(room_->item(made.item).expired);
    EXPECT_EQ(room_->state(made.edition), State::expired) << "it was not replaced, it had ended";
    EXPECT_EQ(store().read([&](db::Connection& core) {
        const Item item = find_item(core, made.item).value();
        return public_notes_of(core, item, find_edition(core, item.live_edition).value(), clock_.now());
    }).size(), 1U);
}

TEST_P(Expiring, ANewEditionOfWhatHasExpiredHasNoPeriod)
{
    const Created made = publish_until("x", minutes_us(10));
    clock_.advance(minutes_us(10));
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(room_->view(correct(made.item)).edition.content.expire_at, std::nullopt);
}

TEST_P(Expiring, AJobThatComesBeforeTheEndIsEnteredAgain)
{
    const Created made = publish_until("x", minutes_us(10));
    EXPECT_TRUE(room_->act([&](db::Transaction& tx) -> Result<void> {
        tx->exec("UPDATE jobs SET due_at = :now", {{"now", clock_.now()}});
        return {};
    }));
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(room_->state(made.edition), State::live);
    clock_.advance(minutes_us(10));
    EXPECT_EQ(runner_->run_due(), 1);
    EXPECT_EQ(room_->state(made.edition), State::expired);
}

TEST_P(Expiring, TheDeskTellsExpiredFromWithdrawn)
{
    const Created ended = publish_until("hết hạn", minutes_us(10)), gone = room_->publish(writer_, head_, "gỡ");
    EXPECT_TRUE(room_->withdraw(head_, gone.item));
    clock_.advance(minutes_us(10));
    runner_->run_due();
    for (const auto& [state, edition] : {std::pair{State::expired, ended.edition}, {State::withdrawn, gone.edition}}) {
        DeskFilter filter;
        filter.site = room_->portal;
        filter.state = state;
        const auto lines = store().read([&](db::Connection& core) { return desk_lines(core, filter); });
        ASSERT_EQ(lines.size(), 1U) << name_of(state);
        EXPECT_EQ(lines[0].edition, edition);
        EXPECT_EQ(lines[0].state, state);
        EXPECT_EQ(store().read([&](db::Connection& core) { return count_in_state(core, room_->portal, state); }), 1);
    }
}

TANTRAO_ON_ALL_STORES(Expiring);

}   // namespace
}   // namespace tantrao::publication
