// A process that publishes, corrects and withdraws is killed, hundreds of times, at random and at chosen steps. Whatever the moment:
// what was acknowledged is there, live shows nothing that was never published, and after catching up live is what core says.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/tests/newsroom.hpp"

#include "files/blob_store.hpp"
#include "platform/newsstand/projector.hpp"

#include <csignal>
#include <fmt/format.h>
#include <future>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace tantrao::publication {
namespace {

namespace fs = std::filesystem;

enum class Step { none, before_commit, after_commit, projecting, applied, projecting_second, switched };

// Kills this process when the step is taken for the n-th time.
class Killer {
  public:
    Killer(Step step, int countdown) : step_(step), countdown_(countdown) {}
    void at(Step step)
    {
        if (step == step_ && --countdown_ <= 0)
            ::kill(::getpid(), SIGKILL);
    }

  private:
    const Step step_;
    std::atomic<int> countdown_;
};

struct Place {
    db::StoreOptions core;
    fs::path dir;
    SiteId portal;
    CategoryId news;
};

// What the process says it has committed.
struct Ack {
    std::int64_t item = 0, edition = 0;
    bool withdrawn = false;
};

constexpr std::string_view schema = R"sql(
CREATE TABLE live_articles (id INTEGER PRIMARY KEY, edition INTEGER NOT NULL, title TEXT NOT NULL, file TEXT NOT NULL);
CREATE TABLE live_notices (id INTEGER PRIMARY KEY, reason TEXT NOT NULL);
)sql";

newsstand::Projection article_projection(Killer& killer)
{
    newsstand::Projection articles;
    articles.kind = "article";
    articles.live_schema = schema;
    const auto clear = [](newsstand::ProjectContext& context, std::int64_t id) {
        context.live.exec("DELETE FROM live_articles WHERE id = :id", {{"id", id}});
        context.live.exec("DELETE FROM live_notices WHERE id = :id", {{"id", id}});
    };
    const auto write_notice = [](newsstand::ProjectContext& context, const Item& item) {
        if (item.state == ItemState::withdrawn)
            context.live.exec("INSERT INTO live_notices (id, reason) VALUES (:id, :reason)",
                              {{"id", item.id}, {"reason", item.withdrawn_reason}});
    };
    articles.project = [=, &killer](newsstand::ProjectContext& context, std::int64_t id) {
        clear(context, id);
        killer.at(Step::projecting);
        const auto item = find_item(context.core, ItemId{id});
        write_notice(context, *item);
        if (item->state != ItemState::live)
            return;
        const auto edition = find_edition(context.core, item->live_edition);
        const std::string file = *edition->content.files.begin();
        if (!context.files.shelve(file))
            throw std::runtime_error("a file is missing");
        context.live.exec("INSERT INTO live_articles (id, edition, title, file) VALUES (:id, :edition, :title, :file)",
                          {{"id", id}, {"edition", edition->id}, {"title", edition->content.title}, {"file", file}});
        killer.at(Step::projecting_second);
    };
    articles.withdraw = [=](newsstand::ProjectContext& context, std::int64_t id) {
        clear(context, id);
        write_notice(context, *find_item(context.core, ItemId{id}));
    };
    articles.list = [](db::Connection& core, std::int64_t after, int limit) {
        return item_ids_after(core, "article", after, limit);
    };
    return articles;
}

struct Node {
    Node(db::Store& core, const fs::path& dir, Killer& killer)
        : blobs(dir / "blobs"), shelf(blobs, dir / "shelf"), live(dir / "live", {article_projection(killer)}),
          projector(core, live, shelf, clock)
    {
    }
    SystemClock clock;
    files::BlobStore blobs;
    newsstand::FileShelf shelf;
    newsstand::LiveStore live;
    newsstand::Projector projector;
};

// One editor at work: the articles whose number leaves the remainder `which`.
class Editor {
  public:
    Editor(const Place& place, db::Store& core, Node& node, Killer& killer, int acks, unsigned which, unsigned seed)
        : place_(place), core_(core), node_(node), killer_(killer), acks_(acks), which_(which), random_(seed)
    {
    }
    [[noreturn]] void work()
    {
        for (;;) {
            const auto mine = my_items();
            if (mine.size() < 6)
                begin();
            else
                go_on(mine[random_() % mine.size()]);
        }
    }

