// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_live.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/citation_links.hpp"
#include "features/documents/effects.hpp"
#include "features/documents/secrecy.hpp"
#include "features/documents/task_live.hpp"
#include "features/documents/text_html.hpp"
#include "features/documents/validity_live.hpp"
#include "features/media/api.hpp"
#include "platform/publication/publication_store.hpp"
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

// The long columns stand last, so that lists do not read them.
constexpr std::string_view schema = R"sql(
CREATE TABLE live_documents (
    number INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, number_key TEXT NOT NULL, issued_on TEXT NOT NULL, type TEXT NOT NULL,
    issuer_key TEXT NOT NULL, document_number TEXT NOT NULL, issuer TEXT NOT NULL, effective_on TEXT NOT NULL, expires_on TEXT NOT NULL,
    published_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, title TEXT NOT NULL, record TEXT NOT NULL, corrections TEXT NOT NULL,
    files TEXT NOT NULL, provisions TEXT NOT NULL, contents_html TEXT NOT NULL, external_id TEXT NOT NULL, has_tree INTEGER NOT NULL,
    text_html TEXT NOT NULL, plain_text TEXT NOT NULL
);
CREATE INDEX live_documents_site ON live_documents (site_id, issued_on, number);
CREATE INDEX live_documents_map ON live_documents (site_id, number);
CREATE INDEX live_documents_key ON live_documents (site_id, number_key);
CREATE TABLE live_document_facets (
    site_id INTEGER NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, issued_on TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (site_id, facet, value, issued_on, number)
) WITHOUT ROWID;
CREATE INDEX live_document_facets_number ON live_document_facets (number);
CREATE TABLE live_document_values (
    site_id INTEGER NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL, documents INTEGER NOT NULL,
    PRIMARY KEY (site_id, facet, value)
) WITHOUT ROWID;
CREATE TABLE live_document_effects (
    source INTEGER NOT NULL, position INTEGER NOT NULL, site_id INTEGER NOT NULL, target_key TEXT NOT NULL, target_issued_on TEXT NOT NULL,
    kind TEXT NOT NULL, provision TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT NOT NULL, source_provision TEXT NOT NULL,
    text_change TEXT NOT NULL, PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE INDEX live_document_effects_target ON live_document_effects (site_id, target_key);
CREATE TABLE live_document_validity (
    number INTEGER NOT NULL, from_on TEXT NOT NULL, until_on TEXT NOT NULL, validity TEXT NOT NULL, PRIMARY KEY (number, from_on)
) WITHOUT ROWID;
CREATE INDEX live_document_validity_day ON live_document_validity (from_on, number);
CREATE TABLE live_document_notices (
    number INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, withdrawn_at INTEGER NOT NULL, reason TEXT NOT NULL, name TEXT NOT NULL
);
)sql";

// The tags of every page that shows the document as live has it now, or names one it bears on.
newsstand::Tags shown_tags(db::Connection& live, std::int64_t number)
{
    newsstand::Tags tags{document_tag(ItemId{number})};
    live.each("SELECT site_id, number_key FROM live_documents WHERE number = :number", {{"number", number}},
              [&](const db::Row& row) {
                  tags.insert(list_tag(row.id<SiteId>(0)));
                  tags.insert(key_tag(row.id<SiteId>(0), row.text(1)));
              });
    for (const char* sql : {"SELECT site_id, target_key FROM live_document_effects WHERE source = :number",
                            "SELECT site_id, value FROM live_document_facets WHERE number = :number AND facet = 'name'"})
        live.each(sql, {{"number", number}}, [&](const db::Row& row) { tags.insert(key_tag(row.id<SiteId>(0), row.text(1))); });
    return tags;
}

// What the document bears on: their periods are worked out anew when it comes or goes.
std::set<std::pair<SiteId, std::string>> targets_of(db::Connection& live, ItemId number)
{
    std::set<std::pair<SiteId, std::string>> targets;
    live.each("SELECT site_id, target_key FROM live_document_effects WHERE source = :number", {{"number", number}},
              [&](const db::Row& row) { targets.emplace(row.id<SiteId>(0), row.str(1)); });
    return targets;
}

