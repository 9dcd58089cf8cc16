// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/migrations.hpp"

#include "base/hash.hpp"
#include "base/resources.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace tantrao::db {

namespace {

constexpr std::string_view table = "CREATE TABLE IF NOT EXISTS schema_migrations (feature TEXT NOT NULL, number BIGINT NOT NULL, "
                                   "name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL, "
                                   "PRIMARY KEY (feature, number))";
constexpr std::int64_t advisory_lock = 7'201'107;   // any number that only this program uses

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string for_engine(std::string_view sql, Engine engine)
{
    const bool sqlite = engine == Engine::sqlite;
    std::string text = replaced(std::string(sql), "{{id}}", sqlite ? "INTEGER PRIMARY KEY" : "BIGINT PRIMARY KEY");
    return replaced(std::move(text), "{{bytes}}", sqlite ? "BLOB" : "BYTEA");
}

struct Applied {
    std::string feature;
    int number = 0;
    std::string checksum;
};

std::vector<Applied> applied_in(Connection& db)
{
    return db.all("SELECT feature, number, checksum FROM schema_migrations", {}, [](const Row& row) {
        return Applied{row.str(0), static_cast<int>(row.i64(1)), row.str(2)};
    });
}

std::vector<Migration> pending_in(Connection& db, const std::vector<Migration>& all)
{
    const auto applied = applied_in(db);
    for (const Applied& one : applied) {
        const auto known =
            std::ranges::find_if(all, [&](const Migration& m) { return m.feature == one.feature && m.number == one.number; });
        if (known == all.end())
            throw std::runtime_error(fmt::format("the database holds migration {} of {}, which this program does not know: "
                                                 "a newer version wrote it",
                                                 one.number, one.feature));
        if (sha256_hex(known->sql) != one.checksum)
            throw std::runtime_error(
                fmt::format("migration {} of {} was changed after it had been applied", one.number, one.feature));
    }
    std::vector<Migration> pending;
    for (const Migration& migration : all)
        if (std::ranges::none_of(
                applied, [&](const Applied& a) { return a.feature == migration.feature && a.number == migration.number; }))
            pending.push_back(migration);
    return pending;
}

void create_table(Store& store)
{
    const auto made = store.write([](Transaction& tx) -> Result<void> {
        if (tx->engine() == Engine::postgres)
            tx->number("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:key)) AS locked", {{"key", advisory_lock}});
        tx->script(table);
        return {};
    });
    static_cast<void>(made);   // the body cannot fail but by exception
}

// Applies the next pending migration; false when there is none.
bool apply_next(Store& store, const std::vector<Migration>& all)
{
    bool applied = false;
    const auto done = store.write([&](Transaction& tx) -> Result<void> {
        if (tx->engine() == Engine::postgres)
            tx->number("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:key)) AS locked", {{"key", advisory_lock}});
        const auto pending = pending_in(tx.db(), all);
        applied = !pending.empty();
        if (!applied)
            return {};
        const Migration& next = pending.front();
        tx->script(for_engine(next.sql, tx->engine()));
        tx->exec("INSERT INTO schema_migrations (feature, number, name, checksum, applied_at) "
                 "VALUES (:feature, :number, :name, :checksum, :at)",
                 {{"feature", next.feature},
                  {"number", next.number},
                  {"name", next.name},
                  {"checksum", sha256_hex(next.sql)},
                  {"at", SystemClock{}.now()}});
        return {};
    });
    static_cast<void>(done);   // the body cannot fail but by exception
    return applied;
}

}   // namespace

std::vector<Migration> find_migrations(const std::vector<std::string>& folders)
{
    std::vector<Migration> found;
    for (const std::string& folder : folders)
        for (const Resource& resource : resources_below(folder + "/migrations/")) {
            const std::string_view file = resource.path.substr(resource.path.rfind('/') + 1);   // 0001_create.sql
            Migration migration{folder, 0, std::string(file.substr(5, file.size() - 9)), resource.bytes};
            std::from_chars(file.data(), file.data() + 4, migration.number);
            found.push_back(std::move(migration));
        }
    return found;
}

std::vector<Migration> pending_migrations(Store& store, const std::vector<Migration>& all)
{
    create_table(store);
    return store.read([&](Connection& db) { return pending_in(db, all); });
}

int migrate(Store& store, const std::vector<Migration>& all)
{
    create_table(store);
    int applied = 0;
    while (apply_next(store, all))
        ++applied;
    return applied;
}

}   // namespace tantrao::db
