// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/publication_store.hpp"

#include "base/text.hpp"

namespace tantrao::publication {

namespace {

Item read_item(const db::Row& row)
{
    Item item;
    item.id = row.id<ItemId>(0);
    item.site = row.id<SiteId>(1);
    item.kind = row.str(2);
    item.language = row.str(3);
    item.state = row.text(4) == "live"        ? ItemState::live
                 : row.text(4) == "withdrawn" ? ItemState::withdrawn
                                              : ItemState::unpublished;
    item.live_edition = row.id<EditionId>(5);
    item.published_at = row.opt_instant(6);
    item.first_public_at = row.opt_instant(7);
    item.changed_at = row.opt_instant(8);
    item.withdrawn_at = row.opt_instant(9);
    item.withdrawn_reason = row.str(10);
    item.external_id = row.str(11);
    item.version = row.i64(12);
    item.expired = row.flag(13);
    return item;
}

// What has expired is stored as withdrawn with a mark: see 0003_expiry.sql.
std::string_view stored_name(State state) { return name_of(state == State::expired ? State::withdrawn : state); }
State stored_state(std::string_view name, bool expired) { return expired ? State::expired : state_of(name); }

Edition read_edition(const db::Row& row)
{
    Edition edition;
    edition.id = row.id<EditionId>(0);
    edition.item = row.id<ItemId>(1);
    edition.site = row.id<SiteId>(2);
    edition.number = static_cast<int>(row.i64(3));
    edition.state = stored_state(row.text(4), row.flag(20));
    edition.gate = static_cast<std::size_t>(row.i64(5));
    edition.content.title = row.str(6);
    edition.content.category = row.id<CategoryId>(7);
    edition.content.content = row.str(8);
    edition.content.schema = static_cast<int>(row.i64(9));
    edition.content_hash = row.str(10);
    edition.content.change_note = row.str(11);
    edition.content.publish_at = row.opt_instant(12);
    edition.reason = row.str(13);
    edition.created_by = row.id<AccountId>(14);
    edition.created_at = row.instant(15);
    edition.updated_at = row.instant(16);
    edition.version = row.i64(17);
    edition.updated_by = row.id<AccountId>(18);
    edition.content.expire_at = row.opt_instant(19);
    return edition;
}

// For LIKE … ESCAPE '!': no character of what was typed is a wild card.
std::string as_it_stands(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '!')
            escaped += '!';
        escaped += c;
    }
    return escaped;
}

DeskLine read_desk_line(const db::Row& row)
{
    return {row.id<EditionId>(0),
            row.id<ItemId>(1),
            static_cast<int>(row.i64(2)),
            stored_state(row.text(3), row.flag(12)),
            static_cast<std::size_t>(row.i64(4)),
            row.str(5),
            row.id<CategoryId>(6),
            row.str(7),
            row.instant(8),
            row.opt_instant(9),
            row.str(10),
            row.opt_instant(11)};
}

std::optional<Edition> with_files(db::Connection& core, std::optional<Edition> edition)
{
    if (edition)
        core.each("SELECT hash FROM edition_files WHERE edition_id = :id", {{"id", edition->id}},
                  [&](const db::Row& row) { edition->content.files.insert(row.str(0)); });
    return edition;
}

}   // namespace

std::optional<Item> find_item(db::Connection& core, ItemId id)
{
    return core.first("SELECT id, site_id, kind, language, state, live_edition_id, published_at, first_public_at, changed_at, "
                      "withdrawn_at, withdrawn_reason, external_id, version, expired FROM items WHERE id = :id",
                      {{"id", id}}, read_item);
}

std::optional<ItemId> find_by_external_id(db::Connection& core, SiteId site, std::string_view kind, std::string_view external_id)
{
    return core.first("SELECT id FROM items WHERE site_id = :site AND kind = :kind AND external_id = :external",
                      {{"site", site}, {"kind", kind}, {"external", external_id}},
                      [](const db::Row& row) { return row.id<ItemId>(0); });
}

std::optional<Edition> find_edition(db::Connection& core, EditionId id)
{
    return with_files(core, core.first("SELECT id, item_id, site_id, number, state, gate, title, category_id, content, "
                                       "content_schema, content_hash, change_note, publish_at, reason, created_by, created_at, "
                                       "updated_at, version, updated_by, expire_at, expired FROM editions WHERE id = :id",
                                       {{"id", id}}, read_edition));
}