// What filters offer counts one document less.
void leave_values(db::Connection& live, ItemId number)
{
    struct Value {
        SiteId site;
        std::string facet, value;
    };
    const auto values = live.all("SELECT site_id, facet, value FROM live_document_facets WHERE number = :number",
                                 {{"number", number}}, [](const db::Row& row) {
                                     return Value{row.id<SiteId>(0), row.str(1), row.str(2)};
                                 });
    for (const Value& one : values) {
        live.exec(
            "UPDATE live_document_values SET documents = documents - 1 WHERE site_id = :site AND facet = :facet AND value = :value",
            {{"site", one.site}, {"facet", one.facet}, {"value", one.value}});
        live.exec(
            "DELETE FROM live_document_values WHERE site_id = :site AND facet = :facet AND value = :value AND documents <= 0",
            {{"site", one.site}, {"facet", one.facet}, {"value", one.value}});
    }
}

void clear(newsstand::ProjectContext& context, ItemId number)
{
    context.purge.merge(shown_tags(context.live, number.value));
    const auto targets = targets_of(context.live, number);
    leave_values(context.live, number);
    for (const char* sql :
         {"DELETE FROM live_document_facets WHERE number = :number", "DELETE FROM live_document_effects WHERE source = :number",
          "DELETE FROM live_document_validity WHERE number = :number", "DELETE FROM live_documents WHERE number = :number",
          "DELETE FROM live_document_tasks WHERE number = :number", "DELETE FROM live_document_notices WHERE number = :number"})
        context.live.exec(sql, {{"number", number}});
    for (const auto& [site, key] : targets)
        write_periods(context.live, site, key);
}

// What readers had; "" of what was withdrawn to keep a secret, of which not even its number is told.
std::string name_for_notice(db::Connection& core, const publication::Item& item)
{
    if (tells_of_secrecy(item.withdrawn_reason))
        return "";
    for (const publication::Edition& edition : publication::editions_of(core, item.id))
        if (edition.state == publication::State::withdrawn || edition.state == publication::State::expired) {
            const auto document = from_content(edition.content);
            return document ? name_of(*document) : "";
        }
    return "";
}

void write_notice(newsstand::ProjectContext& context, const publication::Item& item)
{
    context.live.exec(
        "INSERT INTO live_document_notices (number, site_id, withdrawn_at, reason, name) VALUES (:number, :site, :at, :reason, :name)",
        {{"number", item.id},
         {"site", item.site},
         {"at", item.withdrawn_at.value_or(context.now)},
         {"reason", item.withdrawn_reason},
         {"name", name_for_notice(context.core, item)}});
}

std::string files_json(db::Connection& core, const Document& document)
{
    const body::FileLinks links = media::public_links(core);
    std::vector<std::string> hashes;
    for (const File& file : document.files)
        hashes.push_back(file.file);
    const auto signatures = media::signatures_of(core, hashes);
    Json list = Json::array();
    for (const File& file : document.files) {
        const auto stored = media::find_file(core, file.file);
        const bool is_as_stored = stored && !stored->is_picture();   // of a picture readers get what was made of it
        Json& one = list.emplace_back(Json{{"href", links.attachment(file.file, file.name)},
                                           {"name", file.name},
                                           {"facts", body::file_facts(file.type, file.size)},
                                           {"hash", is_as_stored ? file.file : ""}});
        if (const auto of_file = signatures.find(file.file); of_file != signatures.end())
            one["signatures"] = of_file->second ? extraction::to_json(*of_file->second) : "";
    }
    return dump_json(list);
}

std::string corrections_json(const std::vector<publication::PublicNote>& notes)
{
    Json list = Json::array();
    for (const publication::PublicNote& note : notes)
        list.push_back({{"note", note.note}, {"at", note.at.us}});
    return dump_json(list);
}

void write_facet(newsstand::ProjectContext& context, const publication::Item& item, const Document& document,
                 std::string_view facet, const std::string& value, const std::string& label)
{
    context.live.exec(
        "INSERT INTO live_document_facets (site_id, facet, value, issued_on, number) VALUES (:site, :facet, :value, :day, :number)",
        {{"site", item.site}, {"facet", facet}, {"value", value}, {"day", document.issued_on}, {"number", item.id}});
    context.live.exec(
        "INSERT INTO live_document_values (site_id, facet, value, label, documents) VALUES (:site, :facet, :value, :label, 1) "
        "ON CONFLICT (site_id, facet, value) DO UPDATE SET documents = documents + 1, label = :label",
        {{"site", item.site}, {"facet", facet}, {"value", value}, {"label", label}});
}

