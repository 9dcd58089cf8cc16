// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/list_views.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "base/written_day.hpp"
#include "features/documents/as_of.hpp"
#include "features/documents/typed_number.hpp"
#include "platform/web/form_values.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

struct Part {
    std::string_view parameter, facet, section;   // facet "": not counted
    std::string Filter::*value;
};
constexpr std::array<Part, 11> parts{{{"loai", "type", "TYPES", &Filter::type},
                                      {"co-quan", "issuer", "ISSUERS", &Filter::issuer},
                                      {"linh-vuc", "field", "FIELDS", &Filter::field},
                                      {"nguoi-ky", "signer", "SIGNERS", &Filter::signer},
                                      {"nam", "year", "YEARS", &Filter::year},
                                      {"hieu-luc", "", "VALIDITIES", &Filter::validity},
                                      {"so", "", "", &Filter::document_number},
                                      {"ban-hanh-tu", "", "", &Filter::issued_from},
                                      {"ban-hanh-den", "", "", &Filter::issued_to},
                                      {"hieu-luc-tu", "", "", &Filter::effective_from},
                                      {"hieu-luc-den", "", "", &Filter::effective_to}}};
constexpr std::array<std::string Filter::*, 4> days{&Filter::issued_from, &Filter::issued_to, &Filter::effective_from,
                                                    &Filter::effective_to};

bool is_day(const Part& part) { return std::ranges::find(days, part.value) != days.end(); }

std::string word(const web::ReaderRequest& request, const std::string& code, const std::vector<std::string>& args = {})
{
    return request.ui.messages.get(request.language, code, args);
}

bool is_soon(Shelf shelf) { return shelf == Shelf::soon_in_force || shelf == Shelf::soon_expired; }

// What the site has of a facet; numbers only where the list is of all documents, for they count these.
void add_choices(view::Values& values, const web::ReaderRequest& request, const Part& part, const ListPage& list)
{
    auto choices = choices_of(request.live, request.site.site.id, part.facet);
    if (part.facet == "year")
        std::ranges::reverse(choices);
    else
        std::ranges::sort(choices, {}, [](const Choice& choice) { return text::collation_key(choice.label); });
    for (const Choice& choice : choices) {
        view::Values& row = values.row(part.section);
        row.set("VALUE", choice.value).set("NAME", choice.label).show_if(choice.value == list.filter.*part.value, "SELECTED");
        row.set_if("COUNT", list.place.shelf == Shelf::all ? std::to_string(choice.documents) : "");
    }
}

void add_validities(view::Values& values, const web::ReaderRequest& request, const ListPage& list)
{
    if (is_soon(list.place.shelf))
        return;
    values.show("VALIDITY_IF");
    for (const Validity validity :
         {Validity::in_force, Validity::not_yet, Validity::partly_expired, Validity::expired, Validity::suspended}) {
        const std::string name(name_of(validity));
        values.row("VALIDITIES")
            .set("VALUE", name)
            .set("NAME", word(request, "documents.validity." + name))
            .show_if(name == list.filter.validity, "SELECTED");
    }
}

// What was typed as a day and is none is said at its field, for it is not asked.
void add_typed(view::Values& values, const web::ReaderRequest& request, const Filter& filter)
{
    std::vector<FieldError> unreadable;
    bool any = !filter.document_number.empty();
    for (const Part& part : parts) {
        const std::string typed = text::clean_line(request.query.get(part.parameter));
        if (typed.empty() || !is_day(part))
            continue;
        any = true;
        if ((filter.*part.value).empty())
            unreadable.push_back({std::string(part.parameter), "documents.as_of.unreadable", {text::shorten(typed, 40)}});
    }
    const Error error = Error::fields_invalid(std::move(unreadable));
    for (const Part& part : parts)
        if (is_day(part)) {
            const std::string& day = filter.*part.value;
            web::set_field(values, request.ui, part.parameter, day.empty() ? request.query.get(part.parameter) : day, &error);
        }
    values.set("NUMBER_TYPED", filter.document_number).show_if(any, "MORE_OPEN");
}

