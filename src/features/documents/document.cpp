// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document.hpp"
#include "base/json.hpp"
#include "base/problems.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "base/written_day.hpp"
#include "features/documents/catalogue.hpp"
#include "law/provision_words.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace tantrao::documents {
namespace {

constexpr std::size_t longest_line = 300, most_files = 50, most_relations = 300, most_fields = 5, longest_wording = 100'000;

struct RelationName {
    RelationKind kind;
    std::string_view name;
    std::array<std::string_view, 4> folded;   // how people write it
};
constexpr std::array relation_names{
    RelationName{RelationKind::based_on, "based_on", {"can cu"}},
    RelationName{RelationKind::amends, "amends", {"sua doi, bo sung", "sua doi bo sung", "sua doi", "bo sung"}},
    RelationName{RelationKind::replaces, "replaces", {"thay the"}},
    RelationName{RelationKind::repeals, "repeals", {"bai bo", "huy bo"}},
    RelationName{RelationKind::suspends, "suspends", {"dinh chi", "ngung hieu luc"}},
    RelationName{RelationKind::guides, "guides", {"huong dan", "quy dinh chi tiet"}},
    RelationName{RelationKind::rectifies, "rectifies", {"dinh chinh"}},
    RelationName{RelationKind::consolidates, "consolidates", {"hop nhat"}},
    RelationName{RelationKind::refers_to, "refers_to", {"dan chieu"}},
};

void required(Problems& problems, const std::string& text, std::string field, std::string code)
{
    if (text.empty())
        problems.add(std::move(field), std::move(code));
}

void limit(Problems& problems, const std::string& text, std::size_t most, std::string field)
{
    if (text::length(text) > most)
        problems.add(std::move(field), "documents.field.too_long", {std::to_string(most)});
}

// Whether there is a date; an unreadable one is told.
bool has_date(Problems& problems, const std::string& date, std::string field)
{
    if (date.empty())
        return false;
    if (is_civil_date(date))
        return true;
    problems.add(std::move(field), "documents.date.unreadable", {text::shorten(date, 40)});
    return false;
}

// What is said once more in the same words, whatever the other document is called, says nothing.
void drop_repetitions(std::vector<Relation>& relations)
{
    std::set<std::tuple<RelationKind, std::string, std::string, std::string, std::string, std::string, std::string, std::string>>
        said;
    std::erase_if(relations, [&](const Relation& r) {
        return !said.emplace(r.kind, number_key(r.number), r.issued_on, r.provision, r.from, r.until, r.source, r.wording).second;
    });
}

// Days as they are kept; what is none stays as it was typed.
void clean_days(Document& document)
{
    const auto clean_day = [](std::string& day) {
        if (std::string read = day_in(day); !read.empty())
            day = std::move(read);
    };
    for (std::string* day : {&document.issued_on, &document.effective_on, &document.expires_on, &document.gazette_on})
        clean_day(*day);
    for (Relation& relation : document.relations)
        for (std::string* day : {&relation.issued_on, &relation.from, &relation.until})
            clean_day(*day);
}

void clean(Document& document)
{
    for (std::string* line :
         {&document.number, &document.type, &document.issuer, &document.signer, &document.position, &document.title,
          &document.issued_on, &document.effective_on, &document.expires_on, &document.gazette_number, &document.gazette_on})
        *line = text::clean_line(*line);
    document.change_note = text::clean_lines(document.change_note);
    for (Relation& relation : document.relations)
        for (std::string* line : {&relation.number, &relation.title, &relation.issued_on, &relation.provision, &relation.from,
                                  &relation.until, &relation.source})
            *line = text::clean_line(*line);
    clean_days(document);
    for (Relation& relation : document.relations)
        relation.wording = text::clean_lines(relation.wording);
    drop_repetitions(document.relations);
    for (std::string& field : document.fields)
        if (const Field* known = find_field(field))
            field = known->slug;
    std::ranges::sort(document.fields);
    // Not std::ranges::unique, which clang 14 (the fuzz targets) cannot read.
    document.fields.erase(std::unique(document.fields.begin(), document.fields.end()), document.fields.end());
}

// Law of the councils and committees of localities has no effect from before it was issued (Luật 80/2015/QH13, Điều 152.3); that of
// the state may, and so may what makes no law.
bool may_reach_back(const Document& document)
{
    const std::string words = "-" + number_key(document.number) + "-" + issuer_key(document.issuer) + "-";
    const auto names = [&](std::string_view part) { return words.find(part) != std::string::npos; };
    const bool is_local =
        names("-ubnd-") || names("-hdnd-") || names("-ub-") || names("-uy-ban-nhan-dan-") || names("-hoi-dong-nhan-dan-");
    return !is_local || !makes_law(document.type, document.number);
}

void check_dates(const Document& document, Problems& problems)
{
    required(problems, document.issued_on, "issued_on", "documents.date.missing");
    const bool issued = has_date(problems, document.issued_on, "issued_on");
    const bool effective = has_date(problems, document.effective_on, "effective_on");
    const bool expires = has_date(problems, document.expires_on, "expires_on");
    has_date(problems, document.gazette_on, "gazette_on");
    if (issued && effective && document.effective_on < document.issued_on && !may_reach_back(document))
        problems.add("effective_on", "documents.dates.before_issue");
    const std::string& start = effective ? document.effective_on : document.issued_on;
    if (expires && (issued || effective) && document.expires_on <= start)
        problems.add("expires_on", "documents.dates.end_before_start");
}

void check_relation_dates(const Document& document, const Relation& relation, Problems& problems)
{
    const bool issued = has_date(problems, relation.issued_on, "relations");
    const bool from = has_date(problems, relation.from, "relations"), until = has_date(problems, relation.until, "relations");
    if (from && until && relation.until <= relation.from)
        problems.add("relations", "documents.relation.dates", {relation.number});
    if (!is_civil_date(document.issued_on))
        return;
    if (issued && relation.issued_on > document.issued_on)
        problems.add("relations", "documents.relation.later", {relation.number});
    if (from && relation.from < document.issued_on && ends_or_changes(relation.kind))
        problems.add("relations", "documents.relation.too_early", {relation.number});
}

void check_relation(const Document& document, const Relation& relation, Problems& problems)
{
    required(problems, relation.number, "relations", "documents.relation.number");
    for (const std::string* line : {&relation.number, &relation.provision, &relation.source})
        limit(problems, *line, longest_line, "relations");
    limit(problems, relation.title, longest_title, "relations");
    limit(problems, relation.wording, longest_wording, "relations");
    if (number_key(relation.number) == number_key(document.number) &&
        (relation.issued_on.empty() || relation.issued_on == document.issued_on))
        problems.add("relations", "documents.relation.itself", {relation.number});
    if (!relation.wording.empty() && relation.provision.empty())
        problems.add("relations", "documents.relation.wording_of_what", {relation.number});
    check_relation_dates(document, relation, problems);
}

// What a relation bears on, and from when.
struct Bearing {
    const Relation* relation;
    std::vector<std::string> provisions;   // ids; empty for the whole document and for what is not understood
    std::string from;
};

Bearing bearing_of(const Document& document, const Relation& relation)
{
    const std::string& own = document.effective_on.empty() ? document.issued_on : document.effective_on;
    return {&relation, law::ids_in(relation.provision), relation.from.empty() ? own : relation.from};
}

// Whether all that `part` bears on is the other's too.
bool covers(const Bearing& whole, const Bearing& part)
{
    if (whole.relation->provision.empty() || whole.relation->provision == part.relation->provision)
        return true;
    return !part.provisions.empty() && std::ranges::all_of(part.provisions, [&](const std::string& id) {
        return std::ranges::any_of(whole.provisions, [&](const std::string& outer) { return law::is_within(id, outer); });
    });
}

// Something is changed or ended on another way after it was ended.
bool contradicts(const Bearing& end, const Bearing& other)
{
    const RelationKind kind = end.relation->kind;
    return (kind == RelationKind::replaces || kind == RelationKind::repeals) && kind != other.relation->kind &&
           ends_or_changes(other.relation->kind) && end.from <= other.from && covers(end, other);
}

bool says_the_same(const Relation& one, const Relation& other)
{
    return one.kind == other.kind && one.provision == other.provision && one.from == other.from && one.until == other.until;
}

// The same thing said twice in different words, and a document or provision that is ended and changed at once.
void check_contradictions(const Document& document, Problems& problems)
{
    std::map<std::string, std::vector<Bearing>> by_target;
    for (const Relation& relation : document.relations)
        by_target[number_key(relation.number)].push_back(bearing_of(document, relation));
    for (const auto& [target, bearings] : by_target)
        for (const Bearing& one : bearings)
            for (const Bearing& other : bearings) {
                const Relation &a = *one.relation, &b = *other.relation;
                if (&a == &b || (!a.issued_on.empty() && !b.issued_on.empty() && a.issued_on != b.issued_on))
                    continue;
                if (says_the_same(a, b))
                    return problems.add("relations", "documents.relation.twice", {a.number});
                if (contradicts(one, other))
                    return problems.add("relations", "documents.relation.contrary", {a.number});
            }
}

void check_relations(const Document& document, Problems& problems)
{
    if (document.relations.size() > most_relations)
        return problems.add("relations", "documents.relations.too_many", {std::to_string(most_relations)});
    for (const Relation& relation : document.relations)
        check_relation(document, relation, problems);
    check_contradictions(document, problems);
}

void check_text(const Document& document, Problems& problems)
{
    if (document.text.size() > longest_text)
        problems.add("text", "documents.text.too_long", {std::to_string(longest_text >> 20)});
    else if (!text::is_valid_utf8(document.text))
        problems.add("text", "documents.text.unreadable");
    if (document.files.size() > most_files)
        problems.add("file_upload", "documents.files.too_many", {std::to_string(most_files)});
}

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

const std::vector<RelationKind>& relation_kinds()
{
    static const std::vector<RelationKind> all = [] {
        std::vector<RelationKind> kinds;
        for (const RelationName& each : relation_names)
            kinds.push_back(each.kind);
        return kinds;
    }();
    return all;
}

std::string_view name_of(RelationKind relation) { return std::ranges::find(relation_names, relation, &RelationName::kind)->name; }

std::optional<RelationKind> relation_kind_of(std::string_view name)
{
    const std::string folded = text::fold(text::clean_line(name));
    for (const RelationName& each : relation_names)
        if (each.name == name || (!folded.empty() && std::ranges::find(each.folded, folded) != each.folded.end()))
            return each.kind;
    return std::nullopt;
}

bool ends_or_changes(RelationKind relation)
{
    using enum RelationKind;
    return relation == amends || relation == replaces || relation == repeals || relation == suspends;
}

Result<Document> checked(Document document)
{
    clean(document);
    Problems problems;
    required(problems, document.number, "number", "documents.number.missing");
    required(problems, document.issuer, "issuer", "documents.issuer.missing");
    required(problems, document.title, "title", "documents.title.missing");
    limit(problems, document.title, longest_title, "title");
    for (const auto& [line, field] : {std::pair{&document.number, "number"},
                                      {&document.issuer, "issuer"},
                                      {&document.signer, "signer"},
                                      {&document.position, "position"},
                                      {&document.gazette_number, "gazette_number"}})
        limit(problems, *line, longest_line, field);
    limit(problems, document.change_note, longest_title, "change_note");
    if (const DocumentType* type = find_type(document.type))
        document.type = type->name;
    else
        problems.add("type", document.type.empty() ? "documents.type.missing" : "documents.type.unknown", {document.type});
    for (const std::string& slug : document.fields)
        if (find_field(slug) == nullptr)
            problems.add("fields", "documents.field.unknown", {slug});
    if (document.fields.size() > most_fields)
        problems.add("fields", "documents.fields.too_many", {std::to_string(most_fields)});
    check_dates(document, problems);
    check_relations(document, problems);
    check_text(document, problems);
    if (!problems.none())
        return problems.error();
    return document;
}

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

std::string number_key(std::string_view number)
{
    std::string key;
    std::string part;
    const auto end_part = [&] {
        const bool digits = std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
        if (digits)
            part.erase(0, std::min(part.find_first_not_of('0'), part.size()));
        if (!part.empty())
            key += (key.empty() ? "" : "-") + part;
        part.clear();
    };
    for (const char c : text::fold(text::nfc(number)))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&')
            part += c;
        else
            end_part();
    end_part();
    return key;
}

std::string issuer_key(std::string_view issuer) { return text::slug(issuer); }

std::string name_of(const Document& document) { return document.type + " " + document.number; }

std::string path_of(std::string_view document_number, ItemId number)
{
    return fmt::format("/van-ban/{}-{}", text::slug(document_number), number.value);
}

ItemId number_of(std::string_view segment)
{
    const std::string_view digits = segment.substr(segment.rfind('-') + 1);   // all of it where there is no hyphen
    constexpr std::size_t most_digits = 15;
    return ItemId{digits.size() <= most_digits ? whole_number(digits) : 0};
}

}   // namespace tantrao::documents
