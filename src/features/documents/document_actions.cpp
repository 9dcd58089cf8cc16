// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_actions.hpp"
#include "features/documents/api.hpp"
#include "features/documents/document_store.hpp"
#include "features/documents/relation_rules.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"
#include <algorithm>

namespace tantrao::documents {

Result<CategoryId> category_for(db::Connection& core, SiteId site)
{
    if (const auto own = site::find_category_by_slug(core, site, category_slug))
        return own->id;
    const auto all = site::categories_of(core, site);
    const auto open = std::ranges::find_if(all, [](const site::Category& category) { return category.open; });
    if (open == all.end())
        return Error::conflict("documents.no_category");
    return open->id;
}

std::vector<std::string> unknown_targets(db::Connection& core, SiteId site, const Document& document)
{
    std::vector<std::string> unknown;
    for (const Relation& relation : document.relations)
        if (needs_its_target(relation.kind) && items_of_number(core, site, relation.number, relation.issued_on).empty())
            unknown.push_back(relation.number);
    return unknown;
}

Result<void> number_is_free(db::Connection& core, SiteId site, ItemId item, const Document& document)
{
    if (holder_of_number(core, site, document, item))
        return Error::conflict("documents.number.taken", {document.number});
    return {};
}

Result<void> relations_may_be_published(db::Connection& core, SiteId site, const Document& document)
{
    return relations_fit(core, site, document, Unheld::is_refused);
}

Result<publication::Imported> import(db::Transaction& tx, const publication::Acting& acting, SiteId site,
                                     std::string_view instrument, std::string_view external_id, const Document& document,
                                     Instant published_at)
{
    const auto known = publication::find_by_external_id(tx.db(), site, kind, external_id);
    // Asked before anything is written: other documents share the transaction.
    TANTRAO_TRY(number_is_free(tx.db(), site, known.value_or(ItemId{}), document));
    const publication::Import plan{std::string(external_id), "vi", to_content(document), published_at};
    const auto outcome = TANTRAO_TRY(publication::import(tx, acting, site, kind, instrument, plan));
    if (outcome != publication::Imported::unchanged)
        take_number(tx, site, *publication::find_by_external_id(tx.db(), site, kind, external_id), document);
    return outcome;
}

}   // namespace tantrao::documents
