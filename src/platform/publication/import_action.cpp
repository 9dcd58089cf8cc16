// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/edition_steps.hpp"
#include "platform/publication/publication_store.hpp"

namespace tantrao::publication {

namespace {

// What is to appear later says so on the desk too. An archive knows no posting period.
Content content_of(const Import& plan, Instant now)
{
    Content content = plan.content;
    content.publish_at = plan.published_at > now ? std::optional(plan.published_at) : std::nullopt;
    content.expire_at.reset();
    return content;
}

}   // namespace

Result<Imported> import(db::Transaction& tx, const Acting& acting, SiteId site, std::string_view kind,
                        std::string_view instrument, const Import& plan)
{
    const Content content = content_of(plan, acting.now);
    const auto path = path_of(tx.db(), site, content.category);
    if (path.empty())
        return Error::not_found("publication.category.unknown");
    TANTRAO_TRY(access::require(acting.actor, "publication.import", site, path));
    const auto known = find_by_external_id(tx.db(), site, kind, plan.external_id);
    Item item;
    int number = 1;
    if (known) {
        lock_item(tx.db(), *known);
        item = *find_item(tx.db(), *known);
        if (was_imported(tx.db(), *known, hash_of(content)))
            return Imported::unchanged;
        if (item.state == ItemState::withdrawn)
            return Error::conflict("publication.withdrawn");
        if (find_open_edition(tx.db(), *known))
            return Error::conflict("publication.open_edition");
        number = last_edition_number(tx.db(), *known) + 1;
    } else {
        item.id = next_item_number(tx.db());
        item.site = site;
        item.kind = kind;
        item.language = plan.language;
        item.external_id = plan.external_id;
        insert_item(tx.db(), item, acting.actor.id, acting.now);
    }
    const Edition edition = new_edition(site, item.id, number, content, acting);
    insert_edition(tx.db(), edition);
    add_event(tx.db(), edition.id, acting.now, acting.actor.id, "import", "", State::approved, edition.content_hash, instrument);
    if (plan.published_at > acting.now) {
        schedule(tx, acting.now, acting.actor.id, edition, plan.published_at);
    } else {
        TANTRAO_TRY(make_live(tx, acting.now, acting.actor.id, item, edition, plan.published_at));
    }
    return known ? Imported::changed : Imported::created;
}

}   // namespace tantrao::publication
