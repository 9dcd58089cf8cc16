// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/other_names_store.hpp"

namespace tantrao::catalogue {

namespace {

constexpr std::string_view schema =
    "CREATE TABLE live_search_names (id INTEGER PRIMARY KEY, term TEXT NOT NULL, others TEXT NOT NULL);";

void project(newsstand::ProjectContext& context, std::int64_t id)
{
    newsstand::stamp_directory(context);
    context.live.exec("DELETE FROM live_search_names WHERE id = :id", {{"id", id}});
    if (const auto names = find_other_names(context.core, id))
        context.live.exec("INSERT INTO live_search_names (id, term, others) VALUES (:id, :term, :others)",
                          {{"id", id}, {"term", names->term}, {"others", listed(names->others)}});
}

}   // namespace

newsstand::Projection other_names_projection()
{
    newsstand::Projection projection;
    projection.kind = "search_names";
    projection.live_schema = schema;
    projection.project = project;
    projection.own_tags = [](std::int64_t) { return newsstand::Tags{}; };   // answers of search are never kept
    projection.list = other_names_after;
    return projection;
}

std::vector<search::Abbreviations::Line> other_names_now(newsstand::LiveReader& live)
{
    return live.db().all("SELECT term, others FROM live_search_names ORDER BY id", {}, [](const db::Row& row) {
        return search::Abbreviations::Line{row.str(0), row.str(1)};
    });
}

}   // namespace tantrao::catalogue