std::optional<Edition> find_open_edition(db::Connection& core, ItemId item)
{
    return with_files(
        core, core.first("SELECT id, item_id, site_id, number, state, gate, title, category_id, content, "
                         "content_schema, content_hash, change_note, publish_at, reason, created_by, created_at, "
                         "updated_at, version, updated_by, expire_at, expired FROM editions WHERE item_id = :item AND state IN "
                         "('draft', 'submitted', 'returned', 'approved', 'scheduled')",
                         {{"item", item}}, read_edition));
}

std::vector<Edition> editions_of(db::Connection& core, ItemId item)
{
    return core.all(
        "SELECT id, item_id, site_id, number, state, gate, title, category_id, content, content_schema, content_hash, "
        "change_note, publish_at, reason, created_by, created_at, updated_at, version, updated_by, expire_at, expired FROM editions "
        "WHERE item_id = :item ORDER BY number DESC",
        {{"item", item}}, read_edition);
}

std::set<AccountId> authors_of(db::Connection& core, EditionId id)
{
    std::set<AccountId> authors;
    core.each("SELECT account_id FROM edition_authors WHERE edition_id = :id", {{"id", id}},
              [&](const db::Row& row) { authors.insert(row.id<AccountId>(0)); });
    return authors;
}

std::vector<HistoryLine> history_of(db::Connection& core, ItemId item)
{
    return core.all("SELECT e.at, e.actor_id, coalesce(a.name, ''), e.event, e.gate_code, e.to_state, e.reason, e.content_hash, "
                    "e.voided FROM edition_events e JOIN editions d ON d.id = e.edition_id "
                    "LEFT JOIN accounts a ON a.id = e.actor_id WHERE d.item_id = :item ORDER BY e.at DESC, e.id DESC",
                    {{"item", item}}, [](const db::Row& row) {
                        return HistoryLine{row.instant(0), row.id<AccountId>(1), row.str(2), row.str(3), row.str(4),
                                           row.str(5),     row.str(6),           row.str(7), row.flag(8)};
                    });
}

std::vector<std::int64_t> item_ids_after(db::Connection& core, std::string_view kind, std::int64_t after, int limit)
{
    return core.all("SELECT id FROM items WHERE kind = :kind AND id > :after ORDER BY id LIMIT :limit",
                    {{"kind", kind}, {"after", after}, {"limit", limit}}, [](const db::Row& row) { return row.i64(0); });
}

std::vector<PublicNote> public_notes_of(db::Connection& core, const Item& item, const Edition& shown, Instant now)
{
    auto notes = core.all(
        "SELECT e.change_note, (SELECT max(v.at) FROM edition_events v WHERE v.edition_id = e.id AND v.event = 'publish') "
        "FROM editions e WHERE e.item_id = :item AND e.change_note <> '' AND (e.state IN ('live', 'superseded') OR e.expired = 1) "
        "ORDER BY e.number DESC",
        {{"item", item.id}}, [](const db::Row& row) {
            return PublicNote{row.str(0), row.instant(1)};
        });
    if (shown.state != State::live && !shown.content.change_note.empty())
        notes.insert(notes.begin(), {shown.content.change_note, item.changed_at.value_or(now)});
    return notes;
}

bool site_uses_file(db::Connection& core, SiteId site, std::string_view hash)
{
    return core.number("SELECT count(*) FROM edition_files f JOIN editions e ON e.id = f.edition_id "
                       "WHERE f.hash = :hash AND e.site_id = :site",
                       {{"hash", hash}, {"site", site}}) > 0;
}

std::vector<newsstand::Subject> shown_with_file(db::Connection& core, std::string_view hash)
{
    return core.all(
        "SELECT i.kind, i.id FROM edition_files f JOIN editions e ON e.id = f.edition_id "
        "JOIN items i ON i.id = e.item_id AND i.live_edition_id = e.id WHERE f.hash = :hash AND i.state = 'live' ORDER BY i.id",
        {{"hash", hash}}, [](const db::Row& row) {
            return newsstand::Subject{row.str(0), row.i64(1)};
        });
}

