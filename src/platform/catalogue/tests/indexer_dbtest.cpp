// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/indexer.hpp"
#include "platform/newsstand/rebuild_request.hpp"
#include "platform/newsstand/tests/note_desk.hpp"

namespace tantrao::catalogue {
namespace {

namespace fs = std::filesystem;
using newsstand::Node;

Source note_source(int version = 1)
{
    Source notes;
    notes.kind = "note";
    notes.version = version;
    notes.document = [](newsstand::LiveReader& live, std::int64_t id) -> std::optional<search::Document> {
        if (live.is_gone("note", id))
            return std::nullopt;
        return live.db().first("SELECT title FROM live_notes WHERE id = :id", {{"id", id}}, [](const db::Row& row) {
            search::Document document;
            document.site = SiteId{1};
            document.title = row.str(0);
            return document;
        });
    };
    notes.list = [](newsstand::LiveReader& live, std::int64_t after, int limit) {
        return live.db().all("SELECT id FROM live_notes WHERE id > :after ORDER BY id LIMIT :limit",
                             {{"after", after}, {"limit", limit}}, [](const db::Row& row) { return row.i64(0); });
    };
    return notes;
}

class Indexing : public newsstand::NoteDesk {
  protected:
    void SetUp() override
    {
        NoteDesk::SetUp();
        node_ = node("node");
        ASSERT_TRUE(node_->projector.lock());
        open();
    }
    void TearDown() override
    {
        indexer_.reset();
        node_.reset();
        NoteDesk::TearDown();
    }
    void open(int version = 1)
    {
        indexer_.reset();
        catalogue_ = std::make_unique<Catalogue>(folder() / "search", std::vector{note_source(version)});
        indexer_ = std::make_unique<Indexer>(store(), node_->live, *catalogue_);
    }
    void publish(std::int64_t id, const std::string& title, const char* state = "live")
    {
        write([&](db::Transaction& tx) { set(tx, id, title, state); });
    }
    void catch_up()
    {
        node_->projector.catch_up();
        indexer_->catch_up();
    }
    std::int64_t found(std::string_view typed)
    {
        search::Splitter splitter;
        search::Question question;
        question.query = search::parse_query(typed, splitter);
        return catalogue_->index()->find(question).matches;
    }
    std::int64_t documents() { return catalogue_->index()->size(); }
    std::string why() { return indexer_->health().why_rebuilt; }
    std::vector<std::string> folders()
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder() / "search"))
            names.push_back(entry.path().filename().string());
        return names;
    }

    std::unique_ptr<Node> node_;
    std::unique_ptr<Catalogue> catalogue_;
    std::unique_ptr<Indexer> indexer_;
};

TEST_P(Indexing, FollowsTheLogAfterLive)
{
    publish(1, "Lễ hội");
    indexer_->catch_up();
    EXPECT_EQ(documents(), 0) << "live has not applied it yet";
    catch_up();
    EXPECT_EQ(found("le hoi"), 1);
    publish(1, "Thời tiết");
    publish(2, "Lễ hội", "draft");
    catch_up();
    EXPECT_EQ(found("le hoi"), 0);
    EXPECT_EQ(found("thoi tiet"), 1);
    withdraw(1);
    catch_up();
    EXPECT_EQ(documents(), 0);
    EXPECT_EQ(indexer_->health().index.number, last().number);
}

// The projector forgets that a subject was gone only after live holds it again.
TEST_P(Indexing, HoldsWhatLiveHoldsThoughItIsStillGone)
{
    publish(1, "Lễ hội");
    node_->projector.catch_up();
    node_->live.gone().add({"note", 1});
    indexer_->catch_up();
    EXPECT_EQ(found("le hoi"), 1);
}

TEST_P(Indexing, GoesOnWhereItWasAfterARestart)
{
    publish(1, "Một");
    catch_up();
    open();
    ASSERT_NE(catalogue_->index(), nullptr);
    publish(2, "Hai");
    catch_up();
    EXPECT_EQ(documents(), 2);
    EXPECT_EQ(why(), "") << "it was not built anew";
}

TEST_P(Indexing, FollowsByItself)
{
    node_->projector.on_applied([this](const newsstand::Applied&) { indexer_->wake(); });
    node_->projector.catch_up();
    node_->projector.start();
    indexer_->start();
    publish(1, "Lễ hội");
    ASSERT_TRUE(node_->projector.wait_applied(last().number, seconds_us(30)));
    ASSERT_TRUE(indexer_->wait_indexed(last().number, seconds_us(30)));
    EXPECT_EQ(found("le hoi"), 1);
    node_->projector.stop();
}

