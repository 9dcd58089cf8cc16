// A desk of notes for tests of the newsstand: a core table, a projection of it, and nodes that follow.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/testing.hpp"
#include "files/blob_store.hpp"
#include "platform/newsstand/page_cache.hpp"
#include "platform/newsstand/projector.hpp"

#include <fmt/format.h>
#include <map>

namespace tantrao::newsstand {

using Shown = std::map<std::int64_t, std::string>;   // title by id; "(withdrawn)" for a notice

constexpr std::string_view note_schema = R"sql(
CREATE TABLE live_notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE live_notices (id INTEGER PRIMARY KEY);
)sql";

inline std::string note_tag(std::int64_t id) { return fmt::format("note:{}", id); }

// What a test wants to happen while a note is projected; called before anything is written.
using Interference = std::function<void(std::int64_t id)>;

// A title "throws" cannot be projected, "fails" makes a statement on core fail, and a withdrawn note titled "sticks" cannot be withdrawn.
inline Projection note_projection(Interference interfere = {}, int version = 1)
{
    Projection notes;
    notes.kind = "note";
    notes.version = version;
    notes.live_schema = note_schema;
    const auto clear = [](ProjectContext& context, std::int64_t id) {
        context.live.exec("DELETE FROM live_notes WHERE id = :id", {{"id", id}});
        context.live.exec("DELETE FROM live_notices WHERE id = :id", {{"id", id}});
        context.purge.insert(note_tag(id));
        context.purge.insert("notes");
    };
    const auto write_notice = [](ProjectContext& context, std::int64_t id) {
        context.live.exec("INSERT INTO live_notices (id) VALUES (:id)", {{"id", id}});
    };
    notes.project = [=](ProjectContext& context, std::int64_t id) {
        clear(context, id);
        if (interfere)
            interfere(id);
        context.core.each("SELECT title, state FROM notes WHERE id = :id", {{"id", id}}, [&](const db::Row& row) {
            if (row.text(0) == "throws")
                throw std::runtime_error("this note cannot be projected");
            if (row.text(0) == "fails")
                context.core.number("SELECT count(*) FROM nowhere");
            if (row.text(1) == "live")
                context.live.exec("INSERT INTO live_notes (id, title) VALUES (:id, :title)",
                                  {{"id", id}, {"title", row.text(0)}});
            if (row.text(1) == "withdrawn")
                write_notice(context, id);
        });
    };
    notes.withdraw = [=](ProjectContext& context, std::int64_t id) {
        if (context.core.number("SELECT count(*) FROM notes WHERE id = :id AND title = 'sticks'", {{"id", id}}) > 0)
            throw std::runtime_error("this note cannot be withdrawn");
        clear(context, id);
        write_notice(context, id);
    };
    notes.own_tags = [](std::int64_t id) { return Tags{note_tag(id)}; };
    notes.shown_tags = [](db::Connection&, std::int64_t) { return Tags{"notes"}; };
    notes.list = [](db::Connection& core, std::int64_t after, int limit) {
        return core.all("SELECT id FROM notes WHERE id > :after ORDER BY id LIMIT :limit", {{"after", after}, {"limit", limit}},
                        [](const db::Row& row) { return row.i64(0); });
    };
    return notes;
}

// One node: its own live store and everything that hangs on it.
struct Node {
    // version: of the program, as far as live is concerned.
    Node(db::Store& core, const std::filesystem::path& dir, const Clock& clock, const Interference& interfere = {},
         int version = 1)
        : blobs(dir / "blobs"), shelf(blobs, dir / "shelf"), live(dir / "live", {note_projection(interfere, version)}),
          cache(8 << 20, clock), projector(core, live, shelf, clock)
    {
        projector.on_applied([this](const Applied& applied) { cache.purge(applied); });
    }
    ~Node() { projector.stop(); }

