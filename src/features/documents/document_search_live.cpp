// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/document.hpp"
#include "features/documents/document_live.hpp"
#include "features/documents/document_search.hpp"
#include "features/media/api.hpp"
#include "platform/catalogue/html_text.hpp"

namespace tantrao::documents {
namespace {

// A document is looked for by the day it was issued, whenever it came to the portal.
Instant day_of_issue(std::string_view issued_on, Instant posted)
{
    const auto day = parse_instant(issued_on);
    return day ? *day : posted;
}

// What a document is called, then what it is about: both are what people type.
std::string title_of(const Document& record) { return name_of(record) + ": " + record.title; }

std::string searched_text(const std::string& html, const std::string& text_of_files)
{
    return catalogue::text_of_html(html) + (text_of_files.empty() ? "" : "\n") + text_of_files;
}

std::optional<search::Document> document(newsstand::LiveReader& live, std::int64_t id)
{
    const auto found = find_document(live, ItemId{id});
    if (!found)
        return std::nullopt;
    const Document& record = found->record;
    search::Document made;
    made.site = found->site;
    made.title = title_of(record);
    made.summary = record.title;
    made.body = searched_text(found->text_html, media::text_of_files(live, kind, id));
    made.keywords = {record.issuer, record.signer};
    made.numbers = {record.number};
    made.agency = issuer_key(record.issuer);
    for (const std::string& slug : record.fields)
        if (const Field* field = find_field(slug))
            made.fields.push_back(field->slug);
    made.is_law = true;
    const auto effects = effects_on(live, found->site, record);
    for (const Effect& effect : effects)
        made.depends_on.push_back({std::string(kind), effect.by.value});
    for (const Period& period : periods_of(timeline_of(record, effects)))
        if (period.validity == Validity::expired || period.validity == Validity::suspended)
            made.without_force.push_back({period.from, period.until});
    made.published_at = day_of_issue(record.issued_on, found->published_at);
    made.external_id = live.db()
                           .first("SELECT external_id FROM live_documents WHERE number = :number", {{"number", id}},
                                  [](const db::Row& row) { return row.str(0); })
                           .value_or("");
    return made;
}

// The documents it ends or suspends: whether they are in force is indexed with them.
std::vector<std::int64_t> bears_on(newsstand::LiveReader& live, std::int64_t id)
{
    return live.db().all("SELECT DISTINCT d.number FROM live_document_effects e JOIN live_documents d ON d.site_id = e.site_id "
                         "AND d.number_key = e.target_key WHERE e.source = :id AND e.provision = '' "
                         "AND e.kind IN ('replaces', 'repeals', 'suspends')",
                         {{"id", id}}, [](const db::Row& row) { return row.i64(0); });
}

std::vector<std::int64_t> list(newsstand::LiveReader& live, std::int64_t after, int limit)
{
    return live.db().all("SELECT number FROM live_documents WHERE number > :after ORDER BY number LIMIT :limit",
                         {{"after", after}, {"limit", limit}}, [](const db::Row& row) { return row.i64(0); });
}

std::optional<catalogue::Card> card(newsstand::LiveReader& live, const site::Directory& directory, Instant, std::int64_t id)
{
    return live.db()
        .first(
            "SELECT site_id, type, document_number, title, external_id, issued_on, published_at FROM live_documents WHERE number = "
            ":number",
            {{"number", id}},
            [&](const db::Row& row) -> std::optional<catalogue::Card> {
                const site::PublicSite* site = directory.by_id(row.id<SiteId>(0));
                if (site == nullptr)
                    return std::nullopt;
                return catalogue::Card{site->site.id,
                                       CategoryId{},
                                       row.str(1) + " " + row.str(2) + ": " + row.str(3),
                                       path_of(row.text(2), ItemId{id}),
                                       row.str(4),
                                       day_of_issue(row.text(5), row.instant(6))};
            })
        .value_or(std::nullopt);
}

}   // namespace

std::map<ItemId, std::string> searched_texts(newsstand::LiveReader& live, const std::vector<ItemId>& numbers)
{
    std::vector<std::int64_t> ids;
    for (const ItemId number : numbers)
        ids.push_back(number.value);
    auto of_files = media::texts_of_files(live, kind, ids);
    std::map<ItemId, std::string> texts;
    live.db().each("SELECT number, text_html FROM live_documents WHERE number IN (SELECT value FROM json_each(:numbers))",
                   {{"numbers", dump_json(Json(ids))}},
                   [&](const db::Row& row) { texts[row.id<ItemId>(0)] = searched_text(row.str(1), of_files[row.i64(0)]); });
    return texts;
}

catalogue::Source document_source() { return {std::string(kind), "documents.kind", 5, document, list, card, bears_on}; }

}   // namespace tantrao::documents
