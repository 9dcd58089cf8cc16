// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/issue_store.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/publication/shown_store.hpp"
#include <algorithm>

namespace tantrao::gazette {
namespace {

bool has_number_of(const publication::Edition& edition, const Issue& issue)
{
    const auto other = from_content(edition.content);
    return other && year_of(*other) == year_of(issue) && slug_of(other->number) == slug_of(issue.number);
}

}   // namespace

bool is_taken(db::Connection& core, SiteId site, ItemId by_other_than, const Issue& issue)
{
    const bool is_held =
        core.number("SELECT count(*) FROM gazette_numbers WHERE site_id = :site AND year = :year AND slug = :slug "
                    "AND item_id <> :item",
                    {{"site", site}, {"year", year_of(issue)}, {"slug", slug_of(issue.number)}, {"item", by_other_than}}) > 0;
    return is_held || std::ranges::any_of(publication::shown_until_the_next(core, site, kind), [&](const auto& edition) {
               return edition.item != by_other_than && has_number_of(edition, issue);
           });
}

void take_number(db::Transaction& tx, SiteId site, ItemId item, const Issue& issue)
{
    tx->exec("INSERT INTO gazette_numbers (item_id, site_id, year, slug) VALUES (:item, :site, :year, :slug) "
             "ON CONFLICT (item_id) DO UPDATE SET year = :year, slug = :slug",
             {{"item", item}, {"site", site}, {"year", year_of(issue)}, {"slug", slug_of(issue.number)}});
}

void free_number(db::Transaction& tx, ItemId item)
{
    tx->exec("DELETE FROM gazette_numbers WHERE item_id = :item", {{"item", item}});
}

std::optional<documents::Document> shown_record(db::Connection& core, ItemId document)
{
    const auto item = publication::find_item(core, document);
    const auto edition = item && item->live_edition ? publication::find_edition(core, item->live_edition) : std::nullopt;
    if (!edition)
        return std::nullopt;
    auto record = documents::from_content(edition->content);
    return record ? std::optional(std::move(*record)) : std::nullopt;
}

}   // namespace tantrao::gazette
