// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_store.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/publication/shown_store.hpp"
#include <utility>

namespace tantrao::documents {
namespace {

bool has_number_of(const publication::Edition& edition, const Document& document)
{
    const auto other = from_content(edition.content);
    return other && number_key(other->number) == number_key(document.number) &&
           issuer_key(other->issuer) == issuer_key(document.issuer) && other->issued_on == document.issued_on;
}

}   // namespace

std::optional<ItemId> holder_of_number(db::Connection& core, SiteId site, const Document& document, ItemId except)
{
    const auto holder =
        core.first("SELECT item_id FROM document_numbers WHERE site_id = :site AND number_key = :number AND issuer_key = :issuer "
                   "AND issued_on = :day AND item_id <> :except",
                   {{"site", site},
                    {"number", number_key(document.number)},
                    {"issuer", issuer_key(document.issuer)},
                    {"day", document.issued_on},
                    {"except", except}},
                   [](const db::Row& row) { return row.id<ItemId>(0); });
    if (holder)
        return holder;
    for (const publication::Edition& edition : publication::shown_until_the_next(core, site, kind))
        if (edition.item != except && has_number_of(edition, document))
            return edition.item;
    return std::nullopt;
}

void take_number(db::Transaction& tx, SiteId site, ItemId item, const Document& document)
{
    tx->exec("INSERT INTO document_numbers (item_id, site_id, number_key, issuer_key, issued_on) "
             "VALUES (:item, :site, :number, :issuer, :day) ON CONFLICT (item_id) DO UPDATE SET number_key = :number, "
             "issuer_key = :issuer, issued_on = :day",
             {{"item", item},
              {"site", site},
              {"number", number_key(document.number)},
              {"issuer", issuer_key(document.issuer)},
              {"day", document.issued_on}});
}

void free_number(db::Transaction& tx, ItemId item)
{
    tx->exec("DELETE FROM document_numbers WHERE item_id = :item", {{"item", item}});
}

std::optional<Document> find_public(db::Connection& core, ItemId item)
{
    const auto found = publication::find_item(core, item);
    const auto edition = found && found->live_edition ? publication::find_edition(core, found->live_edition) : std::nullopt;
    auto document = edition ? from_content(edition->content) : Result<Document>(Error::not_found("error.404.text"));
    return document ? std::optional(std::move(*document)) : std::nullopt;
}

}   // namespace tantrao::documents
