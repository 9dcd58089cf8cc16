// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/relation_rows.hpp"
#include "base/legacy_encoding.hpp"
#include "base/text.hpp"
#include "base/written_day.hpp"
#include "features/documents/api.hpp"
#include "features/documents/as_of.hpp"
#include "features/documents/relation_groups.hpp"
#include "features/documents/relation_numbers.hpp"
#include "features/documents/relation_rules.hpp"
#include "law/legal_text.hpp"
#include "law/provision_words.hpp"
#include "platform/web/form_values.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

namespace tantrao::documents {
namespace {

struct RowField {
    std::string_view name, marker;   // of the form; in the template, where a row sees the markers of the whole form too
    std::string RelationRow::*typed;
};
constexpr std::array row_fields{
    RowField{"relation_kind", "ROW_KIND", &RelationRow::kind},
    RowField{"relation_number", "ROW_NUMBER", &RelationRow::number},
    RowField{"relation_issued_on", "ROW_ISSUED_ON", &RelationRow::issued_on},
    RowField{"relation_provision", "ROW_PROVISION", &RelationRow::provision},
    RowField{"relation_from", "ROW_FROM", &RelationRow::from},
    RowField{"relation_until", "ROW_UNTIL", &RelationRow::until},
    RowField{"relation_title", "ROW_TITLE", &RelationRow::title},
    RowField{"relation_source", "ROW_SOURCE", &RelationRow::source},
    RowField{"relation_wording", "ROW_WORDING", &RelationRow::wording},
};

bool is_empty(const RelationRow& row)
{
    return std::ranges::all_of(row_fields, [&](const RowField& field) { return text::clean_line(row.*field.typed).empty(); });
}

bool is_unreadable_day(const std::string& typed) { return day_in(typed).empty() && !text::clean_line(typed).empty(); }

// Tells what is wrong with the fields of one row.
class RowReader {
  public:
    RowReader(const RelationRow& row, std::size_t number, Problems& problems) : row_(row), number_(number), problems_(problems) {}

    Relation read()
    {
        Relation relation;
        if (const auto kind_of = relation_kind_of(row_.kind))
            relation.kind = *kind_of;
        else
            add("relation_kind", "documents.relation.kind");
        relation.number = line("relation_number", row_.number);
        if (relation.number.empty())
            add("relation_number", "documents.relation.number");
        relation.provision = line("relation_provision", row_.provision);
        relation.title = line("relation_title", row_.title);
        relation.source = line("relation_source", row_.source);
        relation.wording = lines("relation_wording", row_.wording);
        if (!relation.wording.empty() && relation.provision.empty())
            add("relation_provision", "documents.relation.wording_of_what", {relation.number});
        if (bears_on_provisions(relation.kind) && !relation.provision.empty() && law::is_broken_provision(relation.provision))
            add("relation_provision", "documents.relation.provision", {relation.provision});
        relation.issued_on = date("relation_issued_on", row_.issued_on);
        relation.from = date("relation_from", row_.from);
        relation.until = date("relation_until", row_.until);
        if (!relation.from.empty() && !relation.until.empty() && relation.until <= relation.from)
            add("relation_until", "documents.relation.dates", {relation.number});
        return relation;
    }

  private:
    void add(std::string_view field, std::string code, std::vector<std::string> args = {})
    {
        problems_.add(fmt::format("{}-{}", field, number_), std::move(code), std::move(args));
    }
    std::string line(std::string_view field, const std::string& typed)
    {
        const auto decoded = text::decode_pasted(typed);
        if (decoded)
            return text::clean_line(decoded.value().text);
        add(field, decoded.error().code, decoded.error().args);
        return typed;
    }
    std::string lines(std::string_view field, const std::string& typed)
    {
        const auto decoded = text::decode_pasted(typed);
        if (decoded)
            return text::clean_lines(decoded.value().text);
        add(field, decoded.error().code, decoded.error().args);
        return typed;
    }
    std::string date(std::string_view field, const std::string& typed)
    {
        if (is_unreadable_day(typed))
            add(field, "documents.date.unreadable", {text::shorten(typed, 40)});
        return day_in(typed);
    }