void write_facets(newsstand::ProjectContext& context, const publication::Item& item, const Document& document)
{
    const std::string year = document.issued_on.substr(0, 4);
    write_facet(context, item, document, "type", text::slug(document.type), document.type);
    write_facet(context, item, document, "issuer", issuer_key(document.issuer), document.issuer);
    write_facet(context, item, document, "year", year, year);
    if (!document.signer.empty())
        write_facet(context, item, document, "signer", text::slug(document.signer), document.signer);
    if (is_directive(document.type, document.number))
        write_facet(context, item, document, "group", "directives", "");
    if (const std::string name = name_key(document); !name.empty())
        write_facet(context, item, document, "name", name, "");
    for (const std::string& slug : document.fields)
        if (const Field* field = find_field(slug))
            write_facet(context, item, document, "field", field->slug, field->name);
}

void write_effects(newsstand::ProjectContext& context, const publication::Item& item, const Document& document)
{
    std::int64_t position = 0;
    for (const StatedEffect& stated : effects_of(document))
        context.live.exec(
            "INSERT INTO live_document_effects (source, position, site_id, target_key, target_issued_on, kind, provision, from_on, "
            "until_on, source_provision, text_change) VALUES (:source, :position, :site, :key, :day, :kind, :provision, :from, :until, "
            ":source_provision, :change)",
            {{"source", item.id},
             {"position", position++},
             {"site", item.site},
             {"key", number_key(stated.number)},
             {"day", stated.issued_on},
             {"kind", name_of(stated.effect.kind)},
             {"provision", stated.effect.provision},
             {"from", stated.effect.from},
             {"until", stated.effect.until},
             {"source_provision", stated.effect.source},
             {"change", to_json(stated.effect.change)}});
}

void write_document(newsstand::ProjectContext& context, const publication::Item& item, const Document& document,
                    const std::vector<publication::PublicNote>& notes)
{
    Document record = document;
    record.text.clear();
    const TextHtml text = html_of_text(document.text, document.number);
    context.live.exec(
        "INSERT INTO live_documents (number, site_id, number_key, issued_on, type, issuer_key, document_number, issuer, effective_on, "
        "expires_on, published_at, changed_at, title, record, corrections, files, provisions, contents_html, external_id, has_tree, "
        "text_html, plain_text) VALUES (:number, :site, "
        ":key, :issued, :type, :issuer_key, :document_number, :issuer, :effective, :expires, :published, :changed, :title, :record, "
        ":corrections, :files, :provisions, :contents, :external, :tree, :text, :plain)",
        {{"number", item.id},
         {"site", item.site},
         {"key", number_key(document.number)},
         {"issued", document.issued_on},
         {"type", document.type},
         {"issuer_key", issuer_key(document.issuer)},
         {"document_number", document.number},
         {"issuer", document.issuer},
         {"effective", document.effective_on},
         {"expires", document.expires_on},
         {"published", *item.published_at},
         {"changed", item.changed_at.value_or(*item.published_at)},
         {"title", document.title},
         {"record", to_content(record).content},
         {"corrections", corrections_json(notes)},
         {"files", files_json(context.core, document)},
         {"provisions", text.provisions},
         {"contents", text.contents},
         {"external", item.external_id},
         {"tree", text.is_tree ? 1 : 0},
         {"text", text.text},
         {"plain", document.text}});
}

void project(newsstand::ProjectContext& context, std::int64_t id)
{
    const ItemId number{id};
    const auto item = publication::find_item(context.core, number);
    if (item && item->state == publication::ItemState::live) {
        const auto edition = publication::find_edition(context.core, item->live_edition);
        if (!edition)
            throw std::runtime_error(fmt::format("document {} has no live edition", id));
        project_edition(context, *item, *edition);
        return;
    }
    clear(context, number);
    media::hide_files(context, kind, id);
    if (item && item->state == publication::ItemState::withdrawn)
        write_notice(context, *item);
}