void add_shelves(view::Values& values, const web::ReaderRequest& request, const ListPage& list)
{
    for (const ShelfPlace& place : shelves)
        values.row("SHELVES")
            .set("HREF", place.path)
            .set("NAME", word(request, "documents.tab." + std::string(place.name)))
            .show_if(place.shelf == list.place.shelf, "HERE_IF");
}

}   // namespace

std::vector<std::string> filter_parameters()
{
    std::vector<std::string> names;
    for (const Part& part : parts)
        names.emplace_back(part.parameter);
    return names;
}

Filter filter_in(const http::Fields& query)
{
    Filter filter;
    for (const Part& part : parts)
        filter.*part.value = query.get(part.parameter);
    if (!validity_of(filter.validity))
        filter.validity.clear();
    filter.document_number = text::clean_line(filter.document_number);
    if (parts_of_typed_number(filter.document_number).empty())
        filter.document_number.clear();
    for (const auto day : days)
        filter.*day = day_in(filter.*day);
    return filter;
}

std::string query_of(const Filter& filter)
{
    std::string query;
    for (const Part& part : parts)
        if (const std::string& value = filter.*part.value; !value.empty())
            query += fmt::format("{}{}={}", query.empty() ? "?" : "&", part.parameter, text::percent_encode(value));
    return query;
}

std::string label_of(newsstand::LiveReader& live, SiteId site, const Filter& filter)
{
    for (const Part& part : parts) {
        Filter alone;
        alone.*part.value = filter.*part.value;
        if (part.facet.empty() || filter.empty() || alone != filter)
            continue;
        const auto choices = choices_of(live, site, part.facet);
        const auto found = std::ranges::find(choices, filter.*part.value, &Choice::value);
        return found == choices.end() ? "" : found->label;
    }
    return "";
}

std::string change_of(const web::ReaderRequest& request, const ShelfPlace& place, const Line& line)
{
    if (line.changes_on.empty())
        return "";
    return word(request, "documents.change." + std::string(place.name), {format_civil_date(line.changes_on)});
}

view::SafeHtml list_part(const web::ReaderRequest& request, const ListPage& list)
{
    view::Values values;
    const std::string path(list.place.path);
    values.set("TITLE", word(request, "documents.shelf." + std::string(list.place.name)));
    values.set("HERE", path).set("FEED", path + "/feed.rss" + query_of(list.filter));
    add_shelves(values, request, list);
    for (const Part& part : parts)
        if (!part.facet.empty())
            add_choices(values, request, part, list);
    add_validities(values, request, list);
    add_typed(values, request, list.filter);
    values.show_if(!list.filter.empty(), "FILTERED");
    values.show_if(list.lines.empty(), "NOTHING").show_if(!list.lines.empty(), "TABLE");
    for (const Line& line : list.lines) {
        const std::string validity(name_of(line.validity));
        view::Values& row = values.row("LINES");
        row.set("HREF", path_of(line.document_number, line.number))
            .set("NUMBER", line.document_number)
            .set("TYPE", line.type)
            .set("TITLE", line.title)
            .set("ISSUER", line.issuer)
            .set("ISSUED", format_civil_date(line.issued_on))
            .set("ISSUED_ON", line.issued_on)
            .set("VALIDITY", validity)
            .set("VALIDITY_NAME", word(request, "documents.validity." + validity));
        row.set_if("CHANGE", change_of(request, list.place, line));
    }
    const std::string newest = list.is_first ? "" : path + query_of(list.filter);
    values.show_if(!newest.empty() || !list.older.empty(), "PAGER_IF").set_if("NEWEST", newest).set_if("OLDER", list.older);
    return web::render_part(request.ui, "features/documents/templates/list.tpl", values);
}

}   // namespace tantrao::documents
