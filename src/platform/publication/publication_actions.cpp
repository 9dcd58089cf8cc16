// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/edition_steps.hpp"

#include "base/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/publication/scheduling.hpp"
#include "platform/site/site_store.hpp"

#include <algorithm>

namespace tantrao::publication {

namespace {

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

// Whether the actor may put a text into the category.
Result<void> may_write_in(db::Transaction& tx, const Acting& acting, SiteId site, std::string_view kind, CategoryId id)
{
    const auto category = site::find_category(tx.db(), site, id);
    if (!category)
        return Error::fields_invalid({{"category", "publication.category.unknown", {}}});
    if (!category->open)
        return Error::fields_invalid({{"category", "publication.category.closed", {}}});
    return access::require(acting.actor, write_power(kind), site, path_of(tx.db(), site, id));
}

void insert_draft(db::Transaction& tx, const Acting& acting, const Edition& edition)
{
    insert_edition(tx.db(), edition);
    add_author(tx.db(), edition.id, acting.actor.id);
    add_event(tx.db(), edition.id, acting.now, acting.actor.id, "create", "", State::draft, edition.content_hash, "");
}

void cancel_times(db::Transaction& tx, EditionId id)
{
    cancel_publication(tx, id);
    cancel_expiry(tx, id);
}

// Whether the posting period would be over before it began.
bool is_never_shown(const Content& content, Instant now)
{
    return content.expire_at && *content.expire_at <= std::max(content.publish_at.value_or(now), now);
}

Result<void> end_with_reason(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                             std::string_view raw_reason, Event event, std::string_view action)
{
    const std::string reason = text::clean_lines(raw_reason);
    if (reason.empty())
        return Error::fields_invalid({{"reason", "publication.reason.missing", {}}});
    const EditionView view = TANTRAO_TRY(lock(tx, acting, site, id, seen));
    const Move* move = TANTRAO_TRY(may(acting.actor, event, view.situation()));
    const bool at_gate = view.edition.state == State::submitted;
    const std::string gate = at_gate ? view.chain[view.edition.gate].code : "";
    if (view.edition.state == State::scheduled)
        cancel_times(tx, id);
    if (event == Event::send_back)
        void_approvals(tx.db(), id);
    update_state(tx.db(), id, move->to, 0, reason, acting.now);
    add_event(tx.db(), id, acting.now, acting.actor.id, name_of(event), gate, move->to, view.edition.content_hash, reason);
    record(tx, acting, action, at_gate ? std::string_view(view.chain[view.edition.gate].power) : move->power, view.edition, gate,
           reason);
    return {};
}

// A next edition that waits for its time must not bring back by itself what was withdrawn.
Result<void> unschedule(db::Transaction& tx, const Acting& acting, ItemId item, std::string_view reason)
{
    const auto next = find_open_edition(tx.db(), item);
    if (!next || next->state != State::scheduled)
        return {};
    if (!lock_edition(tx.db(), next->id, next->version, acting.actor.id))
        return Error::conflict("form.stale");
    cancel_times(tx, next->id);
    void_approvals(tx.db(), next->id);
    update_state(tx.db(), next->id, State::returned, 0, reason, acting.now);
    add_event(tx.db(), next->id, acting.now, acting.actor.id, name_of(Event::send_back), "", State::returned, next->content_hash,
              reason);
    return {};
}

}   // namespace

Result<EditionView> view_of(db::Connection& core, SiteId site, EditionId id)
{
    auto edition = find_edition(core, id);
    if (!edition || edition->site != site)
        return Error::not_found("publication.unknown");
    auto item = find_item(core, edition->item);
    EditionView view{std::move(*item), std::move(*edition), {}, authors_of(core, id), {}};
    view.chain = chain_of(core, site, view.item.kind);
    // The chain may have become shorter: the text then stands at the last gate.
    if (view.edition.state == State::submitted)
        view.edition.gate = std::min(view.edition.gate, view.chain.size() - 1);
    view.path = path_of(core, site, view.edition.content.category);
    return view;
}

Result<Created> create(db::Transaction& tx, const Acting& acting, SiteId site, std::string_view kind, std::string_view language,
                       const Content& content, EditionId form)
{
    TANTRAO_TRY(may_write_in(tx, acting, site, kind, content.category));
    Item item;
    item.id = next_item_number(tx.db());   // locks: of two at once the second waits here, and then sees the first one's draft
    const auto made = form ? find_edition(tx.db(), form) : std::nullopt;
    if (made && made->site == site && made->created_by == acting.actor.id && made->content.publish_at == content.publish_at &&
        first_hash(tx.db(), form) == hash_of(content))
        return Created{made->item, made->id, true};
    item.site = site;
    item.kind = kind;
    item.language = language;
    insert_item(tx.db(), item, acting.actor.id, acting.now);
    Edition edition = new_edition(site, item.id, 1, content, acting);
    if (form && !made)
        edition.id = form;
    insert_draft(tx, acting, edition);
    record(tx, acting, "publication.create", write_power(kind), edition);
    return Created{item.id, edition.id};
}

Result<EditionId> start_edition(db::Transaction& tx, const Acting& acting, SiteId site, ItemId id)
{
    lock_item(tx.db(), id);
    const auto item = find_item(tx.db(), id);
    if (!item || item->site != site)
        return Error::not_found("publication.unknown");
    if (find_open_edition(tx.db(), id))
        return Error::conflict("publication.open_edition");
    if (!item->live_edition)
        return Error::conflict("publication.not_public");
    const auto present = find_edition(tx.db(), item->live_edition);
    const auto path = path_of(tx.db(), site, present->content.category);
    TANTRAO_TRY(access::require(acting.actor, write_power(item->kind), site, path));
    Content content = present->content;
    content.change_note.clear();
    content.publish_at.reset();
    if (is_never_shown(content, acting.now))
        content.expire_at.reset();
    const Edition edition = new_edition(site, id, last_edition_number(tx.db(), id) + 1, content, acting);
    insert_draft(tx, acting, edition);
    record(tx, acting, "publication.start_edition", write_power(item->kind), edition);
    return edition.id;
}

Result<std::int64_t> save(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                          const Content& content)
{
    EditionView view = TANTRAO_TRY(lock(tx, acting, site, id, seen));
    const bool at_gate = view.edition.state == State::submitted;
    const Event event = at_gate ? Event::edit_at_gate : Event::save;
    const Move* move = TANTRAO_TRY(may(acting.actor, event, view.situation()));
    if (content.category != view.edition.content.category)
        TANTRAO_TRY(may_write_in(tx, acting, site, view.item.kind, content.category));
    const std::string hash = hash_of(content);
    const bool changed = hash != view.edition.content_hash;
    view.edition.content = content;
    view.edition.content_hash = hash;
    update_content(tx.db(), view.edition, acting.now);
    const std::size_t gate = at_gate && changed ? gate_after_edit(view.chain, view.edition.gate) : view.edition.gate;
    update_state(tx.db(), id, move->to, gate, at_gate ? "" : view.edition.reason, acting.now);
    if (changed) {
        add_author(tx.db(), id, acting.actor.id);
        if (at_gate) {
            void_approvals(tx.db(), id);
            add_event(tx.db(), id, acting.now, acting.actor.id, name_of(event), view.chain[view.edition.gate].code, move->to,
                      hash, "");
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
    record(tx, acting, "publication.submit", write_power(view.item.kind), view.edition);
    return {};
}

Result<void> take_back(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen)
{
    const EditionView view = TANTRAO_TRY(lock(tx, acting, site, id, seen));
    const Move* move = TANTRAO_TRY(may(acting.actor, Event::take_back, view.situation()));
    update_state(tx.db(), id, move->to, 0, "", acting.now);
    void_approvals(tx.db(), id);
    add_event(tx.db(), id, acting.now, acting.actor.id, name_of(Event::take_back), "", move->to, view.edition.content_hash, "");
    record(tx, acting, "publication.take_back", write_power(view.item.kind), view.edition);
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
    if (last && is_never_shown(edition.content, acting.now))
        return Error::conflict("publication.period_over");
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
    TANTRAO_TRY(make_live(tx, acting.now, acting.actor.id, view.item, edition, acting.now));
    return State::live;
}

Result<void> send_back(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                       std::string_view reason)
{
    return end_with_reason(tx, acting, site, id, seen, reason, Event::send_back, "publication.send_back");
}

Result<void> decline(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                     std::string_view reason)
{
    return end_with_reason(tx, acting, site, id, seen, reason, Event::decline, "publication.decline");
}

Result<void> withdraw(db::Transaction& tx, const Acting& acting, SiteId site, ItemId id, std::string_view raw_reason)
{
    const std::string reason = text::clean_lines(raw_reason);
    if (reason.empty())
        return Error::fields_invalid({{"reason", "publication.reason.missing_for_readers", {}}});
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
    cancel_expiry(tx, view.edition.id);
    TANTRAO_TRY(unschedule(tx, acting, id, reason));
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
    if (due > now) {   // the time was moved, or this node's clock is behind
        enter_publication(tx, now, id, due);
        return {};
    }
    if (!lock_edition(tx.db(), id, edition->version, edition->created_by))
        return Error::conflict("form.stale");
    const auto item = find_item(tx.db(), edition->item);
    TANTRAO_TRY(make_live(tx, now, AccountId{}, *item, *edition, due));
    const access::Actor system = access::system_actor();
    record(tx, {system, now, ""}, "publication.publish_due", "-", *edition);
    return {};
}

Result<void> expire_due(db::Transaction& tx, Instant now, EditionId id)
{
    const auto named = find_edition(tx.db(), id);
    if (!named)
        return {};
    lock_item(tx.db(), named->item);
    const auto edition = find_edition(tx.db(), id);   // as it is now that nobody else changes the item
    if (edition->state != State::live || !edition->content.expire_at)
        return {};
    const Instant due = *edition->content.expire_at;
    if (due > now) {   // this node's clock is behind
        enter_expiry(tx, now, id, due);
        return {};
    }
    update_state(tx.db(), id, State::expired, 0, "", now);
    add_event(tx.db(), id, now, AccountId{}, name_of(Event::expire), "", State::expired, edition->content_hash, "");
    set_item_expired(tx.db(), edition->item, due);
    const access::Actor system = access::system_actor();
    record(tx, {system, now, ""}, "publication.expire_due", "-", *edition);
    newsstand::append(tx, now, find_item(tx.db(), edition->item)->kind, edition->item.value, newsstand::Act::withdraw);
    return {};
}

}   // namespace tantrao::publication
