// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "features/alerts/alert_store.hpp"
#include "features/alerts/event_store.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/site/site_actions.hpp"

#include <gmock/gmock.h>

namespace tantrao::alerts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class AlertStore : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site", "features/alerts"}));
        site::NewSite portal;
        portal.slug = "tuyen-quang";
        portal.kind = site::Kind::province;
        portal.state = site::State::established;
        portal.details.name = "Cổng";
        portal.details.official_name = "Ủy ban nhân dân tỉnh";
        portal.details.established_number = "90/QĐ-UBND";
        portal.details.established_on = "2011-03-25";
        site_ = store().write([&](db::Transaction& tx) { return site::create_site(tx, now_, portal); }).value();
    }
    template <class F>
    void change(F&& act)
    {
        ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
            act(tx);
            return {};
        }));
    }
    template <class F>
    auto ask(F&& question)
    {
        return store().read(std::forward<F>(question));
    }
    Topic topic(std::string key, std::string provision = "") { return {site_, std::move(key), std::move(provision), "Mục"}; }
    std::int64_t join(const std::string& email, const Topic& what)
    {
        std::int64_t id = 0;
        change([&](auto& tx) {
            id = subscriber_of(tx, email);
            follow(tx, now_, id, what, consent_words);
        });
        return id;
    }
    void happen(ItemId target, const std::vector<Concern>& concerns, What what = What::published, ItemId source = {})
    {
        change([&](auto& tx) {
            const Progress seen = progress(tx.db());
            ASSERT_TRUE(hold_progress(tx, seen));
            Event event;
            event.site = site_;
            event.what = what;
            event.target = target;
            event.source = source;
            add_event(tx, now_, seen.log_number + 1, event, concerns);
            set_progress(tx, seen.log_number + 1, seen.reminded_on);
        });
    }
    std::vector<std::int64_t> due_on(std::string_view day)
    {
        return ask([&](db::Connection& core) { return due(core, day, 10); });
    }
    std::vector<std::int64_t> told_to(std::int64_t subscriber)
    {
        const auto found = ask([&](db::Connection& core) { return find_subscriber(core, subscriber).value(); });
        std::vector<std::int64_t> targets;
        for (const Event& event :
             ask([&](db::Connection& core) { return events_for(core, subscriber, found.sent_until, found.sending_until, 10); }))
            targets.push_back(event.target.value);
        return targets;
    }

    SiteId site_;
    Instant now_{1'767'225'600'000'000};
};

TEST_P(AlertStore, AWishIsFoundByItsTokenOnceAndForTwoDays)
{
    std::int64_t wish = 0;
    change([&](auto& tx) { wish = insert_wish(tx, now_, "an@xa.example", topic("field:dat-dai")); });
    const auto by = [&](std::string_view token, std::int64_t later = 0) {
        return ask([&](db::Connection& core) { return find_wish_by_token(core, now_ + later, token); });
    };
    EXPECT_FALSE(by("")) << "before the mail went out nothing opens it";
    change([&](auto& tx) { set_token(tx, wish, "mot"); });
    change([&](auto& tx) { set_token(tx, wish, "hai"); });
    EXPECT_FALSE(by("mot")) << "a mail that was sent again has another token";
    ASSERT_TRUE(by("hai"));
    EXPECT_EQ(by("hai")->email, "an@xa.example");
    EXPECT_EQ(by("hai")->topic.key, "field:dat-dai");
    EXPECT_TRUE(by("hai", hours_us(48) - 1));
    EXPECT_FALSE(by("hai", hours_us(48)));
    EXPECT_EQ(ask([](db::Connection& core) { return core.number("SELECT count(*) FROM alert_wishes WHERE token_hash = 'hai'"); }),
              0);
    change([&](auto& tx) { EXPECT_TRUE(remove_wish(tx, wish)); });
    change([&](auto& tx) { EXPECT_FALSE(remove_wish(tx, wish)); });
    EXPECT_FALSE(by("hai"));
}

TEST_P(AlertStore, WishesGoAfterTwoDaysAddressAndAll)
{
    change([&](auto& tx) { insert_wish(tx, now_, "an@xa.example", topic("site")); });
    const auto waiting = [&] { return ask([](db::Connection& core) { return waiting_for(core, "an@xa.example"); }); };
    change([&](auto& tx) { remove_old_wishes(tx, now_ + hours_us(48) + -1); });
    EXPECT_EQ(waiting(), 1);
    change([&](auto& tx) { remove_old_wishes(tx, now_ + hours_us(48)); });
    EXPECT_EQ(waiting(), 0);
}