    Shown shown()
    {
        auto reader = live.reader();
        Shown all;
        reader.db().each("SELECT id, title FROM live_notes", {}, [&](const db::Row& row) {
            if (!reader.is_gone("note", row.i64(0)))
                all[row.i64(0)] = row.str(1);
        });
        reader.db().each("SELECT id FROM live_notices", {}, [&](const db::Row& row) { all[row.i64(0)] = "(withdrawn)"; });
        return all;
    }
    // The page of one note as a handler would make it; `pause` is called between reading and answering.
    std::string page(std::int64_t id, const std::function<void()>& pause = {})
    {
        const auto prepared = cache.get(PageCache::key(SiteId{1}, fmt::format("/{}", id)), [&] {
            auto reader = live.reader();
            const auto title = reader.db().first("SELECT title FROM live_notes WHERE id = :id", {{"id", id}},
                                                 [](const db::Row& row) { return row.str(0); });
            const bool gone = reader.is_gone("note", id);
            if (pause)
                pause();
            RenderedPage page;
            page.response = http::html(gone || !title ? "nothing" : *title);
            page.tags = {note_tag(id)};
            page.snapshot = reader.order();
            page.cacheable = !reader.saw_gone();
            return page;
        });
        return prepared->identity.bytes.substr(prepared->identity.head_size);
    }

    files::BlobStore blobs;
    FileShelf shelf;
    LiveStore live;
    PageCache cache;
    Projector projector;
};

class NoteDesk : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        prepare(store());
    }
    static void prepare(db::Store& core)
    {
        core.set_before_commit(number_rows);
        db::migrate(core, db::find_migrations({"platform/newsstand"}));
        write(core, [](db::Transaction& tx) {
            tx->script("CREATE TABLE IF NOT EXISTS notes (id BIGINT PRIMARY KEY, title TEXT NOT NULL, state TEXT NOT NULL)");
        });
    }
    template <class F>
    static void write(db::Store& core, F&& body)
    {
        ASSERT_TRUE(core.write([&](db::Transaction& tx) -> Result<void> {
            body(tx);
            return {};
        }));
    }
    template <class F>
    void write(F&& body)
    {
        write(store(), std::forward<F>(body));
    }
    void set(db::Transaction& tx, std::int64_t id, std::string_view title, std::string_view state, Act act = Act::project)
    {
        tx->exec("INSERT INTO notes (id, title, state) VALUES (:id, :title, :state) "
                 "ON CONFLICT (id) DO UPDATE SET title = excluded.title, state = excluded.state",
                 {{"id", id}, {"title", title}, {"state", state}});
        append(tx, clock_.now(), "note", id, act);
    }
    void publish(std::int64_t id, std::string_view title)
    {
        write([&](db::Transaction& tx) { set(tx, id, title, "live"); });
    }
    void withdraw(std::int64_t id, std::string_view title = "old")
    {
        write([&](db::Transaction& tx) { set(tx, id, title, "withdrawn", Act::withdraw); });
    }
    Position last()
    {
        return store().read([](db::Connection& core) { return last_position(core); });
    }
    // What readers should see, said by core alone.
    Shown committed()
    {
        return store().read([](db::Connection& core) {
            Shown all;
            core.each("SELECT id, title, state FROM notes", {}, [&](const db::Row& row) {
                if (row.text(2) != "draft")
                    all[row.i64(0)] = row.text(2) == "live" ? row.str(1) : "(withdrawn)";
            });
            return all;
        });
    }
    std::unique_ptr<Node> node(std::string_view name = "node", const Interference& interfere = {})
    {
        return std::make_unique<Node>(store(), folder() / name, clock_, interfere);
    }
    // Puts core back to what it held at the number, as a backup that is restored does.
    void restore_older(const Position& then, const Shown& notes)
    {
        write([&](db::Transaction& tx) {
            tx->exec("DELETE FROM publication_log WHERE number > :number", {{"number", then.number}});
            tx->exec("UPDATE publication_counter SET number = :number, mark = :mark",
                     {{"number", then.number}, {"mark", then.mark}});
            tx->exec("DELETE FROM notes");
            for (const auto& [id, title] : notes)
                tx->exec("INSERT INTO notes (id, title, state) VALUES (:id, :title, 'live')", {{"id", id}, {"title", title}});
        });
    }

    FakeClock clock_;
};

}   // namespace tantrao::newsstand
