// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/problems.hpp"
#include "base/text.hpp"
#include "base/written_day.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/document.hpp"
#include "law/provision_words.hpp"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace tantrao::documents {
namespace {

constexpr std::size_t longest_line = 300, most_files = 50, most_relations = 300, most_fields = 5, longest_wording = 100'000;

void required(Problems& problems, const std::string& text, std::string field, std::string code)
{
    if (text.empty())
        problems.add(std::move(field), std::move(code));
}

void limit(Problems& problems, const std::string& text, std::size_t most, const std::string& field)
{
    if (text::length(text) > most)
        problems.add(field, "documents." + field + ".too_long", {std::to_string(most)});
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

}   // namespace

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

}   // namespace tantrao::documents
