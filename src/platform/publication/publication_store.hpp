// All SQL of items, editions and gates.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/item.hpp"

namespace tantrao::publication {

std::optional<Item> find_item(db::Connection& core, ItemId id);
std::optional<ItemId> find_by_external_id(db::Connection& core, SiteId site, std::string_view kind, std::string_view external_id);
std::optional<Edition> find_edition(db::Connection& core, EditionId id);
// The edition under way (draft … scheduled), if there is one.
std::optional<Edition> find_open_edition(db::Connection& core, ItemId item);
std::vector<Edition> editions_of(db::Connection& core, ItemId item);   // newest first, with content
std::set<AccountId> authors_of(db::Connection& core, EditionId id);
std::vector<HistoryLine> history_of(db::Connection& core, ItemId item);
std::vector<std::int64_t> item_ids_after(db::Connection& core, std::string_view kind, std::int64_t after, int limit);
// The change notes of the editions that were public, newest first, with the time each went live.
struct PublicNote {
    std::string note;
    Instant at;
};
// Newest first. `shown` may be an edition that is not public yet, for a preview: its own note is the newest then.
std::vector<PublicNote> public_notes_of(db::Connection& core, const Item& item, const Edition& shown, Instant now);
// Whether any edition of the site's uses the file (drafts included).
bool site_uses_file(db::Connection& core, SiteId site, std::string_view hash);

// The public items whose live edition uses the file, as the publication log names them.
std::vector<newsstand::Subject> shown_with_file(db::Connection& core, std::string_view hash);

// One line of a desk list.
struct DeskLine {
    EditionId edition;
    ItemId item;
    int number = 1;
    State state = State::draft;
    std::size_t gate = 0;
    std::string title;
    CategoryId category;
    std::string author_name;
    Instant updated_at;
    std::optional<Instant> publish_at;
    std::string kind;
    std::optional<Instant> expire_at;
};
struct DeskFilter {
    SiteId site;
    std::string kind;   // "" for all
    std::optional<State> state;
    std::string title_part;   // as typed; marks and case do not matter
    AccountId author;         // 0 for all
    Instant before_updated;   // end of the previous page, exclusive; 0 for the first
    std::int64_t before_id = 0;
    int limit = 30;
};
// Newest change first. Superseded editions are left out.
std::vector<DeskLine> desk_lines(db::Connection& core, const DeskFilter& filter);
// The site's editions that use the file, newest change first; superseded ones are left out.
std::vector<DeskLine> lines_using_file(db::Connection& core, SiteId site, std::string_view hash, int limit);
std::int64_t count_in_state(db::Connection& core, SiteId site, State state);

// The site's chain for the kind; that of its articles where the kind has none of its own.
Chain chain_of(db::Connection& core, SiteId site, std::string_view kind);
void set_chain(db::Transaction& tx, SiteId site, std::string_view kind, const Chain& chain);
// Before a chain is looked at in order to be changed: two changes of one site wait for each other.
void lock_chains(db::Transaction& tx, SiteId site);

// --- used by publication_actions only ---
ItemId next_item_number(db::Connection& core);
int last_edition_number(db::Connection& core, ItemId item);
// Whether an edition with this content was imported before.
bool was_imported(db::Connection& core, ItemId item, std::string_view content_hash);
void insert_item(db::Connection& core, const Item& item, AccountId by, Instant now);
void insert_edition(db::Connection& core, const Edition& edition);
// Locks the edition for a change by the account: false if its version is no longer the seen one.
bool lock_edition(db::Connection& core, EditionId id, std::int64_t seen_version, AccountId by);
void lock_item(db::Connection& core, ItemId id);
void update_content(db::Connection& core, const Edition& edition, Instant now);
void update_state(db::Connection& core, EditionId id, State state, std::size_t gate, std::string_view reason, Instant now);
void set_files(db::Connection& core, EditionId id, const std::set<std::string>& files);
void add_author(db::Connection& core, EditionId id, AccountId account);
void add_event(db::Connection& core, EditionId id, Instant at, AccountId actor, std::string_view event,
               std::string_view gate_code, State to, std::string_view content_hash, std::string_view reason);
// Of the content with which the edition was made.
std::string first_hash(db::Connection& core, EditionId id);
void void_approvals(db::Connection& core, EditionId id);
void set_item_live(db::Connection& core, ItemId item, EditionId edition, Instant published_at, Instant now);
void set_item_withdrawn(db::Connection& core, ItemId item, std::string_view reason, Instant now);
void set_item_expired(db::Connection& core, ItemId item, Instant at);

}   // namespace tantrao::publication
