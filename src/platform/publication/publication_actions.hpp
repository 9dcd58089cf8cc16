// One function a change, in the caller's transaction. Each locks its subject first, asks the state table and the rights, changes,
// writes history and audit, and appends to the publication log where readers are concerned.
// Common errors: not_found "publication.unknown", conflict "form.stale" (somebody changed it since `seen`), those of may().
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/access/access.hpp"
#include "platform/publication/item.hpp"

namespace tantrao::publication {

// Who acts, when, in which request.
struct Acting {
    const access::Actor& actor;
    Instant now;
    std::string request;
};

// What the rules need to know of an edition; loaded on the same snapshot as the edition.
struct EditionView {
    Item item;
    Edition edition;
    Chain chain;
    std::set<AccountId> authors;
    std::vector<CategoryId> path;
    Situation situation() const { return {edition.site, path, edition.state, edition.gate, &chain, &authors, write_power(item.kind)}; }
};
// Errors: not_found "publication.unknown" (also for another site's edition).
Result<EditionView> view_of(db::Connection& core, SiteId site, EditionId id);

struct Created {
    ItemId item;
    EditionId edition;
    bool is_repeated = false;   // the form was sent before: this is what it made then, and nothing was changed
};
// A new item with its first draft. `form` is the id given to a form when it was shown; it becomes the draft's, so that a form sent
// twice with the same content (a double click) makes one draft. With other content, or an id that is somebody else's, the draft is
// another one with a new id: nothing that was typed is lost.
Result<Created> create(db::Transaction& tx, const Acting& acting, SiteId site, std::string_view kind, std::string_view language,
                       const Content& content, EditionId form = {});
// The next edition of an item that is or was public, a draft with the same content; a posting period that is over is left out. Errors:
// conflict "publication.open_edition".
Result<EditionId> start_edition(db::Transaction& tx, const Acting& acting, SiteId site, ItemId item);

// Saves a draft, a returned edition, or a text at a gate. A change at a gate makes the actor a co-author, voids the approvals given
// before, and takes the text back to the first gate whose approval must be given again (see gate_after_edit). Returns the new version. An
// unchanged content changes nothing but the version. Errors: field "category": "publication.category.unknown", "….closed".
Result<std::int64_t> save(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                          const Content& content);
Result<void> submit(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen);
Result<void> take_back(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen);
// Passes the gate the edition stands at. At the last gate it is approved and goes live at once, or is scheduled for the wished
// time. `seen_hash` is the content the actor read. Errors: conflict "publication.other_content"; at the last gate conflict
// "publication.period_over" if nobody would ever see it.
Result<State> pass(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                   std::string_view seen_hash);
// Errors: invalid "publication.reason.missing".
Result<void> send_back(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                       std::string_view reason);
Result<void> decline(db::Transaction& tx, const Acting& acting, SiteId site, EditionId id, std::int64_t seen,
                     std::string_view reason);
// Takes the item from readers; a dated notice with the reason stays. A next edition that was scheduled is returned. Afterwards, when it is
// committed, the caller calls Projector::take_away. Errors: conflict "publication.not_public".
Result<void> withdraw(db::Transaction& tx, const Acting& acting, SiteId site, ItemId item, std::string_view reason);

// The scheduling job: publishes a scheduled edition whose time has come; harmless when it is not scheduled any more.
Result<void> publish_due(db::Transaction& tx, Instant now, EditionId id);
// The same for the end of the posting period: takes the item from readers, who have not seen it since that moment. A dated notice stays.
// A next edition goes its own way. Harmless when the edition is not the public one any more.
Result<void> expire_due(db::Transaction& tx, Instant now, EditionId id);

// A publishing act of its own: the instrument is the approval of record. Content that was imported before is "unchanged" even where the
// desk has edited the item since. An import sets no posting period. The caller records the whole import in the audit trail. Errors: not_found
// "publication.category.unknown", conflict "publication.open_edition", conflict "publication.withdrawn".
struct Import {
    std::string external_id;
    std::string language;
    Content content;
    Instant published_at;   // original date; a future one schedules
};
enum class Imported { created, changed, unchanged };
Result<Imported> import(db::Transaction& tx, const Acting& acting, SiteId site, std::string_view kind,
                        std::string_view instrument, const Import& plan);

}   // namespace tantrao::publication