std::vector<DeskLine> desk_lines(db::Connection& core, const DeskFilter& filter)
{
    return core.all(
        "SELECT e.id, e.item_id, e.number, e.state, e.gate, e.title, e.category_id, coalesce(a.name, ''), e.updated_at, "
        "e.publish_at, i.kind, e.expire_at, e.expired FROM editions e JOIN items i ON i.id = e.item_id LEFT JOIN accounts a ON a.id = e.created_by "
        "WHERE e.site_id = :site AND (:kind = '' OR i.kind = :kind) "
        "AND (:state = '' OR (e.state = :state AND e.expired = :expired)) AND e.state <> 'superseded' AND (:author = 0 OR e.created_by = :author) "
        "AND (:part = '' OR e.title_folded LIKE '%' || :part || '%' ESCAPE '!') "
        "AND (:before = 0 OR (e.updated_at, e.id) < (:before, :before_id)) ORDER BY e.updated_at DESC, e.id DESC LIMIT :limit",
        {{"site", filter.site},
         {"kind", filter.kind},
         {"state", filter.state ? stored_name(*filter.state) : std::string_view{}},
         {"expired", filter.state == State::expired},
         {"author", filter.author},
         {"part", as_it_stands(text::fold(filter.title_part))},
         {"before", filter.before_updated},
         {"before_id", filter.before_id},
         {"limit", filter.limit}},
        read_desk_line);
}

std::vector<DeskLine> lines_using_file(db::Connection& core, SiteId site, std::string_view hash, int limit)
{
    return core.all(
        "SELECT e.id, e.item_id, e.number, e.state, e.gate, e.title, e.category_id, coalesce(a.name, ''), e.updated_at, "
        "e.publish_at, i.kind, e.expire_at, e.expired FROM edition_files f JOIN editions e ON e.id = f.edition_id JOIN items i ON i.id = e.item_id "
        "LEFT JOIN accounts a ON a.id = e.created_by WHERE f.hash = :hash AND e.site_id = :site "
        "AND e.state <> 'superseded' ORDER BY e.updated_at DESC, e.id DESC LIMIT :limit",
        {{"hash", hash}, {"site", site}, {"limit", limit}}, read_desk_line);
}

std::int64_t count_in_state(db::Connection& core, SiteId site, State state)
{
    return core.number("SELECT count(*) FROM editions WHERE site_id = :site AND state = :state AND expired = :expired",
                       {{"site", site}, {"state", stored_name(state)}, {"expired", state == State::expired}});
}

ItemId next_item_number(db::Connection& core)
{
    return core
        .first("UPDATE item_counter SET last = last + 1 WHERE id = 1 RETURNING last", {},
               [](const db::Row& row) { return row.id<ItemId>(0); })
        .value();
}

int last_edition_number(db::Connection& core, ItemId item)
{
    return static_cast<int>(core.number("SELECT max(number) FROM editions WHERE item_id = :item", {{"item", item}}));
}

bool was_imported(db::Connection& core, ItemId item, std::string_view content_hash)
{
    return core.number("SELECT count(*) FROM edition_events v JOIN editions e ON e.id = v.edition_id "
                       "WHERE e.item_id = :item AND v.event = 'import' AND v.content_hash = :hash",
                       {{"item", item}, {"hash", content_hash}}) > 0;
}

void insert_item(db::Connection& core, const Item& item, AccountId by, Instant now)
{
    core.exec("INSERT INTO items (id, site_id, kind, language, state, withdrawn_reason, external_id, created_by, created_at, "
              "version) VALUES (:id, :site, :kind, :language, 'unpublished', '', :external, :by, :now, 1)",
              {{"id", item.id},
               {"site", item.site},
               {"kind", item.kind},
               {"language", item.language},
               {"external", item.external_id.empty() ? std::nullopt : std::optional(item.external_id)},
               {"by", by},
               {"now", now}});
}

void insert_edition(db::Connection& core, const Edition& e)
{
    core.exec(
        "INSERT INTO editions (id, item_id, site_id, number, state, gate, title, category_id, content, content_schema, "
        "content_hash, change_note, publish_at, expire_at, reason, created_by, created_at, updated_at, version, updated_by, "
        "title_folded) "
        "VALUES (:id, :item, :site, :number, :state, 0, :title, :category, :content, :schema, :hash, :note, :publish_at, :expire_at, '', "
        ":by, :now, :now, 1, :by, :folded)",
        {{"id", e.id},
         {"item", e.item},
         {"site", e.site},
         {"number", e.number},
         {"state", name_of(e.state)},
         {"title", e.content.title},
         {"category", e.content.category},
         {"content", e.content.content},
         {"schema", e.content.schema},
         {"hash", e.content_hash},
         {"note", e.content.change_note},
         {"publish_at", e.content.publish_at},
         {"expire_at", e.content.expire_at},
         {"by", e.created_by},
         {"now", e.created_at},
         {"folded", text::fold(e.content.title)}});
    set_files(core, e.id, e.content.files);
}

