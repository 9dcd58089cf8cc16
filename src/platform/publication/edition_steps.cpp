// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/edition_steps.hpp"

#include "base/hash.hpp"
#include "base/json.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/publication/scheduling.hpp"
#include "platform/site/site_store.hpp"

namespace tantrao::publication {

std::string hash_of(const Content& content)
{
    Json all = Json::array({content.schema, content.content, content.category.value, content.files, content.change_note});
    if (content.expire_at)   // only then, so that hashes from before there were periods hold
        all.push_back({{"expire_at", content.expire_at->us}});
    return sha256_hex(dump_json(all));
}

std::vector<CategoryId> path_of(db::Connection& core, SiteId site, CategoryId id)
{
    std::vector<CategoryId> path;
    while (id && path.size() < 10) {
        const auto category = site::find_category(core, site, id);
        if (!category)
            break;
        path.push_back(id);
        id = category->parent;
    }
    return path;
}

Result<void> make_live(db::Transaction& tx, Instant now, AccountId by, const Item& seen, const Edition& edition,
                       Instant published_at)
{
    lock_item(tx.db(), seen.id);
    const auto item = find_item(tx.db(), seen.id);
    if (item->state != seen.state || item->live_edition != seen.live_edition)
        return Error::conflict("form.stale");
    if (item->live_edition && item->live_edition != edition.id && item->state == ItemState::live) {
        cancel_expiry(tx, item->live_edition);
        update_state(tx.db(), item->live_edition, State::superseded, 0, "", now);
        add_event(tx.db(), item->live_edition, now, by, name_of(Event::supersede), "", State::superseded, "", "");
    }
    update_state(tx.db(), edition.id, State::live, edition.gate, "", now);
    add_event(tx.db(), edition.id, now, by, name_of(Event::publish), "", State::live, edition.content_hash, "");
    set_item_live(tx.db(), item->id, edition.id, published_at, now);
    if (edition.content.expire_at)
        enter_expiry(tx, now, edition.id, *edition.content.expire_at);
    newsstand::append(tx, now, item->kind, item->id.value);
    return {};
}

void schedule(db::Transaction& tx, Instant now, AccountId by, const Edition& edition, Instant at)
{
    update_state(tx.db(), edition.id, State::scheduled, edition.gate, "", now);
    add_event(tx.db(), edition.id, now, by, name_of(Event::schedule), "", State::scheduled, edition.content_hash, "");
    enter_publication(tx, now, edition.id, at);
    if (edition.content.expire_at)   // now, so that after a stop it takes its place between what other editions owe
        enter_expiry(tx, now, edition.id, *edition.content.expire_at);
}

Edition new_edition(SiteId site, ItemId item, int number, const Content& content, const Acting& acting)
{
    Edition edition;
    edition.id = EditionId{new_id()};
    edition.item = item;
    edition.site = site;
    edition.number = number;
    edition.content = content;
    edition.content_hash = hash_of(content);
    edition.created_by = acting.actor.id;
    edition.created_at = edition.updated_at = acting.now;
    return edition;
}

}   // namespace tantrao::publication
