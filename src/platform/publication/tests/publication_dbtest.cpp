// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/tests/newsroom.hpp"

#include "platform/audit/audit.hpp"

#include <gmock/gmock.h>
#include <thread>

namespace tantrao::publication {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(Publication, GoesFromADraftThroughEveryGateToReaders)
{
    room_->chain({receive, moderate, decide});
    const Created made = room_->draft(writer_, "Bài một");
    EXPECT_EQ(room_->state(made.edition), State::draft);
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    EXPECT_EQ(room_->pass(secretary_, made.edition).value(), State::submitted);
    EXPECT_EQ(room_->pass(deputy_, made.edition).value(), State::submitted);
    EXPECT_THAT(articles_in_log(), IsEmpty());   // nothing is said to readers before the last gate
    clock_.advance(minutes_us(1));
    EXPECT_EQ(room_->pass(head_, made.edition).value(), State::live);

    const Item item = room_->item(made.item);
    EXPECT_EQ(item.state, ItemState::live);
    EXPECT_EQ(item.live_edition, made.edition);
    EXPECT_EQ(item.published_at, clock_.now());
    EXPECT_EQ(item.first_public_at, clock_.now());
    ASSERT_EQ(articles_in_log().size(), 1U);
    EXPECT_EQ(articles_in_log()[0].subject.id, made.item.value);
    EXPECT_THAT(events(made.item), ElementsAre("create", "submit", "pass", "pass", "approve", "publish"));
    const auto lines = store().read([&](db::Connection& core) { return audit::lines_of(core, room_->portal, {}, 0, 10); });
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_EQ(lines[0].action, "publication.approve");
}

TEST_P(Publication, WantsThePowerOnTheSiteAndTheCategory)
{
    const auto made_by = [&](const access::Actor& by, CategoryId in) {
        return code_of(room_->act([&](db::Transaction& tx) {
            return create(tx, room_->as(by), room_->portal, "article", "vi", room_->content("x", in));
        }));
    };
    EXPECT_EQ(made_by(writer_, room_->news), "");
    EXPECT_EQ(made_by(stranger_, room_->news), "access.denied");
    EXPECT_EQ(made_by(writer_, CategoryId{99}), "category publication.category.unknown");
    const auto of_culture = room_->person(9, room_->portal, Level::moderate, room_->culture);
    EXPECT_EQ(made_by(of_culture, room_->culture), "");
    EXPECT_EQ(made_by(of_culture, room_->news), "access.denied");   // above it
    EXPECT_EQ(made_by(of_culture, room_->notices), "access.denied");
    const auto of_news = room_->person(10, room_->portal, Level::moderate, room_->news);
    EXPECT_EQ(made_by(of_news, room_->culture), "");   // below it

    const Created made = room_->draft(writer_, "x", room_->notices);
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    EXPECT_EQ(code_of(room_->pass(of_news, made.edition)), "access.denied");
    EXPECT_EQ(code_of(room_->pass(stranger_, made.edition)), "access.denied");
    EXPECT_EQ(code_of(room_->save(of_culture, made.edition, room_->content("x", room_->culture))), "access.denied");
    // Another site does not even learn that there is such an edition.
    const auto elsewhere = room_->act([&](db::Transaction& tx) {
        return pass(tx, room_->as(stranger_), room_->commune, made.edition, room_->version(made.edition), "x");
    });
    EXPECT_EQ(code_of(elsewhere), "publication.unknown");
    EXPECT_EQ(code_of(room_->act([&](db::Transaction& tx) {
                  return publication::withdraw(tx, room_->as(stranger_), room_->commune, made.item, "x");
              })),
              "publication.unknown");
}

TEST_P(Publication, AClosedCategoryTakesNothingNew)
{
    const Created old = room_->draft(writer_, "old", room_->notices);
    auto closing = *store().read([&](db::Connection& core) { return site::find_category(core, room_->portal, room_->notices); });
    closing.open = false;
    ASSERT_TRUE(room_->act([&](db::Transaction& tx) { return site::edit_category(tx, clock_.now(), closing); }));
    EXPECT_EQ(code_of(room_->act([&](db::Transaction& tx) {
                  return create(tx, room_->as(writer_), room_->portal, "article", "vi", room_->content("x", room_->notices));
              })),
              "category publication.category.closed");
    const Created other = room_->draft(writer_, "other");
    EXPECT_EQ(code_of(room_->save(writer_, other.edition, room_->content("other", room_->notices))),
              "category publication.category.closed");
    EXPECT_TRUE(
        room_->save(writer_, old.edition, room_->content("old, changed", room_->notices)));   // what is there may be finished
}

TEST_P(Publication, NobodyDecidesOnTheirOwnText)
{
    const Created made = room_->draft(head_, "Bài của trưởng ban");
    EXPECT_TRUE(room_->submit(head_, made.edition));
    EXPECT_EQ(code_of(room_->pass(head_, made.edition)), "publication.own_text");
    EXPECT_EQ(room_->pass(deputy_, made.edition).value(), State::live);
}

TEST_P(Publication, AChangeAtAGateVoidsApprovalsAndMakesACoAuthor)
{
    room_->chain({receive, moderate, decide});
    const Created made = room_->draft(writer_, "x");
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    EXPECT_TRUE(room_->save(secretary_, made.edition, room_->content("x, polished", room_->news)));   // an editing gate
    EXPECT_EQ(room_->pass(secretary_, made.edition).value(), State::submitted);
    EXPECT_EQ(room_->pass(deputy_, made.edition).value(), State::submitted);
    EXPECT_EQ(room_->view(made.edition).edition.gate, 2U);

    EXPECT_TRUE(room_->save(head_, made.edition, room_->content("x, changed at the last gate", room_->news)));
    EXPECT_EQ(room_->view(made.edition).edition.gate, 1U);   // what the deputy approved is another text now
    EXPECT_THAT(events(made.item), ElementsAre("create", "submit", "edit_at_gate", "pass (void)", "pass (void)", "edit_at_gate"));
    EXPECT_EQ(code_of(room_->pass(secretary_, made.edition)), "publication.own_text");   // no editing gate any more
    EXPECT_EQ(room_->pass(deputy_, made.edition).value(), State::submitted);
    EXPECT_EQ(code_of(room_->pass(head_, made.edition)), "publication.own_text");
    EXPECT_EQ(room_->pass(deputy_, made.edition).value(), State::live);

    // Whatever the way, what is public was approved as it is at every gate that approves.
    const EditionView view = room_->view(made.edition);
    std::set<std::string> approved;
    for (const HistoryLine& line : store().read([&](db::Connection& core) { return history_of(core, made.item); }))
        if ((line.event == "pass" || line.event == "approve") && !line.voided) {
            EXPECT_EQ(line.content_hash, view.edition.content_hash);
            approved.insert(line.gate_code);
        }
    EXPECT_EQ(approved, (std::set<std::string>{"moderate", "decide"}));
}

TEST_P(Publication, SavingWhatIsUnchangedChangesNothing)
{
    const Created made = room_->draft(writer_, "x");
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    const auto before = room_->version(made.edition);
    EXPECT_EQ(room_->save(head_, made.edition, room_->content("x", room_->news)).value(), before + 1);
    EXPECT_EQ(room_->pass(head_, made.edition).value(), State::live);   // no co-author by looking
}

TEST_P(Publication, AnApprovalIsForWhatWasRead)
{
    const Created made = room_->draft(writer_, "x");
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    const Edition read = room_->view(made.edition).edition;
    Content with_file = room_->content("x", room_->news);
    with_file.files = {std::string(64, 'a')};   // attachments belong to the content
    EXPECT_TRUE(room_->save(deputy_, made.edition, with_file));
    const auto pass_with = [&](std::int64_t seen, const std::string& hash) {
        return code_of(
            room_->act([&](db::Transaction& tx) { return pass(tx, room_->as(head_), room_->portal, made.edition, seen, hash); }));
    };
    EXPECT_EQ(pass_with(read.version, read.content_hash), "form.stale");
    EXPECT_EQ(pass_with(room_->version(made.edition), read.content_hash), "publication.other_content");
    EXPECT_EQ(pass_with(room_->version(made.edition), room_->view(made.edition).edition.content_hash), "");
}

TEST_P(Publication, EveryPartOfTheContentCountsForItsHash)
{
    const Content plain = room_->content("x", room_->news);
    std::set<std::string> hashes{hash_of(plain)};
    Content other = plain;
    other.content += " ";
    hashes.insert(hash_of(other));
    other = plain;
    other.schema = 2;
    hashes.insert(hash_of(other));
    other = plain;
    other.category = room_->culture;
    hashes.insert(hash_of(other));
    other = plain;
    other.files.insert(std::string(64, 'a'));
    hashes.insert(hash_of(other));
    other = plain;
    other.change_note = "note";
    hashes.insert(hash_of(other));
    EXPECT_EQ(hashes.size(), 6U);
}

TEST_P(Publication, AStaleVersionIsAConflictForEveryAct)
{
    const Created made = room_->draft(writer_, "x");
    const auto seen = room_->version(made.edition);
    EXPECT_TRUE(room_->save(writer_, made.edition, room_->content("y", room_->news)));
    const auto tried = [&](auto action) { return code_of(room_->act([&](db::Transaction& tx) { return action(tx); })); };
    const auto acting = room_->as(writer_);
    EXPECT_EQ(tried([&](db::Transaction& tx) {
                  return save(tx, acting, room_->portal, made.edition, seen, room_->content("z", room_->news));
              }),
              "form.stale");
    EXPECT_EQ(tried([&](db::Transaction& tx) { return submit(tx, acting, room_->portal, made.edition, seen); }), "form.stale");
    EXPECT_EQ(tried([&](db::Transaction& tx) { return take_back(tx, acting, room_->portal, made.edition, seen); }), "form.stale");
    EXPECT_EQ(tried([&](db::Transaction& tx) { return send_back(tx, acting, room_->portal, made.edition, seen, "r"); }),
              "form.stale");
    EXPECT_EQ(tried([&](db::Transaction& tx) { return decline(tx, acting, room_->portal, made.edition, seen, "r"); }),
              "form.stale");
    EXPECT_EQ(room_->view(made.edition).edition.content.title, "y");
    EXPECT_EQ(tried([&](db::Transaction& tx) { return submit(tx, acting, room_->portal, EditionId{99}, 1); }),
              "publication.unknown");
}

TEST_P(Publication, TwoWhoPassAtOnceArePublishedOnce)
{
    const Created made = room_->draft(writer_, "x");
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    const Edition edition = room_->view(made.edition).edition;
    std::atomic<int> passed{0}, stale{0};
    std::vector<std::thread> threads;
    for (const access::Actor* by : {&head_, &deputy_, &secretary_, &admin_})
        threads.emplace_back([&, by] {
            const auto done = room_->act([&](db::Transaction& tx) {
                return pass(tx, room_->as(*by), room_->portal, made.edition, edition.version, edition.content_hash);
            });
            ++(done ? passed : stale);
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(passed, 1);
    EXPECT_EQ(stale, 3);
    EXPECT_EQ(articles_in_log().size(), 1U);
}

TEST_P(Publication, ComesBackWithAReasonAndCanBeSentAgain)
{
    room_->chain({receive, decide});
    const Created made = room_->draft(writer_, "x");
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    EXPECT_EQ(room_->pass(secretary_, made.edition).value(), State::submitted);
    EXPECT_EQ(code_of(room_->send_back(head_, made.edition, " \u200b ")), "reason publication.reason.missing");
    EXPECT_EQ(code_of(room_->send_back(writer_, made.edition)), "access.denied");
    EXPECT_TRUE(room_->send_back(head_, made.edition, "Thiếu nguồn"));
    EXPECT_EQ(room_->state(made.edition), State::returned);
    EXPECT_EQ(room_->view(made.edition).edition.reason, "Thiếu nguồn");
    EXPECT_TRUE(room_->save(writer_, made.edition, room_->content("x, with source", room_->news)));
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    EXPECT_EQ(room_->view(made.edition).edition.gate, 0U);   // from the beginning
    EXPECT_THAT(events(made.item), ElementsAre("create", "submit", "pass (void)", "send_back", "submit"));
    const auto seen = room_->version(made.edition);
    EXPECT_TRUE(room_->act(
        [&](db::Transaction& tx) { return decline(tx, room_->as(secretary_), room_->portal, made.edition, seen, "Trùng"); }));
    EXPECT_EQ(room_->state(made.edition), State::declined);
    EXPECT_EQ(code_of(room_->submit(writer_, made.edition)), "publication.state");
}

TEST_P(Publication, IsTakenBackByItsAuthorOnly)
{
    const Created made = room_->draft(writer_, "x");
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    const auto take = [&](const access::Actor& by) {
        const auto seen = room_->version(made.edition);
        return code_of(
            room_->act([&](db::Transaction& tx) { return take_back(tx, room_->as(by), room_->portal, made.edition, seen); }));
    };
    EXPECT_EQ(take(head_), "publication.not_own_text");
    EXPECT_EQ(take(writer_), "");
    EXPECT_EQ(room_->state(made.edition), State::draft);
}

TEST_P(Publication, PublishedTextChangesByANewEditionOnly)
{
    const Created made = room_->publish(writer_, head_, "x");
    EXPECT_EQ(code_of(room_->save(admin_, made.edition, room_->content("sly", room_->news))), "publication.state");
    const auto start = [&](const access::Actor& by) {
        return room_->act([&](db::Transaction& tx) { return start_edition(tx, room_->as(by), room_->portal, made.item); });
    };
    EXPECT_EQ(code_of(start(stranger_)), "access.denied");
    const EditionId second = start(writer_).value();
    EXPECT_EQ(code_of(start(head_)), "publication.open_edition");
    EXPECT_EQ(room_->view(second).edition.number, 2);
    EXPECT_EQ(room_->view(second).edition.content.content, room_->view(made.edition).edition.content.content);
    EXPECT_EQ(room_->item(made.item).live_edition, made.edition);   // readers still have the first

    Content corrected = room_->content("x, corrected", room_->news);
    corrected.change_note = "Sửa số liệu";
    EXPECT_TRUE(room_->save(writer_, second, corrected));
    EXPECT_TRUE(room_->submit(writer_, second));
    const Instant first_time = *room_->item(made.item).published_at;
    clock_.advance(hours_us(1));
    EXPECT_EQ(room_->pass(head_, second).value(), State::live);
    EXPECT_EQ(room_->state(made.edition), State::superseded);
    const Item item = room_->item(made.item);
    EXPECT_EQ(item.live_edition, second);
    EXPECT_EQ(item.published_at, first_time);
    EXPECT_EQ(item.changed_at, clock_.now());
    EXPECT_EQ(articles_in_log().size(), 2U);
}

TEST_P(Publication, WithdrawingLeavesANoticeAndTheHistory)
{
    const Created made = room_->publish(writer_, head_, "x");
    EXPECT_EQ(code_of(room_->withdraw(writer_, made.item)), "access.denied");
    EXPECT_EQ(code_of(room_->withdraw(head_, made.item, "")), "reason publication.reason.missing_for_readers");
    EXPECT_TRUE(room_->withdraw(head_, made.item, "Sai sự thật"));
    const Item item = room_->item(made.item);
    EXPECT_EQ(item.state, ItemState::withdrawn);
    EXPECT_EQ(item.withdrawn_reason, "Sai sự thật");
    EXPECT_EQ(item.withdrawn_at, clock_.now());
    EXPECT_EQ(room_->state(made.edition), State::withdrawn);
    EXPECT_EQ(articles_in_log().back().act, newsstand::Act::withdraw);
    EXPECT_EQ(code_of(room_->withdraw(head_, made.item)), "publication.not_public");
    EXPECT_EQ(code_of(room_->withdraw(head_, ItemId{99})), "publication.unknown");

    const EditionId again =
        room_->act([&](db::Transaction& tx) { return start_edition(tx, room_->as(writer_), room_->portal, made.item); }).value();
    EXPECT_TRUE(room_->submit(writer_, again));
    EXPECT_EQ(room_->pass(head_, again).value(), State::live);
    EXPECT_EQ(room_->item(made.item).state, ItemState::live);
    EXPECT_EQ(room_->item(made.item).withdrawn_reason, "");
    EXPECT_EQ(room_->state(made.edition), State::withdrawn);   // as it was
}

// --- chains and lists ---

TEST_P(Publication, AShorterChainLeavesNothingStuck)
{
    room_->chain({receive, moderate, decide});
    const Created made = room_->draft(writer_, "x");
    EXPECT_TRUE(room_->submit(writer_, made.edition));
    EXPECT_TRUE(room_->pass(secretary_, made.edition));
    EXPECT_TRUE(room_->pass(deputy_, made.edition));
    room_->chain({decide});
    EXPECT_EQ(room_->view(made.edition).edition.gate, 0U);
    EXPECT_EQ(room_->pass(head_, made.edition).value(), State::live);
    EXPECT_EQ(store().read([&](db::Connection& core) { return chain_of(core, room_->commune, "article"); }).size(),
              1U);   // the default
}

TEST_P(Publication, TheDeskListsAndFindsWhateverTheMarks)
{
    for (int i = 0; i < 5; ++i) {
        room_->draft(writer_, "Lễ hội Thành Tuyên " + std::to_string(i));
        clock_.advance(i == 2 ? 0 : 1);   // two at one moment
    }
    room_->draft(head_, "50% dân số");
    const auto titles = [&](std::string part, AccountId author = {}) {
        DeskFilter filter;
        filter.site = room_->portal;
        filter.title_part = std::move(part);
        filter.author = author;
        filter.limit = 2;
        std::vector<std::string> found;
        for (;;) {
            const auto lines = store().read([&](db::Connection& core) { return desk_lines(core, filter); });
            if (lines.empty())
                return found;
            for (const DeskLine& line : lines)
                found.push_back(line.title);
            filter.before_updated = lines.back().updated_at;
            filter.before_id = lines.back().edition.value;
        }
    };
    EXPECT_EQ(titles("").size(), 6U);
    EXPECT_EQ(titles("THANH tuyen").size(), 5U);
    EXPECT_EQ(titles("", head_.id).size(), 1U);
    EXPECT_THAT(titles("50%"), ElementsAre("50% dân số"));
    EXPECT_THAT(titles("5%d"), IsEmpty());   // no wild cards
    EXPECT_THAT(titles("l_ h"), IsEmpty());
    EXPECT_EQ(store().read([&](db::Connection& core) { return count_in_state(core, room_->portal, State::draft); }), 6);
}

TANTRAO_ON_ALL_STORES(Publication);

}   // namespace
}   // namespace tantrao::publication