TEST_P(AlertStore, WhoLeavesIsGoneWithEverything)
{
    const auto id = join("an@xa.example", topic("site"));
    EXPECT_EQ(join("an@xa.example", topic("site")), id) << "the same address and topic are no other row";
    EXPECT_EQ(join("an@xa.example", topic("field:dat-dai")), id);
    join("binh@xa.example", topic("site"));
    change([&](auto& tx) { insert_wish(tx, now_, "an@xa.example", topic("field:y-te")); });
    EXPECT_THAT(ask([&](db::Connection& core) { return followed_by(core, id); }), SizeIs(2));
    const auto counts = ask([&](db::Connection& core) { return counts_of(core, site_, 10); });
    ASSERT_THAT(counts, SizeIs(2));
    EXPECT_EQ(counts.front().subscribers, 2);
    EXPECT_EQ(ask([&](db::Connection& core) { return subscribers_of(core, site_); }), 2);

    const auto subscriber = ask([&](db::Connection& core) { return find_subscriber(core, id).value(); });
    EXPECT_EQ(ask([&](db::Connection& core) { return find_subscriber_by_key(core, subscriber.key); })->email, "an@xa.example");
    change([&](auto& tx) { remove_subscriber(tx, subscriber); });
    EXPECT_FALSE(ask([&](db::Connection& core) { return find_subscriber_by_key(core, subscriber.key); }));
    EXPECT_THAT(ask([&](db::Connection& core) { return followed_by(core, id); }), IsEmpty());
    EXPECT_EQ(ask([](db::Connection& core) { return waiting_for(core, "an@xa.example"); }), 0);
    EXPECT_EQ(ask([&](db::Connection& core) { return subscribers_of(core, site_); }), 1);
}

TEST_P(AlertStore, TheWordsThatWereAgreedToAreThoseOfTheLastTime)
{
    std::int64_t wish = 0;
    change([&](auto& tx) { wish = insert_wish(tx, now_, "an@xa.example", topic("site")); });
    EXPECT_EQ(ask([&](db::Connection& core) { return find_wish(core, wish)->consent; }), consent_words);
    change([&](auto& tx) { tx->exec("UPDATE alert_wishes SET consent = 'cu' WHERE id = :id", {{"id", wish}}); });
    change([&](auto& tx) { set_token(tx, wish, "mot"); });
    EXPECT_EQ(ask([&](db::Connection& core) { return find_wish_by_token(core, now_, "mot")->consent; }), "cu");

    std::int64_t id = 0;
    const auto confirm = [&](std::string_view words, Instant at) {
        change([&](auto& tx) {
            id = subscriber_of(tx, "an@xa.example");
            follow(tx, at, id, topic("site"), words);
        });
    };
    const auto noted = [&](std::string_view words, Instant at) {
        return ask([&](db::Connection& core) {
            return core.number("SELECT count(*) FROM alert_topics WHERE consent = :words AND confirmed_at = :at",
                               {{"words", words}, {"at", at}});
        });
    };
    confirm("cu", now_);
    EXPECT_EQ(noted("cu", now_), 1);
    happen(ItemId{1}, {{"site", ""}});
    confirm("moi", now_ + 1);
    EXPECT_EQ(noted("moi", now_ + 1), 1);
    EXPECT_EQ(noted("cu", now_), 0);
    EXPECT_THAT(due_on("2026-01-02"), ElementsAre(id)) << "what happened between is told all the same";
}

TEST_P(AlertStore, OneTopicEndsAndTheOthersStay)
{
    const auto id = join("an@xa.example", topic("site"));
    join("an@xa.example", topic("document:1", "dieu-5"));
    const auto topics = ask([&](db::Connection& core) { return followed_by(core, id); });
    const auto other = join("binh@xa.example", topic("site"));
    change([&](auto& tx) { unfollow(tx, other, topics.at(0).id); });
    EXPECT_THAT(ask([&](db::Connection& core) { return followed_by(core, id); }), SizeIs(2)) << "it is not theirs";
    change([&](auto& tx) { unfollow(tx, id, topics.at(0).id); });
    const auto left = ask([&](db::Connection& core) { return followed_by(core, id); });
    ASSERT_THAT(left, SizeIs(1));
    EXPECT_EQ(left.front().topic.provision, "dieu-5");
}

