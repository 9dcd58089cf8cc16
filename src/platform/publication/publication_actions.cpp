// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/publication_actions.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/publication/scheduling.hpp"
#include "platform/site/site_store.hpp"

#include <fmt/format.h>

namespace tantrao::publication {

namespace {

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

// Locks the edition at the version the actor saw and loads what the rules need.
Result<EditionView> lock(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen)
{
    const bool current = lock_edition(tx.db(), id, seen, acting.actor.id);
    auto view = view_of(tx.db(), site, id);
    if (!view)
        return view;
    if (!current)
        return Error::conflict("form.stale");
    return view;
}

void record(db::Transaction& tx, const Acting& acting, std::string_view action, std::string_view power, const Edition& edition,
            std::string_view gate = {}, std::string_view reason = {})
{
    Json detail{{"edition", edition.number}, {"hash", edition.content_hash}};
    if (!gate.empty())
        detail["gate"] = gate;
    if (!reason.empty())
        detail["reason"] = reason;
    audit::record(tx, acting.now, acting.actor,
                  {action, power, edition.site, "item", edition.item.value, std::move(detail), AccountId{}, acting.request});
}

// The edition becomes what readers see; the one before it is superseded.
void make_live(db::Transaction& tx, Instant now, AccountId by, const Item& item, const Edition& edition, Instant published_at)
{
    lock_item(tx.db(), item.id);
    if (item.live_edition && item.live_edition != edition.id && item.state == ItemState::live) {
        update_state(tx.db(), item.live_edition, State::superseded, 0, "", now);
        add_event(tx.db(), item.live_edition, now, by, name_of(Event::supersede), "", State::superseded, "", "");
    }
    update_state(tx.db(), edition.id, State::live, edition.gate, "", now);
    add_event(tx.db(), edition.id, now, by, name_of(Event::publish), "", State::live, edition.content_hash, "");
    set_item_live(tx.db(), item.id, edition.id, published_at, now);
    newsstand::append(tx, now, item.kind, item.id.value);
}

void schedule(db::Transaction& tx, Instant now, AccountId by, const Edition& edition, Instant at)
{
    update_state(tx.db(), edition.id, State::scheduled, edition.gate, "", now);
    add_event(tx.db(), edition.id, now, by, name_of(Event::schedule), "", State::scheduled, edition.content_hash, "");
    enter_publication(tx, now, edition.id, at);
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

void insert_draft(db::Transaction& tx, const Acting& acting, const Edition& edition)
{
    insert_edition(tx.db(), edition);
    add_author(tx.db(), edition.id, acting.actor.id);
    add_event(tx.db(), edition.id, acting.now, acting.actor.id, "create", "", State::draft, edition.content_hash, "");
}

Result<void> end_with_reason(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                             std::string_view raw_reason, Event event, std::string_view action)
{
    const std::string reason = text::clean_lines(raw_reason);
    if (reason.empty())
        return Error::fields_invalid({{"reason", "publication.reason.missing", {}}});
    const EditionView view = TANTRAO_TRY(lock(tx, acting, site, id, seen));
    const Move* move = TANTRAO_TRY(may(acting.actor, event, view.situation()));
    const std::string gate = view.edition.gate < view.chain.size() ? view.chain[view.edition.gate].code : "";
    if (view.edition.state == State::scheduled)
        cancel_publication(tx, id);
    update_state(tx.db(), id, move->to, 0, reason, acting.now);
    add_event(tx.db(), id, acting.now, acting.actor.id, name_of(event), gate, move->to, view.edition.content_hash, reason);
    record(tx, acting, action, "publication.return", view.edition, gate, reason);
    return {};
}

} // namespace

std::string hash_of(const Content& content)
{
    const Json all = Json::array({content.schema, content.content, content.category.value, content.files, content.change_note});
    return sha256_hex(dump_json(all));
}

Result<EditionView> view_of(db::Connection& core, SiteId site, EditionId id)
{
    auto edition = find_edition(core, id);
    if (!edition || edition->site != site)
        return Error::not_found("publication.unknown");
    auto item = find_item(core, edition->item);
    EditionView view{std::move(*item), std::move(*edition), {}, authors_of(core, id), {}};
    view.chain = chain_of(core, site, view.item.kind);
    view.path = path_of(core, site, view.edition.content.category);
    return view;
}

Result<Created> create(db::Transaction& tx, const Acting& acting, SiteId site, std::string_view kind, std::string_view language,
                       const Content& content)
{
    const auto path = path_of(tx.db(), site, content.category);
    if (path.empty())
        return Error::fields_invalid({{"category", "publication.category.unknown", {}}});
    TANTRAO_TRY(access::require(acting.actor, "articles.write", site, path));
    Item item;
    item.id = next_item_number(tx.db());
    item.site = site;
    item.kind = kind;
    item.language = language;
    insert_item(tx.db(), item, acting.actor.id, acting.now);
    const Edition edition = new_edition(site, item.id, 1, content, acting);
    insert_draft(tx, acting, edition);
    record(tx, acting, "publication.create", "articles.write", edition);
    return Created{item.id, edition.id};
}

Result<EditionId> start_edition(db::Transaction& tx, const Acting& acting, SiteId site, ItemId id)
{
    lock_item(tx.db(), id);
    const auto item = find_item(tx.db(), id);
    if (!item || item->site != site || !item->live_edition)
        return Error::not_found("publication.unknown");
    if (find_open_edition(tx.db(), id))
        return Error::conflict("publication.open_edition");
    const auto present = find_edition(tx.db(), item->live_edition);
    const auto path = path_of(tx.db(), site, present->content.category);
    TANTRAO_TRY(access::require(acting.actor, "articles.write", site, path));
    const auto all = editions_of(tx.db(), id);
    Content content = present->content;
    content.change_note.clear();
    content.publish_at.reset();
    const Edition edition = new_edition(site, id, all.front().number + 1, content, acting);
    insert_draft(tx, acting, edition);
    record(tx, acting, "publication.start_edition", "articles.write", edition);
    return edition.id;
}

Result<std::int64_t> save(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                          const Content& content)
{
    EditionView view = TANTRAO_TRY(lock(tx, acting, site, id, seen));
    const bool at_gate = view.edition.state == State::submitted;
    const Event event = at_gate ? Event::edit_at_gate : Event::save;
    const Move* move = TANTRAO_TRY(may(acting.actor, event, view.situation()));
    if (content.category != view.edition.content.category) {
        const auto path = path_of(tx.db(), site, content.category);
        if (path.empty())
            return Error::fields_invalid({{"category", "publication.category.unknown", {}}});
        TANTRAO_TRY(access::require(acting.actor, "articles.write", site, path));
    }
    const std::string hash = hash_of(content);
    const bool changed = hash != view.edition.content_hash;
    view.edition.content = content;
    view.edition.content_hash = hash;
    update_content(tx.db(), view.edition, acting.now);
    update_state(tx.db(), id, move->to, view.edition.gate, at_gate ? "" : view.edition.reason, acting.now);
    if (changed) {
        add_author(tx.db(), id, acting.actor.id);
        if (at_gate) {
            void_approvals(tx.db(), id);
            add_event(tx.db(), id, acting.now, acting.actor.id, name_of(event), view.chain[view.edition.gate].code, move->to, hash, "");
            record(tx, acting, "publication.edit_at_gate", view.chain[view.edition.gate].power, view.edition);
        }
    }
    return seen + 1;
}

Result<void> submit(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen)
{
    const EditionView view = TANTRAO_TRY(lock(tx, acting, site, id, seen));
    const Move* move = TANTRAO_TRY(may(acting.actor, Event::submit, view.situation()));
    update_state(tx.db(), id, move->to, 0, "", acting.now);
    add_event(tx.db(), id, acting.now, acting.actor.id, name_of(Event::submit), "", move->to, view.edition.content_hash, "");
    record(tx, acting, "publication.submit", move->power, view.edition);
    return {};
}

Result<void> take_back(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen)
{
    const EditionView view = TANTRAO_TRY(lock(tx, acting, site, id, seen));
    const Move* move = TANTRAO_TRY(may(acting.actor, Event::take_back, view.situation()));
    update_state(tx.db(), id, move->to, 0, "", acting.now);
    void_approvals(tx.db(), id);
    add_event(tx.db(), id, acting.now, acting.actor.id, name_of(Event::take_back), "", move->to, view.edition.content_hash, "");
    record(tx, acting, "publication.take_back", move->power, view.edition);
    return {};
}

Result<State> pass(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                   std::string_view seen_hash)
{
    const EditionView view = TANTRAO_TRY(lock(tx, acting, site, id, seen));
    const Edition& edition = view.edition;
    const bool last = edition.gate + 1 >= view.chain.size();
    const Event event = last ? Event::approve : Event::pass;
    const Move* move = TANTRAO_TRY(may(acting.actor, event, view.situation()));
    if (seen_hash != edition.content_hash)
        return Error::conflict("publication.other_content");
    const Gate& gate = view.chain[edition.gate];
    add_event(tx.db(), id, acting.now, acting.actor.id, name_of(event), gate.code, move->to, edition.content_hash, "");
    record(tx, acting, last ? "publication.approve" : "publication.pass", gate.power, edition, gate.code);
    if (!last) {
        update_state(tx.db(), id, move->to, edition.gate + 1, "", acting.now);
        return move->to;
    }
    const auto wished = edition.content.publish_at;
    if (wished && *wished > acting.now) {
        schedule(tx, acting.now, acting.actor.id, edition, *wished);
        return State::scheduled;
    }
    make_live(tx, acting.now, acting.actor.id, view.item, edition, acting.now);
    return State::live;
}

Result<void> send_back(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen, std::string_view reason)
{
    return end_with_reason(tx, acting, site, id, seen, reason, Event::send_back, "publication.send_back");
}

Result<void> decline(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen, std::string_view reason)
{
    return end_with_reason(tx, acting, site, id, seen, reason, Event::decline, "publication.decline");
}

Result<void> withdraw(db::Transaction& tx, const Acting& acting, SiteId site, ItemId id, std::string_view raw_reason)
{
    const std::string reason = text::clean_lines(raw_reason);
    if (reason.empty())
        return Error::fields_invalid({{"reason", "publication.reason.missing", {}}});
    lock_item(tx.db(), id);
    const auto item = find_item(tx.db(), id);
    if (!item || item->site != site)
        return Error::not_found("publication.unknown");
    if (item->state != ItemState::live)
        return Error::conflict("publication.not_public");
    const EditionView view = TANTRAO_TRY(view_of(tx.db(), site, item->live_edition));
    const Move* move = TANTRAO_TRY(may(acting.actor, Event::withdraw, view.situation()));
    update_state(tx.db(), view.edition.id, move->to, 0, reason, acting.now);
    add_event(tx.db(), view.edition.id, acting.now, acting.actor.id, name_of(Event::withdraw), "", move->to,
              view.edition.content_hash, reason);
    set_item_withdrawn(tx.db(), id, reason, acting.now);
    record(tx, acting, "publication.withdraw", move->power, view.edition, "", reason);
    newsstand::append(tx, acting.now, item->kind, id.value, newsstand::Act::withdraw);
    return {};
}

Result<void> publish_due(db::Transaction& tx, Instant now, EditionId id)
{
    const auto edition = find_edition(tx.db(), id);
    if (!edition || edition->state != State::scheduled)
        return {};
    const Instant due = edition->content.publish_at.value_or(now);
    if (due > now)
        return {};
    if (!lock_edition(tx.db(), id, edition->version, edition->created_by))
        return Error::conflict("form.stale");
    const auto item = find_item(tx.db(), edition->item);
    make_live(tx, now, edition->created_by, *item, *edition, due);
    const access::Actor system = access::system_actor();
    record(tx, {system, now, ""}, "publication.publish_due", "-", *edition);
    return {};
}

Result<Imported> import(db::Transaction& tx, const Acting& acting, SiteId site, std::string_view kind, std::string_view instrument,
                        const Import& plan)
{
    const auto path = path_of(tx.db(), site, plan.content.category);
    if (path.empty())
        return Error::not_found("publication.category.unknown");
    TANTRAO_TRY(access::require(acting.actor, "publication.import", site, path));
    const auto known = find_by_external_id(tx.db(), site, kind, plan.external_id);
    Item item;
    int number = 1;
    if (known) {
        lock_item(tx.db(), *known);
        item = *find_item(tx.db(), *known);
        const auto all = editions_of(tx.db(), *known);
        if (all.front().content_hash == hash_of(plan.content))
            return Imported::unchanged;
        if (find_open_edition(tx.db(), *known))
            return Error::conflict("publication.open_edition");
        number = all.front().number + 1;
    } else {
        item.id = next_item_number(tx.db());
        item.site = site;
        item.kind = kind;
        item.language = plan.language;
        item.external_id = plan.external_id;
        insert_item(tx.db(), item, acting.actor.id, acting.now);
    }
    const Edition edition = new_edition(site, item.id, number, plan.content, acting);
    insert_edition(tx.db(), edition);
    add_event(tx.db(), edition.id, acting.now, acting.actor.id, "import", "", State::approved, edition.content_hash, instrument);
    if (plan.published_at > acting.now) {
        schedule(tx, acting.now, acting.actor.id, edition, plan.published_at);
    } else {
        make_live(tx, acting.now, acting.actor.id, item, edition, plan.published_at);
    }
    return known ? Imported::changed : Imported::created;
}

} // namespace tantrao::publication
