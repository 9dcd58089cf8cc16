// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "base/text.hpp"
#include "features/documents/document.hpp"
#include <utility>

namespace tantrao::documents {
namespace {

Json relations_json(const Document& document)
{
    Json list = Json::array();
    for (const Relation& r : document.relations) {
        Json& relation = list.emplace_back(Json{{"kind", name_of(r.kind)},
                                                {"number", r.number},
                                                {"title", r.title},
                                                {"issued_on", r.issued_on},
                                                {"provision", r.provision},
                                                {"from", r.from},
                                                {"until", r.until}});
        for (const auto& [key, value] : {std::pair{"source", &r.source}, {"wording", &r.wording}})
            if (!value->empty())
                relation[key] = *value;
    }
    return list;
}

Json files_json(const Document& document)
{
    Json list = Json::array();
    for (const File& f : document.files)
        list.push_back({{"file", f.file}, {"name", f.name}, {"type", f.type}, {"size", f.size}});
    return list;
}

const Json& list_in(const Json& json, const char* key)
{
    static const Json none = Json::array();
    const auto found = json.find(key);
    return found != json.end() && found->is_array() ? *found : none;
}

void read_lists(const Json& json, Document& document)
{
    for (const Json& slug : list_in(json, "fields"))
        if (slug.is_string())
            document.fields.push_back(slug.get<std::string>());
    for (const Json& f : list_in(json, "files"))
        document.files.push_back(
            {json_text(f, "file"), json_text(f, "name"), json_text(f, "type"), f.value("size", std::int64_t{0})});
    for (const Json& r : list_in(json, "relations"))
        document.relations.push_back({relation_kind_of(json_text(r, "kind")).value_or(RelationKind::refers_to),
                                      json_text(r, "number"), json_text(r, "title"), json_text(r, "issued_on"),
                                      json_text(r, "provision"), json_text(r, "from"), json_text(r, "until"),
                                      json_text(r, "source"), json_text(r, "wording")});
}

}   // namespace

publication::Content to_content(const Document& document)
{
    const Json json{{"number", document.number},
                    {"type", document.type},
                    {"issuer", document.issuer},
                    {"signer", document.signer},
                    {"position", document.position},
                    {"title", document.title},
                    {"issued_on", document.issued_on},
                    {"effective_on", document.effective_on},
                    {"expires_on", document.expires_on},
                    {"fields", document.fields},
                    {"gazette", {{"number", document.gazette_number}, {"on", document.gazette_on}}},
                    {"text", document.text},
                    {"files", files_json(document)},
                    {"relations", relations_json(document)}};
    publication::Content content;
    content.title = name_of(document) + ": " + text::shorten(document.title, 200);
    content.category = document.category;
    content.content = dump_json(json);
    content.schema = schema_version;
    content.files = files_of(document);
    content.change_note = document.change_note;
    content.publish_at = document.publish_at;
    return content;
}

Result<Document> from_content(const publication::Content& content)
{
    const Json json = TANTRAO_TRY(parse_json(content.content, 16 << 20));
    Document document;
    for (const auto& [key, value] : {std::pair{"number", &document.number},
                                     {"type", &document.type},
                                     {"issuer", &document.issuer},
                                     {"signer", &document.signer},
                                     {"position", &document.position},
                                     {"title", &document.title},
                                     {"issued_on", &document.issued_on},
                                     {"effective_on", &document.effective_on},
                                     {"expires_on", &document.expires_on},
                                     {"text", &document.text}})
        *value = json_text(json, key);
    const Json gazette = json.value("gazette", Json::object());
    document.gazette_number = json_text(gazette, "number");
    document.gazette_on = json_text(gazette, "on");
    read_lists(json, document);
    document.category = content.category;
    document.change_note = content.change_note;
    document.publish_at = content.publish_at;
    return document;
}

std::set<std::string> files_of(const Document& document)
{
    std::set<std::string> files;
    for (const File& file : document.files)
        files.insert(file.file);
    return files;
}

}   // namespace tantrao::documents