bool lock_edition(db::Connection& core, EditionId id, std::int64_t seen_version, AccountId by)
{
    return core.exec("UPDATE editions SET version = version + 1, updated_by = :by WHERE id = :id AND version = :seen",
                     {{"id", id}, {"seen", seen_version}, {"by", by}}) == 1;
}

void lock_item(db::Connection& core, ItemId id)
{
    core.exec("UPDATE items SET version = version + 1 WHERE id = :id", {{"id", id}});
}

void update_content(db::Connection& core, const Edition& e, Instant now)
{
    core.exec("UPDATE editions SET title = :title, category_id = :category, content = :content, content_schema = :schema, "
              "content_hash = :hash, change_note = :note, publish_at = :publish_at, expire_at = :expire_at, updated_at = :now, "
              "title_folded = :folded WHERE id = :id",
              {{"id", e.id},
               {"title", e.content.title},
               {"category", e.content.category},
               {"content", e.content.content},
               {"schema", e.content.schema},
               {"hash", e.content_hash},
               {"note", e.content.change_note},
               {"publish_at", e.content.publish_at},
               {"expire_at", e.content.expire_at},
               {"folded", text::fold(e.content.title)},
               {"now", now}});
    core.exec("DELETE FROM edition_files WHERE edition_id = :id", {{"id", e.id}});
    set_files(core, e.id, e.content.files);
}

void update_state(db::Connection& core, EditionId id, State state, std::size_t gate, std::string_view reason, Instant now)
{
    core.exec("UPDATE editions SET state = :state, expired = :expired, gate = :gate, reason = :reason, updated_at = :now "
              "WHERE id = :id",
              {{"id", id},
               {"state", stored_name(state)},
               {"expired", state == State::expired},
               {"gate", gate},
               {"reason", reason},
               {"now", now}});
}

void set_files(db::Connection& core, EditionId id, const std::set<std::string>& files)
{
    for (const std::string& hash : files)
        core.exec("INSERT INTO edition_files (edition_id, hash) VALUES (:id, :hash)", {{"id", id}, {"hash", hash}});
}

void add_author(db::Connection& core, EditionId id, AccountId account)
{
    core.exec("INSERT INTO edition_authors (edition_id, account_id) VALUES (:id, :account) ON CONFLICT DO NOTHING",
              {{"id", id}, {"account", account}});
}

void add_event(db::Connection& core, EditionId id, Instant at, AccountId actor, std::string_view event,
               std::string_view gate_code, State to, std::string_view content_hash, std::string_view reason)
{
    core.exec(
        "INSERT INTO edition_events (id, edition_id, at, actor_id, event, gate_code, to_state, content_hash, reason, voided) "
        "VALUES (:id, :edition, :at, :actor, :event, :gate, :to, :hash, :reason, 0)",
        {{"id", new_id()},
         {"edition", id},
         {"at", at},
         {"actor", actor},
         {"event", event},
         {"gate", gate_code},
         {"to", name_of(to)},
         {"hash", content_hash},
         {"reason", reason}});
}

std::string first_hash(db::Connection& core, EditionId id)
{
    return core
        .first("SELECT content_hash FROM edition_events WHERE edition_id = :id AND event = 'create'", {{"id", id}},
               [](const db::Row& row) { return row.str(0); })
        .value_or("");
}

void void_approvals(db::Connection& core, EditionId id)
{
    core.exec("UPDATE edition_events SET voided = 1 WHERE edition_id = :id AND event IN ('pass', 'approve')", {{"id", id}});
}

void set_item_live(db::Connection& core, ItemId item, EditionId edition, Instant published_at, Instant now)
{
    core.exec("UPDATE items SET state = 'live', live_edition_id = :edition, published_at = coalesce(published_at, :published), "
              "first_public_at = coalesce(first_public_at, :now), changed_at = :now, withdrawn_at = NULL, withdrawn_reason = '', "
              "expired = 0 WHERE id = :item",
              {{"item", item}, {"edition", edition}, {"published", published_at}, {"now", now}});
}

void set_item_withdrawn(db::Connection& core, ItemId item, std::string_view reason, Instant now)
{
    core.exec(
        "UPDATE items SET state = 'withdrawn', withdrawn_at = :now, withdrawn_reason = :reason, expired = 0 WHERE id = :item",
        {{"item", item}, {"reason", reason}, {"now", now}});
}

void set_item_expired(db::Connection& core, ItemId item, Instant at)
{
    core.exec("UPDATE items SET state = 'withdrawn', withdrawn_at = :at, withdrawn_reason = '', expired = 1 WHERE id = :item",
              {{"item", item}, {"at", at}});
}

}   // namespace tantrao::publication
