// A site with its people, for tests of publication.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/testing.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_actions.hpp"
#include "platform/site/site_store.hpp"

#include <gtest/gtest.h>

namespace tantrao::publication {

using access::Level;

inline std::vector<std::string> newsroom_folders()
{
    return {"platform/newsstand", "platform/site", "platform/identity",   "platform/access",
            "platform/audit",     "platform/jobs", "platform/publication"};
}

struct Newsroom {
    explicit Newsroom(db::Store& core, const Clock& clock) : store(core), time(clock)
    {
        store.set_before_commit(newsstand::number_rows);
        db::migrate(store, db::find_migrations(newsroom_folders()));
        site::NewSite plan;
        plan.slug = "tuyen-quang";
        plan.kind = site::Kind::province;
        plan.details.name = plan.details.official_name = "Cổng thông tin điện tử";
        plan.categories = {{"tin-tuc", "Tin tức", {{"van-hoa", "Văn hóa", {}}}}, {"thong-bao", "Thông báo", {}}};
        portal = make(plan);
        plan.kind = site::Kind::commune;
        plan.parent = portal;
        plan.slug = "yen-phu";
        plan.host_label = "yenphu";
        commune = make(plan);
        news = category("tin-tuc");
        culture = category("van-hoa");
        notices = category("thong-bao");
    }
    SiteId make(const site::NewSite& plan)
    {
        return store.write([&](db::Transaction& tx) { return site::create_site(tx, time.now(), plan); }).value();
    }
    CategoryId category(std::string_view slug)
    {
        return store.read([&](db::Connection& core) { return site::find_category_by_slug(core, portal, slug); }).value().id;
    }
    access::Actor person(std::int64_t id, SiteId site, Level level, CategoryId limited_to = {}) const
    {
        return {AccountId{id}, "Người " + std::to_string(id), {{id * 10, AccountId{id}, site, level, limited_to}}, false};
    }
    Content content(std::string title, CategoryId in) const
    {
        Content content;
        content.title = title;
        content.content = R"({"title":")" + title + R"("})";
        content.category = in;
        return content;
    }
    Acting as(const access::Actor& actor) const { return {actor, time.now(), "test"}; }
    // Runs one action in a transaction of its own.
    template <class F>
    auto act(F&& body)
    {
        return store.write([&](db::Transaction& tx) { return body(tx); });
    }
    void chain(const Chain& gates)
    {
        ASSERT_TRUE(act([&](db::Transaction& tx) -> Result<void> {
            set_chain(tx, portal, "article", gates);
            return {};
        }));
    }
    Created draft(const access::Actor& by, std::string title, CategoryId in = {})
    {
        return act([&](db::Transaction& tx) {
                   return create(tx, as(by), portal, "article", "vi", content(std::move(title), in ? in : news));
               })
            .value();
    }
    EditionView view(EditionId id)
    {
        return store.read([&](db::Connection& core) { return view_of(core, portal, id); }).value();
    }
    Item item(ItemId id)
    {
        return *store.read([&](db::Connection& core) { return find_item(core, id); });
    }
    State state(EditionId id) { return view(id).edition.state; }
    std::int64_t version(EditionId id) { return view(id).edition.version; }
    std::vector<newsstand::Entry> log()
    {
        return store.read([](db::Connection& core) { return newsstand::entries_after(core, 0); });
    }
    // As somebody does who has just read it.
    Result<void> submit(const access::Actor& by, EditionId id)
    {
        return act([&](db::Transaction& tx) { return publication::submit(tx, as(by), portal, id, version(id)); });
    }
    Result<State> pass(const access::Actor& by, EditionId id)
    {
        const Edition edition = view(id).edition;
        return act([&](db::Transaction& tx) {
            return publication::pass(tx, as(by), portal, id, edition.version, edition.content_hash);
        });
    }
    Result<std::int64_t> save(const access::Actor& by, EditionId id, const Content& fresh)
    {
        const auto seen = version(id);
        return act([&](db::Transaction& tx) { return publication::save(tx, as(by), portal, id, seen, fresh); });
    }
    Result<void> send_back(const access::Actor& by, EditionId id, std::string_view reason = "một lý do")
    {
        const auto seen = version(id);
        return act([&](db::Transaction& tx) { return publication::send_back(tx, as(by), portal, id, seen, reason); });
    }
    Result<void> withdraw(const access::Actor& by, ItemId id, std::string_view reason = "một lý do")
    {
        return act([&](db::Transaction& tx) { return publication::withdraw(tx, as(by), portal, id, reason); });
    }
    Created publish(const access::Actor& by, const access::Actor& head, std::string title)
    {
        const Created made = draft(by, std::move(title));
        EXPECT_TRUE(submit(by, made.edition));
        EXPECT_EQ(pass(head, made.edition).value(), State::live);
        return made;
    }

    db::Store& store;
    const Clock& time;
    SiteId portal, commune;
    CategoryId news, culture, notices;
};

const Gate receive{"receive", "Thư ký tiếp nhận", "publication.receive", true};
const Gate moderate{"moderate", "Phó trưởng ban kiểm duyệt", "publication.moderate", false};
const Gate decide{"decide", "Trưởng ban quyết định", "publication.decide", false};

template <class T>
std::string code_of(const Result<T>& result)
{
    if (result)
        return "";
    return result.error().fields.empty() ? result.error().code
                                         : result.error().fields[0].field + " " + result.error().fields[0].code;
}

class Publication : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        room_ = std::make_unique<Newsroom>(store(), clock_);
        writer_ = room_->person(1, room_->portal, Level::update);
        secretary_ = room_->person(2, room_->portal, Level::moderate);
        deputy_ = room_->person(3, room_->portal, Level::moderate);
        head_ = room_->person(4, room_->portal, Level::moderate);
        admin_ = room_->person(5, room_->portal, Level::administer);
        stranger_ = room_->person(6, room_->commune, Level::administer);
    }
    std::vector<std::string> events(ItemId item)
    {
        std::vector<std::string> events;
        for (const HistoryLine& line : store().read([&](db::Connection& core) { return history_of(core, item); }))
            events.insert(events.begin(), line.event + (line.voided ? " (void)" : ""));
        return events;
    }
    std::vector<newsstand::Entry> articles_in_log()
    {
        auto entries = room_->log();
        std::erase_if(entries, [](const newsstand::Entry& entry) { return entry.subject.kind != "article"; });
        return entries;
    }
    FakeClock clock_;
    std::unique_ptr<Newsroom> room_;
    access::Actor writer_, secretary_, deputy_, head_, admin_, stranger_;
};

}   // namespace tantrao::publication