void withdraw(newsstand::ProjectContext& context, std::int64_t id)
{
    clear(context, ItemId{id});
    media::hide_files(context, kind, id);
    if (const auto item = publication::find_item(context.core, ItemId{id});
        item && item->state == publication::ItemState::withdrawn)
        write_notice(context, *item);
}

std::vector<Correction> corrections_of(std::string_view json)
{
    std::vector<Correction> corrections;
    const Json list = parse_json(json).value();   // written by write_document
    for (const Json& one : list)
        corrections.push_back({json_text(one, "note"), Instant{one.at("at").get<std::int64_t>()}});
    return corrections;
}

std::vector<ShownFile> shown_files(std::string_view json)
{
    std::vector<ShownFile> files;
    const Json list = parse_json(json).value();   // written by write_document
    for (const Json& one : list) {
        files.push_back(
            {json_text(one, "href"), json_text(one, "name"), json_text(one, "facts"), json_text(one, "hash"), std::nullopt});
        if (one.contains("signatures"))
            files.back().signatures.emplace(
                extraction::parse_signatures(json_text(one, "signatures")));   // "" where nobody knows
    }
    return files;
}

}   // namespace

void project_edition(newsstand::ProjectContext& context, const publication::Item& item, const publication::Edition& edition)
{
    const auto document = from_content(edition.content);
    if (!document)
        throw std::runtime_error(fmt::format("document {}: {}", item.id.value, document.error().code));
    const auto notes = publication::public_notes_of(context.core, item, edition, context.now);
    clear(context, item.id);
    media::show_files(context, kind, item.id.value, files_of(*document));
    write_document(context, item, *document, notes);
    write_facets(context, item, *document);
    write_effects(context, item, *document);
    write_tasks(context, item.id);
    write_periods(context.live, item.site, number_key(document->number));
    for (const auto& [site, key] : targets_of(context.live, item.id))
        write_periods(context.live, site, key);
    context.purge.merge(shown_tags(context.live, item.id.value));
}

std::string document_tag(ItemId number) { return fmt::format("document:{}", number.value); }
std::string list_tag(SiteId site) { return fmt::format("documents:{}", site.value); }
std::string key_tag(SiteId site, std::string_view number_key)
{
    return fmt::format("document-key:{}:{}", site.value, number_key);
}

newsstand::Projection document_projection()
{
    newsstand::Projection projection;
    projection.kind = kind;
    projection.version = 13;
    projection.live_schema = std::string(schema) + std::string(task_schema);
    projection.project = project;
    projection.withdraw = withdraw;
    projection.own_tags = [](std::int64_t id) { return newsstand::Tags{document_tag(ItemId{id})}; };
    projection.shown_tags = shown_tags;
    projection.list = [](db::Connection& core, std::int64_t after, int limit) {
        return publication::item_ids_after(core, kind, after, limit);
    };
    return projection;
}

std::optional<LiveDocument> find_document(newsstand::LiveReader& live, ItemId number)
{
    if (live.is_gone(kind, number.value))
        return std::nullopt;
    return live.db().first(
        "SELECT site_id, published_at, changed_at, record, corrections, files, contents_html, text_html, has_tree "
        "FROM live_documents WHERE number = :number",
        {{"number", number}}, [&](const db::Row& row) {
            publication::Content content;
            content.content = row.str(3);
            LiveDocument document{number,
                                  row.id<SiteId>(0),
                                  from_content(content).value(),
                                  row.str(7),
                                  row.str(6),
                                  shown_files(row.text(5)),
                                  row.flag(8),
                                  corrections_of(row.text(4)),
                                  row.instant(1),
                                  row.instant(2)};
            return document;
        });
}

std::string find_text(newsstand::LiveReader& live, ItemId number)
{
    return live.db()
        .first("SELECT plain_text FROM live_documents WHERE number = :number", {{"number", number}},
               [](const db::Row& row) { return row.str(0); })
        .value_or("");
}

std::optional<Notice> find_notice(newsstand::LiveReader& live, ItemId number)
{
    return live.db().first("SELECT site_id, withdrawn_at, reason, name FROM live_document_notices WHERE number = :number",
                           {{"number", number}}, [](const db::Row& row) {
                               return Notice{row.id<SiteId>(0), row.instant(1), row.str(2), row.str(3)};
                           });
}

}   // namespace tantrao::documents