  private:
    std::vector<ItemId> my_items()
    {
        std::vector<ItemId> mine;
        for (const std::int64_t id : core_.read([](db::Connection& core) { return item_ids_after(core, "article", 0, 1000); }))
            if (static_cast<unsigned>(id) % 2 == which_)
                mine.emplace_back(id);
        return mine;
    }
    Content content()
    {
        const std::string text = std::to_string(random_());
        Content content;
        content.title = "Bài " + text;
        content.content = "\"" + text + "\"";
        content.category = place_.news;
        content.files = {node_.blobs.put_bytes("picture " + text).hash};
        return content;
    }
    template <class F>
    bool act(F&& body)
    {
        const bool done = core_.write([&](db::Transaction& tx) { return body(tx); }).has_value();
        killer_.at(Step::after_commit);
        return done;
    }
    void tell(const Ack& ack) { static_cast<void>(::write(acks_, &ack, sizeof ack)); }
    void begin()
    {
        const Content fresh = content();
        act([&](db::Transaction& tx) {
            return create(tx, {writer_, node_.clock.now(), ""}, place_.portal, "article", "vi", fresh);
        });
    }
    void go_on(ItemId id)
    {
        std::optional<Item> item;
        std::optional<Edition> open;
        core_.read([&](db::Connection& core) {
            item = find_item(core, id);
            open = find_open_edition(core, id);
        });
        const Acting writing{writer_, node_.clock.now(), ""}, deciding{head_, node_.clock.now(), ""};
        if (!open && item->state == ItemState::live && random_() % 4 == 0) {
            if (act([&](db::Transaction& tx) {
                    return withdraw(tx, deciding, place_.portal, id, "lý do " + std::to_string(random_()));
                })) {
                tell({id.value, item->live_edition.value, true});
                node_.projector.take_away({"article", id.value});
            }
        } else if (!open) {
            act([&](db::Transaction& tx) { return start_edition(tx, writing, place_.portal, id); });
        } else if (open->state == State::draft) {
            const Content fresh = content();
            act([&](db::Transaction& tx) { return save(tx, writing, place_.portal, open->id, open->version, fresh); });
            act([&](db::Transaction& tx) { return submit(tx, writing, place_.portal, open->id, open->version + 1); });
        } else if (act([&](db::Transaction& tx) {
                       return pass(tx, deciding, place_.portal, open->id, open->version, open->content_hash);
                   })) {
            tell({id.value, open->id.value, false});
        }
    }

    const Place& place_;
    db::Store& core_;
    Node& node_;
    Killer& killer_;
    const int acks_;
    const unsigned which_;
    std::minstd_rand random_;
    const access::Actor writer_{AccountId{1}, "", {{1, AccountId{1}, place_.portal, Level::update, {}}}, false};
    const access::Actor head_{AccountId{2}, "", {{2, AccountId{2}, place_.portal, Level::moderate, {}}}, false};
};

[[noreturn]] void live_until_killed(const Place& place, int acks, Step step, int countdown, unsigned seed)
{
    try {
        Killer killer(step, countdown);
        const auto core = db::Store::open(place.core);
        core->set_before_commit([&](db::Connection& db) {
            newsstand::number_rows(db);
            killer.at(Step::before_commit);
        });
        Node node(*core, place.dir, killer);
        node.projector.on_applied(
            [&](const newsstand::Applied& applied) { killer.at(applied.everything ? Step::switched : Step::applied); });
        if (!node.projector.lock(seconds_us(5)))
            ::_exit(3);
        node.projector.catch_up();
        node.projector.start();
        std::thread rebuilder([&] {
            while (seed % 3 == 0 || step == Step::switched)
                node.projector.rebuild();
        });
        std::thread second([&] { Editor(place, *core, node, killer, acks, 1, seed * 2 + 1).work(); });
        Editor(place, *core, node, killer, acks, 0, seed * 2).work();
    } catch (const std::exception& broken) {
        std::fprintf(stderr, "the process broke before it was killed: %s\n", broken.what());
        ::_exit(4);
    }
}