    const RelationRow& row_;
    std::size_t number_;
    Problems& problems_;
};

// The site's public documents and those of the portal with the numbers that are named.
struct Holding {
    SiteId site;
    std::string base_url;
    std::vector<Named> documents;
    std::map<ItemId, Standing> standings;   // of them today
};

std::vector<Holding> holdings_of(const web::DeskRequest& request, newsstand::LiveReader& live,
                                 const std::vector<RelationRow>& rows)
{
    std::vector<Holding> holdings;
    std::set<std::string> keys;
    for (const RelationRow& row : rows)
        if (const std::string key = number_key(row.number); !key.empty())
            keys.insert(key);
    const auto directory = request.environment.directories.newest();
    if (keys.empty() || !directory)
        return holdings;
    for (const site::PublicSite* site : sites_of_relations(request, *directory)) {
        auto documents = with_numbers(live, site->site.id, keys);
        std::set<ItemId> numbers;
        for (const Named& one : documents)
            numbers.insert(one.number);
        auto standings = standings_of(live, numbers, civil_date(request.now));
        holdings.push_back({site->site.id, site->base_url, std::move(documents), std::move(standings)});
    }
    return holdings;
}

std::string said_of(const Named& one) { return fmt::format("{}, {}", name_of(one), format_civil_date(one.issued_on)); }

std::string href_of(const Holding& place, const Named& one) { return place.base_url + path_of(one.document_number, one.number); }

// Provisions that the row changes and the other document has neither from the beginning nor by a change that it was given since, in
// words; "" where there are none.
std::vector<std::string> missing_in(newsstand::LiveReader& live, SiteId site, const Named& other, const RelationRow& row)
{
    constexpr std::size_t most_looked_for = 20;
    const auto kind = relation_kind_of(row.kind);
    if (!kind || !bears_on_provisions(*kind))
        return {};
    std::vector<std::string> ids = law::ids_in(row.provision);
    ids.resize(std::min(ids.size(), most_looked_for));
    Document document;
    document.number = other.document_number;
    document.issued_on = other.issued_on;
    document.issuer = other.issuer;
    const auto effects = ids.empty() ? std::vector<Effect>() : effects_on(live, site, document);
    const auto is_given = [&](const std::string& id) {
        return std::ranges::any_of(effects, [&](const Effect& effect) {
            return effect.change.does != law::Amendment::Does::ends &&
                   std::ranges::any_of(effect.change.provisions,
                                       [&](const std::string& changed) { return law::is_within(id, changed); });
        });
    };
    std::erase_if(ids, is_given);
    return provisions_missing(live, other.number, std::move(ids));
}

// An amendment may be what puts the provision there; nothing else can bear on one that is not there.
bool needs_its_provision(RelationKind kind) { return bears_on_provisions(kind) && kind != RelationKind::amends; }

bool is_read_without_doubt(newsstand::LiveReader& live, ItemId number)
{
    const auto text = law::parse_text(find_text(live, number));
    return text && text->doubts.empty();
}

void add_held(view::Values& values, const web::DeskRequest& request, newsstand::LiveReader& live, const Holding& place,
              const Named& held, const RelationRow& row)
{
    values.show("HELD_IF");
    values.set("HELD", said_of(held)).set("HELD_TITLE", held.title).set("HELD_HREF", href_of(place, held));
    if (const auto known = place.standings.find(held.number); known != place.standings.end())
        values.set_if("HELD_STATE",
                      request.ui.messages.get("vi", "documents.validity." + std::string(name_of(known->second.validity))));
    values.set_if("NO_PROVISION", law::words_of(missing_in(live, place.site, held, row)));
}

void add_several(view::Values& values, const Holding& place, const std::vector<const Named*>& several)
{
    constexpr std::size_t most_shown = 5;
    values.set_if("SEVERAL", std::to_string(several.size()));
    for (std::size_t i = 0; i < std::min(several.size(), most_shown); ++i)
        values.row("NAMESAKES").show_if(i > 0, "NEXT").set("NAME", said_of(*several[i])).set("HREF", href_of(place, *several[i]));
    values.show_if(several.size() > most_shown, "STILL_MORE");
}

// `own`: the document of the form, as far as it is typed.
void add_holding(view::Values& values, const web::DeskRequest& request, newsstand::LiveReader& live,
                 const std::vector<Holding>& holdings, const RelationRow& row, const Namesake& own)
{
    const std::string key = number_key(row.number), day = day_in(row.issued_on);
    if (key.empty())
        return;
    if (is_unreadable_day(row.issued_on)) {
        values.show("DAY_UNREADABLE");
        return;
    }
    bool is_there = false;
    for (const Holding& place : holdings) {
        const auto meant = all_meant(place.documents, key, {own, day});
        if (meant.size() == 1)
            return add_held(values, request, live, place, *meant.front(), row);
        if (!meant.empty())
            return add_several(values, place, meant);
        is_there = is_there || !all_meant(place.documents, key, {{}, day}).empty();
    }
    const auto kind = relation_kind_of(row.kind);
    values.show(is_there ? "ONLY_LATER" : "NOT_HELD").show_if(kind && needs_its_target(*kind), "NEEDED");
}

void add_row(view::Values& values, const web::Ui& ui, const RelationRow& row, std::size_t number, const Error* error)
{
    values.set("N", static_cast<std::int64_t>(number));
    for (const RowField& field : row_fields) {
        const std::string marker(field.marker);
        values.set(marker, row.*field.typed);
        if (error == nullptr)
            continue;
        const auto found = std::ranges::find(error->fields, fmt::format("{}-{}", field.name, number), &FieldError::field);
        if (found != error->fields.end())
            values.set_if(marker + "_ERROR", web::sentence(ui, *found)).show(marker + "_INVALID");
    }
    const auto chosen = relation_kind_of(row.kind);
    for (const RelationKind each : relation_kinds())
        values.row("KINDS")
            .set("VALUE", name_of(each))
            .set("NAME", ui.messages.get("vi", "documents.relation." + std::string(name_of(each))))
            .show_if(each == chosen, "SELECTED");
    values.show_if(!is_empty(row), "FILLED");
    values.show_if(!(row.provision + row.from + row.until + row.title + row.source + row.wording).empty(), "MORE");
}

}   // namespace

std::vector<RelationRow> read_relation_rows(const http::Fields& fields)
{
    std::vector<RelationRow> rows(fields.all("relation_number").size());
    for (const RowField& field : row_fields) {
        const auto typed = fields.all(field.name);
        for (std::size_t i = 0; i < std::min(typed.size(), rows.size()); ++i)
            rows[i].*field.typed = typed[i];
    }
    const auto left_out = fields.all("relation_remove");
    std::vector<RelationRow> kept;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!is_empty(rows[i]) && std::ranges::find(left_out, std::to_string(i + 1)) == left_out.end())
            kept.push_back(std::move(rows[i]));
    return kept;
}

