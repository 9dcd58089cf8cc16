// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/other_names_store.hpp"

#include <algorithm>

namespace tantrao::catalogue {

namespace {

constexpr std::string_view separator = "; ";

std::vector<std::string> split(std::string_view joined)
{
    std::vector<std::string> others;
    while (!joined.empty()) {
        const std::size_t end = std::min(joined.find(separator), joined.size());
        others.emplace_back(joined.substr(0, end));
        joined.remove_prefix(std::min(joined.size(), end + separator.size()));
    }
    return others;
}

OtherNames read(const db::Row& row) { return {row.i64(0), row.str(1), split(row.text(2)), row.instant(3), row.i64(4)}; }

}   // namespace

std::string listed(const std::vector<std::string>& others)
{
    std::string text;
    for (const std::string& other : others) {
        if (!text.empty())
            text += separator;
        text += other;
    }
    return text;
}

std::vector<OtherNames> all_other_names(db::Connection& core)
{
    return core.all("SELECT id, term, others, changed_at, version FROM search_names ORDER BY term_key, id", {}, read);
}

std::optional<OtherNames> find_other_names(db::Connection& core, std::int64_t id)
{
    return core.first("SELECT id, term, others, changed_at, version FROM search_names WHERE id = :id", {{"id", id}}, read);
}

std::int64_t count_other_names(db::Connection& core) { return core.number("SELECT count(*) FROM search_names"); }

std::vector<std::int64_t> other_names_after(db::Connection& core, std::int64_t after, int limit)
{
    return core.all("SELECT id FROM search_names WHERE id > :after ORDER BY id LIMIT :limit",
                    {{"after", after}, {"limit", limit}}, [](const db::Row& row) { return row.i64(0); });
}

bool insert_other_names(db::Connection& core, const OtherNames& names)
{
    return core.exec("INSERT INTO search_names (id, term, term_key, others, changed_at, version) "
                     "VALUES (:id, :term, :key, :others, :now, 1) ON CONFLICT DO NOTHING",
                     {{"id", names.id},
                      {"term", names.term},
                      {"key", search::Abbreviations::key_of(names.term)},
                      {"others", listed(names.others)},
                      {"now", names.changed_at}}) == 1;
}

bool touch_other_names(db::Connection& core, std::int64_t id, std::int64_t version)
{
    return core.exec("UPDATE search_names SET version = version + 1 WHERE id = :id AND version = :version",
                     {{"id", id}, {"version", version}}) == 1;
}

bool update_other_names(db::Connection& core, const OtherNames& names)
{
    const std::string key = search::Abbreviations::key_of(names.term);
    const bool is_taken = core.first("SELECT 1 FROM search_names WHERE term_key = :key AND id <> :id",
                                     {{"key", key}, {"id", names.id}}, [](const db::Row&) { return true; })
                              .has_value();
    if (is_taken)
        return false;
    core.exec(
        "UPDATE search_names SET term = :term, term_key = :key, others = :others, changed_at = :now WHERE id = :id",
        {{"term", names.term}, {"key", key}, {"others", listed(names.others)}, {"now", names.changed_at}, {"id", names.id}});
    return true;
}

bool delete_other_names(db::Connection& core, std::int64_t id, std::int64_t version)
{
    return core.exec("DELETE FROM search_names WHERE id = :id AND version = :version", {{"id", id}, {"version", version}}) == 1;
}

}   // namespace tantrao::catalogue