class Crash : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        place_.core = options();
        if (GetParam() == db::Engine::sqlite)
            place_.core.sqlite_file = folder() / "crash.db";   // no file that this process has open when it forks
        place_.dir = folder() / "node";
        const auto core = db::Store::open(place_.core);
        const Newsroom room(*core, clock_);
        place_.portal = room.portal;
        place_.news = room.news;
    }

    // Forks, lets the process work, and has it killed so many microseconds after it said that it had done so many acts, or by itself at the
    // step.
    void run(Step step, int countdown, int acts, std::int64_t after_us)
    {
        int acks[2];
        ASSERT_EQ(::pipe(acks), 0);
        const unsigned seed = ++runs_;
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0)
            live_until_killed(place_, acks[1], step, countdown, seed);
        ::close(acks[1]);
        std::promise<void> enough, dead;
        std::thread killer([&] {
            enough.get_future().wait();
            dead.get_future().wait_for(std::chrono::microseconds(after_us));
            ::kill(child, SIGKILL);   // it is there until waitpid() at least as a number
        });
        int done = 0;
        if (acts == 0)
            enough.set_value();
        for (Ack ack; ::read(acks[0], &ack, sizeof ack) == sizeof ack;) {
            acked_[ack.item] = ack;
            if (++done == acts)
                enough.set_value();
        }
        acknowledged_ += done;
        if (done < acts)
            enough.set_value();   // it is dead
        ::close(acks[0]);
        dead.set_value();
        killer.join();
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << WEXITSTATUS(status);
        check(seed % 4 == 0);
    }

    using Shown = std::map<std::int64_t, std::string>;
    static Shown shown(newsstand::LiveStore& live)
    {
        Shown all;
        auto reader = live.reader();
        reader.db().each("SELECT id, edition, title, file FROM live_articles", {}, [&](const db::Row& row) {
            all[row.i64(0)] = fmt::format("{} {} {}", row.i64(1), row.text(2), row.text(3));
        });
        reader.db().each("SELECT id, reason FROM live_notices", {}, [&](const db::Row& row) { all[row.i64(0)] = row.str(1); });
        return all;
    }
    static Shown truth(db::Store& core)
    {
        Shown all;
        core.read([&](db::Connection& db) {
            for (const std::int64_t id : item_ids_after(db, "article", 0, 10'000)) {
                const Item item = *find_item(db, ItemId{id});
                if (item.state == ItemState::withdrawn)
                    all[id] = item.withdrawn_reason;
                if (item.state == ItemState::live) {
                    const Edition edition = *find_edition(db, item.live_edition);
                    all[id] = fmt::format("{} {} {}", edition.id.value, edition.content.title, *edition.content.files.begin());
                }
            }
        });
        return all;
    }
    // What was acknowledged is committed.
    void check_acknowledged(db::Store& core)
    {
        core.read([&](db::Connection& db) {
            for (const auto& [id, ack] : acked_) {
                const auto edition = find_edition(db, EditionId{ack.edition});
                ASSERT_TRUE(edition) << "an acknowledged edition is lost";
                const bool withdrawn = edition->state == State::withdrawn;
                EXPECT_TRUE(ack.withdrawn ? withdrawn
                                          : withdrawn || edition->state == State::live || edition->state == State::superseded)
                    << id << " " << name_of(edition->state);
            }
        });
    }
    // What live shows, even before it catches up, was published once.
    static void check_published(db::Store& core, newsstand::LiveStore& live)
    {
        auto reader = live.reader();
        core.read([&](db::Connection& db) {
            reader.db().each("SELECT edition FROM live_articles", {}, [&](const db::Row& row) {
                const auto edition = find_edition(db, row.id<EditionId>(0));
                ASSERT_TRUE(edition);
                EXPECT_TRUE(edition->state == State::live || edition->state == State::superseded ||
                            edition->state == State::withdrawn);
            });
        });
    }
    void check(bool rebuild)
    {
        Killer nobody(Step::none, 0);
        const auto core = db::Store::open(place_.core);
        Node node(*core, place_.dir, nobody);
        check_acknowledged(*core);
        check_published(*core, node.live);
        ASSERT_TRUE(node.projector.lock(seconds_us(5)));
        node.projector.catch_up();
        const Shown all = truth(*core);
        EXPECT_EQ(shown(node.live), all);
        EXPECT_EQ(node.projector.health().set_aside, 0);
        EXPECT_EQ(node.projector.health().why_rebuilt, "");   // live is never ahead of core
        node.live.reader().db().each("SELECT file FROM live_articles", {}, [&](const db::Row& row) {
            EXPECT_TRUE(fs::exists(node.shelf.path_of(row.text(0)))) << "a page refers to a file that is not on this node";
        });
        if (rebuild) {
            node.projector.rebuild();
            EXPECT_EQ(shown(node.live), all);
        }
    }

    FakeClock clock_;
    Place place_;
    std::map<std::int64_t, Ack> acked_;
    int acknowledged_ = 0;
    unsigned runs_ = 0;
};

TEST_P(Crash, AtRandomLosesNothingAndShowsNothingUnpublished)
{
    std::minstd_rand random(20261124);
    const int times = GetParam() == db::Engine::sqlite ? 130 : 30;
    for (int i = 0; i < times && !HasFailure(); ++i)
        run(Step::none, 0, i % 4, static_cast<std::int64_t>(random() % 25'000));   // also while it starts
    EXPECT_GT(acknowledged_, times / 4);
}

TEST_P(Crash, AtEveryStepLosesNothingAndShowsNothingUnpublished)
{
    const int times = GetParam() == db::Engine::sqlite ? 15 : 4;
    for (const Step step :
         {Step::before_commit, Step::after_commit, Step::projecting, Step::projecting_second, Step::applied, Step::switched})
        for (int i = 0; i < times && !HasFailure(); ++i)
            run(step, 1 + i % 6, 0, seconds_us(60));
    EXPECT_GT(acknowledged_, times);
}

TANTRAO_ON_ALL_STORES(Crash);

}   // namespace
}   // namespace tantrao::publication