TEST_P(AlertStore, AnEventIsToldOnceToWhomItConcerns)
{
    const auto field = join("an@xa.example", topic("field:dat-dai")), all = join("binh@xa.example", topic("site"));
    happen(ItemId{1}, {{"site", ""}, {"field:dat-dai", ""}});
    happen(ItemId{1}, {{"site", ""}, {"field:dat-dai", ""}});   // the same again
    happen(ItemId{2}, {{"site", ""}, {"field:y-te", ""}});
    EXPECT_THAT(due_on("2026-01-02"), testing::UnorderedElementsAre(field, all));
    change([&](auto& tx) {
        begin_mail(tx, field, "2026-01-02");
        begin_mail(tx, all, "2026-01-02");
    });
    EXPECT_THAT(told_to(field), ElementsAre(1));
    EXPECT_THAT(told_to(all), ElementsAre(1, 2));
    EXPECT_THAT(due_on("2026-01-02"), IsEmpty()) << "tried today";
    change([&](auto& tx) { end_mail(tx, field, "2026-01-02"); });
    EXPECT_THAT(due_on("2026-01-03"), ElementsAre(all)) << "its mail did not go out";
}

TEST_P(AlertStore, AMailThatDidNotGoOutStaysAsItWas)
{
    const auto id = join("an@xa.example", topic("site"));
    happen(ItemId{1}, {{"site", ""}});
    change([&](auto& tx) { begin_mail(tx, id, "2026-01-02"); });
    happen(ItemId{2}, {{"site", ""}});
    change([&](auto& tx) { begin_mail(tx, id, "2026-01-03"); });
    EXPECT_THAT(told_to(id), ElementsAre(1));
    change([&](auto& tx) { end_mail(tx, id, "2026-01-03"); });
    EXPECT_THAT(due_on("2026-01-03"), IsEmpty());
    EXPECT_THAT(due_on("2026-01-04"), ElementsAre(id));
    change([&](auto& tx) { begin_mail(tx, id, "2026-01-04"); });
    EXPECT_THAT(told_to(id), ElementsAre(2));
}

TEST_P(AlertStore, NobodyIsToldOfWhatWasBefore)
{
    happen(ItemId{1}, {{"site", ""}, {"field:dat-dai", ""}});
    const auto id = join("an@xa.example", topic("site"));
    EXPECT_THAT(due_on("2026-01-02"), IsEmpty());
    happen(ItemId{2}, {{"site", ""}});
    join("an@xa.example", topic("field:dat-dai"));
    happen(ItemId{3}, {{"field:dat-dai", ""}});
    change([&](auto& tx) { begin_mail(tx, id, "2026-01-02"); });
    EXPECT_THAT(told_to(id), ElementsAre(2, 3));
}

TEST_P(AlertStore, AnotherWriterDoesNotTellFromAnOldPlace)
{
    const Progress seen = ask(progress);
    happen(ItemId{1}, {{"site", ""}});
    change([&](auto& tx) { EXPECT_FALSE(hold_progress(tx, seen)); });
}

TEST_P(AlertStore, KnowsWhichDocumentsAndProvisionsAreFollowed)
{
    join("an@xa.example", topic("document:7", "dieu-5"));
    join("binh@xa.example", topic("document:7", "dieu-5"));
    join("binh@xa.example", topic("document:7"));
    join("binh@xa.example", topic("document:8"));
    join("binh@xa.example", topic("site"));
    EXPECT_THAT(ask([&](db::Connection& core) { return provisions_followed(core, site_, "document:7"); }), ElementsAre("dieu-5"));
    const auto first = ask([](db::Connection& core) { return documents_followed(core, {}, 1); });
    ASSERT_THAT(first, SizeIs(1));
    const auto rest = ask([&](db::Connection& core) { return documents_followed(core, first.front(), 10); });
    ASSERT_THAT(rest, SizeIs(1));
    EXPECT_EQ(first.front().topic, "document:7");
    EXPECT_EQ(rest.front().topic, "document:8");
}

TEST_P(AlertStore, OldEventsAndRefusalsAreCounted)
{
    const auto id = join("an@xa.example", topic("site"));
    happen(ItemId{1}, {{"site", ""}});
    change([&](auto& tx) { EXPECT_EQ(note_refusal(tx, id), 1); });
    change([&](auto& tx) { EXPECT_EQ(note_refusal(tx, id), 2); });
    change([&](auto& tx) {
        begin_mail(tx, id, "2026-01-02");
        end_mail(tx, id, "2026-01-02");
        EXPECT_EQ(note_refusal(tx, id), 1) << "a mail that went out begins anew";
    });
    change([&](auto& tx) { remove_old_events(tx, now_); });
    EXPECT_EQ(ask([](db::Connection& core) { return core.number("SELECT count(*) FROM alert_events"); }), 1);
    change([&](auto& tx) { remove_old_events(tx, now_ + 1); });
    EXPECT_EQ(ask([](db::Connection& core) { return core.number("SELECT count(*) FROM alert_event_topics"); }), 0);
    happen(ItemId{2}, {{"site", ""}});
    EXPECT_EQ(ask(progress).last_event, 2) << "numbers are never used again";
}

TANTRAO_ON_ALL_STORES(AlertStore);

}   // namespace
}   // namespace tantrao::alerts