std::vector<RelationRow> rows_of(const std::vector<Relation>& relations)
{
    std::vector<RelationRow> rows;
    for (const Relation& r : relations)
        rows.push_back(
            {std::string(name_of(r.kind)), r.number, r.issued_on, r.provision, r.from, r.until, r.title, r.source, r.wording});
    return rows;
}

std::vector<Relation> relations_in(const std::vector<RelationRow>& rows, Problems& problems)
{
    std::vector<Relation> relations;
    for (std::size_t i = 0; i < rows.size(); ++i)
        relations.push_back(RowReader(rows[i], i + 1, problems).read());
    return relations;
}

FieldError at_row(FieldError error, const std::vector<RelationRow>& rows)
{
    if (error.field != "relations" || error.args.empty())
        return error;
    const auto row =
        std::ranges::find_if(rows, [&](const RelationRow& each) { return text::clean_line(each.number) == error.args.front(); });
    if (row != rows.end())
        error.field = fmt::format("relation_number-{}", row - rows.begin() + 1);
    return error;
}

void check_provisions(const web::DeskRequest& request, const std::vector<RelationRow>& rows, const Namesake& own,
                      Problems& problems)
{
    newsstand::LiveReader live = request.environment.live.reader();
    const auto holdings = holdings_of(request, live, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto relation = relation_kind_of(rows[i].kind);
        if (!relation || !needs_its_provision(*relation))
            continue;
        for (const Holding& place : holdings) {
            const auto meant = all_meant(place.documents, number_key(rows[i].number), {own, day_in(rows[i].issued_on)});
            if (meant.empty())
                continue;
            auto missing = meant.size() == 1 ? missing_in(live, place.site, *meant.front(), rows[i]) : std::vector<std::string>();
            // Appendices may be in a file.
            std::erase_if(missing, [](const std::string& id) { return !id.starts_with("dieu-"); });
            if (!missing.empty() && is_read_without_doubt(live, meant.front()->number))
                problems.add(fmt::format("relation_provision-{}", i + 1), "documents.relation.no_provision",
                             {rows[i].number, law::words_of(missing)});
            break;
        }
    }
}

void add_relation_rows(view::Values& values, const web::DeskRequest& request, const std::vector<RelationRow>& rows,
                       const Namesake& own, const Error* error)
{
    values.set("NUMBERS", request.site_path("goi-y/van-ban"));
    newsstand::LiveReader live = request.environment.live.reader();
    const auto holdings = holdings_of(request, live, rows);
    std::size_t number = 0;
    for (const RelationRow& row : rows) {
        view::Values& shown = values.row("RELATION_ROWS");
        add_row(shown, request.ui, row, ++number, error);
        add_holding(shown, request, live, holdings, row, own);
    }
    for (int empty = request.form.fields.get("action") == "look" ? 3 : 1; empty > 0; --empty)
        add_row(values.row("RELATION_ROWS"), request.ui, {}, ++number, error);
}

}   // namespace tantrao::documents
