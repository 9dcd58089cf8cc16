// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_comparison.hpp"

#include "db/sqlite_file.hpp"

#include <fmt/format.h>

namespace tantrao::db {

namespace {

constexpr int most_examples = 5;

std::string quoted(const std::string& name)
{
    std::string out = "\"";
    for (const char c : name)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string text_literal(const std::string& text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::vector<std::string> tables_of(Connection& db, const std::string& schema)
{
    return db.all(
        fmt::format("SELECT name FROM {}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", schema),
        {}, [](const Row& row) { return row.str(0); });
}

// Rows of one side that the other lacks, and the first columns of some.
std::int64_t only_in(Connection& db, const std::string& these, const std::string& those, std::vector<std::string>& examples)
{
    const std::string rows = fmt::format("SELECT * FROM {} EXCEPT SELECT * FROM {}", these, those);
    const std::int64_t count = db.number(fmt::format("SELECT count(*) FROM ({})", rows));
    if (count > 0)
        db.each(fmt::format("{} LIMIT {}", rows, most_examples), {}, [&](const Row& row) { examples.push_back(row.str(0)); });
    return count;
}

RowDifference compare_table(Connection& db, const std::string& table)
{
    const std::string file = "main." + quoted(table), model = "model." + quoted(table);
    RowDifference difference{table, 0, 0, {}};
    difference.missing = only_in(db, model, file, difference.examples);
    difference.surplus = only_in(db, file, model, difference.examples);
    return difference;
}

}   // namespace

Comparison compare_sqlite(const std::filesystem::path& file, const std::filesystem::path& model,
                          const std::set<std::string>& without)
{
    SqliteOptions options;
    options.mode = OpenMode::read_only;
    const auto db = open_sqlite(file, options);
    db->script(fmt::format("ATTACH DATABASE {} AS model", text_literal(model.string())));
    db->script("BEGIN");
    Comparison found;
    for (const std::string& table : tables_of(*db, "model")) {
        if (without.contains(table))
            continue;
        found.rows += db->number(fmt::format("SELECT count(*) FROM model.{}", quoted(table)));
        if (RowDifference one = compare_table(*db, table); one.missing > 0 || one.surplus > 0)
            found.differences.push_back(std::move(one));
    }
    db->script("COMMIT");
    return found;
}

}   // namespace tantrao::db
