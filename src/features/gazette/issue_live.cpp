// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/issue_live.hpp"
#include "features/documents/api.hpp"
#include "features/gazette/corrections.hpp"
#include "features/gazette/issue_store.hpp"
#include "features/media/api.hpp"
#include "platform/publication/publication_store.hpp"
#include <fmt/format.h>

namespace tantrao::gazette {
namespace {

// Notices keep the address that the issue had.
constexpr std::string_view schema = R"sql(
CREATE TABLE live_gazette_issues (
    item INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, year TEXT NOT NULL, slug TEXT NOT NULL, issue_number TEXT NOT NULL,
    issued_on TEXT NOT NULL, published_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, corrections TEXT NOT NULL,
    file_href TEXT NOT NULL, file_hash TEXT NOT NULL, file_size INTEGER NOT NULL, file_signatures TEXT NOT NULL
);
CREATE INDEX live_gazette_issues_address ON live_gazette_issues (site_id, year, slug);
CREATE INDEX live_gazette_issues_item ON live_gazette_issues (site_id, item);
CREATE INDEX live_gazette_issues_day ON live_gazette_issues (site_id, issued_on);
CREATE TABLE live_gazette_documents (
    issue INTEGER NOT NULL, position INTEGER NOT NULL, document INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (issue, position)
) WITHOUT ROWID;
CREATE TABLE live_gazette_notices (
    item INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, year TEXT NOT NULL, slug TEXT NOT NULL, withdrawn_at INTEGER NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX live_gazette_notices_address ON live_gazette_notices (site_id, year, slug);
)sql";

newsstand::Tags shown_tags(db::Connection& live, std::int64_t id)
{
    newsstand::Tags tags{issue_tag(ItemId{id})};
    live.each("SELECT site_id FROM live_gazette_issues WHERE item = :item", {{"item", id}},
              [&](const db::Row& row) { tags.insert(list_tag(row.id<SiteId>(0))); });
    return tags;
}

void clear(newsstand::ProjectContext& context, std::int64_t id)
{
    context.purge.merge(shown_tags(context.live, id));
    for (const char* sql :
         {"DELETE FROM live_gazette_documents WHERE issue = :item", "DELETE FROM live_gazette_issues WHERE item = :item",
          "DELETE FROM live_gazette_notices WHERE item = :item"})
        context.live.exec(sql, {{"item", id}});
}

Issue issue_in(const publication::Item& item, const publication::Edition& edition)
{
    auto issue = from_content(edition.content);
    if (!issue)
        throw std::runtime_error(fmt::format("gazette issue {}: {}", item.id.value, issue.error().code));
    return *issue;
}

publication::Edition live_edition(db::Connection& core, const publication::Item& item)
{
    auto edition = publication::find_edition(core, item.live_edition);
    if (!edition)
        throw std::runtime_error(fmt::format("gazette issue {} has no live edition", item.id.value));
    return *edition;
}

void write_notice(newsstand::ProjectContext& context, const publication::Item& item)
{
    const Issue issue = issue_in(item, live_edition(context.core, item));
    context.live.exec("INSERT INTO live_gazette_notices (item, site_id, year, slug, withdrawn_at, reason) "
                      "VALUES (:item, :site, :year, :slug, :at, :reason)",
                      {{"item", item.id},
                       {"site", item.site},
                       {"year", year_of(issue)},
                       {"slug", slug_of(issue.number)},
                       {"at", item.withdrawn_at.value_or(context.now)},
                       {"reason", item.withdrawn_reason}});
}

void project(newsstand::ProjectContext& context, std::int64_t id)
{
    const auto item = publication::find_item(context.core, ItemId{id});
    if (item && item->state == publication::ItemState::live)
        return project_edition(context, *item, live_edition(context.core, *item));
    clear(context, id);
    media::hide_files(context, kind, id);
    if (item && item->state == publication::ItemState::withdrawn && item->live_edition)
        write_notice(context, *item);
}

std::vector<Entry> entries_of(newsstand::LiveReader& live, ItemId issue)
{
    return live.db().all("SELECT document, name FROM live_gazette_documents WHERE issue = :issue ORDER BY position",
                         {{"issue", issue}}, [](const db::Row& row) {
                             return Entry{row.id<ItemId>(0), row.str(1)};
                         });
}

std::optional<search::Document> found_document(newsstand::LiveReader& live, std::int64_t id)
{
    auto made = live.db().first("SELECT site_id, issue_number, year, published_at FROM live_gazette_issues WHERE item = :item",
                                {{"item", id}}, [](const db::Row& row) {
                                    search::Document document;
                                    document.site = row.id<SiteId>(0);
                                    document.title = name_of(row.text(1), row.text(2));
                                    document.published_at = row.instant(3);
                                    return document;
                                });
    if (made)
        for (const Entry& entry : entries_of(live, ItemId{id}))
            made->body += entry.name + "\n";
    return made;
}

std::vector<std::int64_t> found_list(newsstand::LiveReader& live, std::int64_t after, int limit)
{
    return live.db().all("SELECT item FROM live_gazette_issues WHERE item > :after ORDER BY item LIMIT :limit",
                         {{"after", after}, {"limit", limit}}, [](const db::Row& row) { return row.i64(0); });
}

// "" where nobody knows.
std::string signatures_json(db::Connection& core, const std::string& file)
{
    const auto found = media::signatures_of(core, {file});
    const auto of_file = found.find(file);
    return of_file == found.end() || !of_file->second ? "" : extraction::to_json(*of_file->second);
}

std::optional<catalogue::Card> found_card(newsstand::LiveReader& live, const site::Directory& directory, Instant, std::int64_t id)
{
    auto card = live.db().first(
        "SELECT site_id, issue_number, year, published_at FROM live_gazette_issues WHERE item = :item", {{"item", id}},
        [](const db::Row& row) {
            return catalogue::Card{
                row.id<SiteId>(0), CategoryId{}, name_of(row.text(1), row.text(2)), path_of(row.text(2), row.text(1)), "",
                row.instant(3)};
        });
    return card && directory.by_id(card->site) != nullptr ? card : std::nullopt;
}

}   // namespace

void project_edition(newsstand::ProjectContext& context, const publication::Item& item, const publication::Edition& edition)
{
    const Issue issue = issue_in(item, edition);
    clear(context, item.id.value);
    media::show_files(context, kind, item.id.value, files_of(issue));
    context.live.exec(
        "INSERT INTO live_gazette_issues (item, site_id, year, slug, issue_number, issued_on, published_at, changed_at, corrections, "
        "file_href, file_hash, file_size, file_signatures) "
        "VALUES (:item, :site, :year, :slug, :number, :day, :published, :changed, :corrections, :href, :hash, :size, :signatures)",
        {{"item", item.id},
         {"site", item.site},
         {"year", year_of(issue)},
         {"slug", slug_of(issue.number)},
         {"number", issue.number},
         {"day", issue.issued_on},
         {"published", item.published_at.value_or(context.now)},
         {"changed", item.changed_at.value_or(context.now)},
         {"corrections", corrections_json(corrections_of(context.core, item, edition, context.now))},
         {"href", issue.file.empty() ? "" : media::public_links(context.core).attachment(issue.file.hash, issue.file.name)},
         {"hash", issue.file.hash},
         {"size", issue.file.size},
         {"signatures", signatures_json(context.core, issue.file.hash)}});
    std::int64_t position = 0;
    for (const ItemId document : issue.documents) {
        const auto record = shown_record(context.core, document);
        context.live.exec(
            "INSERT INTO live_gazette_documents (issue, position, document, name) VALUES (:issue, :position, :document, :name)",
            {{"issue", item.id},
             {"position", position++},
             {"document", document},
             {"name", record ? documents::name_of(*record) : ""}});
    }
    context.purge.merge(shown_tags(context.live, item.id.value));
}

newsstand::Projection issue_projection()
{
    newsstand::Projection projection;
    projection.kind = kind;
    projection.version = 5;
    projection.live_schema = schema;
    projection.project = project;
    projection.own_tags = [](std::int64_t id) { return newsstand::Tags{issue_tag(ItemId{id})}; };
    projection.shown_tags = shown_tags;
    projection.list = [](db::Connection& core, std::int64_t after, int limit) {
        return publication::item_ids_after(core, kind, after, limit);
    };
    return projection;
}

catalogue::Source issue_source() { return {std::string(kind), "gazette.kind", 1, found_document, found_list, found_card}; }

std::optional<LiveIssue> find_issue(newsstand::LiveReader& live, SiteId site, std::string_view year, std::string_view slug)
{
    auto issue = live.db().first(
        "SELECT item, year, issue_number, issued_on, corrections, published_at, changed_at, file_href, file_hash, file_size, "
        "file_signatures "
        "FROM live_gazette_issues "
        "WHERE site_id = :site AND year = :year AND slug = :slug",
        {{"site", site}, {"year", year}, {"slug", slug}}, [&](const db::Row& row) {
            return LiveIssue{row.id<ItemId>(0),
                             site,
                             row.str(1),
                             row.str(2),
                             row.str(3),
                             {},
                             corrections_in(row.text(4)),
                             row.instant(5),
                             row.instant(6),
                             {row.str(7), row.str(8), row.i64(9), extraction::parse_signatures(row.text(10))}};
        });
    if (!issue || live.is_gone(kind, issue->item.value))
        return std::nullopt;
    issue->entries = entries_of(live, issue->item);
    return issue;
}

std::optional<Notice> find_notice(newsstand::LiveReader& live, SiteId site, std::string_view year, std::string_view slug)
{
    return live.db().first(
        "SELECT item, withdrawn_at, reason FROM live_gazette_notices WHERE site_id = :site AND year = :year AND slug = :slug "
        "ORDER BY withdrawn_at DESC, item DESC LIMIT 1",
        {{"site", site}, {"year", year}, {"slug", slug}}, [](const db::Row& row) {
            return Notice{row.id<ItemId>(0), row.instant(1), row.str(2)};
        });
}

std::vector<std::string> years_of(newsstand::LiveReader& live, SiteId site)
{
    return live.db().all("SELECT DISTINCT year FROM live_gazette_issues WHERE site_id = :site ORDER BY year DESC",
                         {{"site", site}}, [](const db::Row& row) { return row.str(0); });
}

std::vector<IssueLine> issues_of(newsstand::LiveReader& live, SiteId site, std::string_view year, int limit)
{
    auto lines = live.db().all(
        "SELECT item, year, issue_number, issued_on, (SELECT count(*) FROM live_gazette_documents d WHERE d.issue = item), "
        "published_at, changed_at FROM live_gazette_issues WHERE site_id = :site AND (:year = '' OR year = :year) "
        "ORDER BY issued_on DESC, item DESC LIMIT :limit",
        {{"site", site}, {"year", year}, {"limit", limit}}, [](const db::Row& row) {
            return IssueLine{row.id<ItemId>(0), row.str(1), row.str(2), row.str(3), row.i64(4), row.instant(5), row.instant(6)};
        });
    std::erase_if(lines, [&](const IssueLine& line) { return live.is_gone(kind, line.item.value); });
    return lines;
}

std::vector<Address> addresses_between(newsstand::LiveReader& live, SiteId site, ItemId after, ItemId last)
{
    auto all = live.db().all("SELECT item, year, issue_number, changed_at FROM live_gazette_issues "
                             "WHERE site_id = :site AND item > :after AND item <= :last ORDER BY item",
                             {{"site", site}, {"after", after}, {"last", last}}, [](const db::Row& row) {
                                 return Address{row.id<ItemId>(0), row.str(1), row.str(2), row.instant(3)};
                             });
    std::erase_if(all, [&](const Address& address) { return live.is_gone(kind, address.item.value); });
    return all;
}

std::optional<ItemId> number_after(newsstand::LiveReader& live, SiteId site, ItemId after, int skipped)
{
    return live.db().first(
        "SELECT item FROM live_gazette_issues WHERE site_id = :site AND item > :after ORDER BY item LIMIT 1 OFFSET :skipped",
        {{"site", site}, {"after", after}, {"skipped", skipped}}, [](const db::Row& row) { return row.id<ItemId>(0); });
}

std::string issue_tag(ItemId item) { return fmt::format("gazette-issue:{}", item.value); }
std::string list_tag(SiteId site) { return fmt::format("gazette:{}", site.value); }

}   // namespace tantrao::gazette