TEST_P(Indexing, WhatIsPublishedByItselfDoesNotWaitForAnImport)
{
    const auto import = [&](int from, int to) {
        write([&](db::Transaction& tx) {
            for (int id = from; id <= to; ++id)
                set(tx, id, "Lễ hội", "live");
        });
    };
    catch_up();
    import(1, 200);
    import(201, 400);
    publish(1000, "Thời tiết");
    int commits = 0;
    std::int64_t at_first = 0;
    indexer_->on_batch([&] {
        if (++commits == 1) {
            EXPECT_EQ(found("thoi tiet"), 1);
            at_first = documents();
            EXPECT_LT(indexer_->health().index.number, last().number) << "the import is still to be followed";
        }
    });
    catch_up();
    EXPECT_LT(at_first, 200);
    EXPECT_EQ(documents(), 401);
    EXPECT_EQ(indexer_->health().index.number, last().number);
}

// Of an import that a stop cuts in two, the second half is not forgotten.
TEST_P(Indexing, AnImportThatWasCutIsFollowedFromItsBeginning)
{
    catch_up();
    write([&](db::Transaction& tx) {
        for (int id = 1; id <= 120; ++id)
            set(tx, id, "Lễ hội", "live");
    });
    node_->projector.catch_up();
    indexer_->on_batch([] { throw std::runtime_error("stopped here"); });
    EXPECT_THROW(indexer_->catch_up(), std::runtime_error);
    EXPECT_LT(documents(), 120);
    open();
    catch_up();
    EXPECT_EQ(documents(), 120);
    EXPECT_EQ(why(), "");
}

TEST_P(Indexing, AnotherFormOfTheDocumentsIsBuiltWhileTheOldServes)
{
    write([&](db::Transaction& tx) {
        for (int id = 1; id <= 1200; ++id)
            set(tx, id, "Lễ hội", "live");
    });
    catch_up();
    ASSERT_EQ(documents(), 1200);
    open(2);
    ASSERT_EQ(documents(), 1200) << "the old one serves";
    int batches = 0;
    indexer_->on_batch([&] {
        if (++batches == 1) {
            publish(2000, "Tin trong lúc dựng lại");
            node_->projector.catch_up();
        } else {
            EXPECT_EQ(found("trong luc dung lai"), 1);
        }
        EXPECT_GE(documents(), 1200);
    });
    catch_up();
    EXPECT_GE(batches, 3);
    EXPECT_EQ(documents(), 1201);
    EXPECT_EQ(found("trong luc dung lai"), 1);
    EXPECT_EQ(folders().size(), 1u);
    open(2);
    catch_up();
    EXPECT_EQ(why(), "") << "once is enough";
}

TEST_P(Indexing, LiveBuiltAnewIsIndexedAnew)
{
    publish(1, "Một");
    catch_up();
    newsstand::ask_for_rebuild(*node_->live.current());
    node_->projector.catch_up();
    publish(2, "Hai");
    catch_up();
    EXPECT_EQ(documents(), 2);
    EXPECT_NE(why(), "");
    publish(3, "Ba");
    catch_up();
    EXPECT_EQ(documents(), 3);
}

TEST_P(Indexing, PositionThatCoreDoesNotHoldBuildsAnew)
{
    publish(1, "Một");
    publish(2, "Hai");
    catch_up();
    const auto mark = catalogue_->index()->mark();
    {
        search::Writer writer(catalogue_->index()->folder());
        writer.remove({"note", 1});
        writer.commit({mark.number, "of another history", mark.live});
    }
    open();
    ASSERT_EQ(documents(), 1);
    publish(3, "Ba");
    catch_up();
    EXPECT_EQ(documents(), 3);
    EXPECT_NE(why(), "");
}

TEST_P(Indexing, WhatABrokenBuildLeftIsCleared)
{
    fs::create_directories(folder() / "search" / "building" / "x");
    publish(1, "Một");
    catch_up();
    EXPECT_EQ(documents(), 1);
    EXPECT_EQ(folders().size(), 1u);
}

TEST_P(Indexing, BrokenIndexIsBuiltAnew)
{
    publish(1, "Một");
    catch_up();
    const fs::path index = catalogue_->index()->folder();
    for (const auto& entry : fs::directory_iterator(index))
        if (entry.path().filename() != "flintlock")
            fs::resize_file(entry.path(), 3);
    open();
    EXPECT_EQ(catalogue_->index(), nullptr);
    catch_up();
    EXPECT_EQ(documents(), 1);
}

TANTRAO_ON_ALL_STORES(Indexing);

}   // namespace
}   // namespace tantrao::catalogue
