// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/names_desk.hpp"

#include "base/lines.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "platform/catalogue/other_names.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"

#include <algorithm>
#include <set>

namespace tantrao::search_pages {

namespace {

using catalogue::listed;
using catalogue::OtherNames;
using search::Abbreviations;

constexpr std::string_view place = "/tu-dong-nghia";
constexpr std::size_t most_lines = 50;

struct Typed {
    std::string term, others;   // others: one a line
};

Typed read(const http::Fields& fields) { return {text::clean_line(fields.get("term")), text::clean_lines(fields.get("others"))}; }

OtherNames names_of(const Typed& typed)
{
    OtherNames names;
    names.term = typed.term;
    names.others = lines_of(typed.others, most_lines);
    return names;
}

std::string with_lines(std::string joined)
{
    std::string lines;
    for (std::size_t i = 0; i < joined.size(); ++i)
        if (joined[i] == ';') {
            lines += '\n';
            i += i + 1 < joined.size() && joined[i + 1] == ' ' ? 1 : 0;
        } else {
            lines += joined[i];
        }
    return lines;
}

void set_form(view::Values& values, const web::DeskRequest& request, const Typed& typed, const Error* error)
{
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    web::set_field(values, request.ui, "term", typed.term, error);
    web::set_field(values, request.ui, "others", typed.others, error);
}

http::Response page(const web::DeskRequest& request, std::string_view title, std::string_view path, const view::Values& values,
                    const Error* error)
{
    return web::desk_response(request, {std::string(title), std::string(place)}, web::render_part(request.ui, path, values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

http::Response list(const web::DeskRequest& request, const Typed& typed, const Error* error)
{
    view::Values values;
    set_form(values, request, typed, error);
    values.set("ACTION", place);
    const auto own = request.core().read([](db::Connection& core) { return catalogue::all_other_names(core); });
    values.show_if(own.empty(), "NOTHING").show_if(!own.empty(), "NAMES_IF");
    std::set<std::string> replaced;
    for (const OtherNames& names : own) {
        replaced.insert(Abbreviations::key_of(names.term));
        values.row("NAMES")
            .set("TERM", names.term)
            .set("HREF", std::string(place) + "/" + std::to_string(names.id))
            .set("OTHERS", listed(names.others))
            .set("CHANGED", format_date_time(names.changed_at))
            .show_if(names.others.empty(), "OFF");
    }
    int shipped = 0;
    for (const Abbreviations::Line& line : Abbreviations::built_in_lines()) {
        if (replaced.contains(Abbreviations::key_of(line.term)))
            continue;
        ++shipped;
        values.row("BUILT_IN")
            .set("TERM", line.term)
            .set("OTHERS", line.others)
            .set("HREF", std::string(place) + "?tu=" + text::percent_encode(line.term) + "#term");
    }
    values.set("BUILT_IN_COUNT", shipped);
    return page(request, request.ui.messages.get("vi", "search.names.menu"), "features/search/templates/names.tpl", values,
                error);
}

http::Response form(const web::DeskRequest& request, const OtherNames& names, const Typed& typed, const Error* error)
{
    view::Values values;
    set_form(values, request, typed, error);
    const std::string here = std::string(place) + "/" + std::to_string(names.id);
    values.set("ACTION", here).set("REMOVE", here + "/bo").set("BACK", place).set("VERSION", names.version);
    return page(request, names.term, "features/search/templates/name.tpl", values, error);
}

Result<OtherNames> asked_names(const web::DeskRequest& request)
{
    auto found = request.core().read(
        [&](db::Connection& core) { return catalogue::find_other_names(core, request.path.number("names")); });
    if (!found)
        return Error::not_found("search.term.gone");
    return std::move(*found);
}

void record(db::Transaction& tx, const web::DeskRequest& request, std::string_view action, const OtherNames& names)
{
    web::record(tx, request, site::portal_id(tx.db()),
                {action, "search.names", "search_names", names.id, {{"term", names.term}, {"others", listed(names.others)}}});
}

}   // namespace

Result<http::Response> names_page(const web::DeskRequest& request)
{
    Typed typed{text::clean_line(request.query.get("tu")), ""};
    const std::string key = Abbreviations::key_of(typed.term);
    for (const Abbreviations::Line& line : Abbreviations::built_in_lines())
        if (!key.empty() && Abbreviations::key_of(line.term) == key)
            typed.others = with_lines(line.others);
    return list(request, typed, nullptr);
}

Result<http::Response> add_names(const web::DeskRequest& request)
{
    const Typed typed = read(request.form.fields);
    const auto added = request.core().write([&](db::Transaction& tx) -> Result<void> {
        OtherNames names = names_of(typed);
        names.id = TANTRAO_TRY(catalogue::add_other_names(tx, request.now, names));
        record(tx, request, "search.names.add", names);
        return {};
    });
    if (!added)
        return list(request, typed, &added.error());
    web::wait_until_shown(request.environment);
    return web::done(place, "names_saved", typed.term);
}

Result<http::Response> name_form(const web::DeskRequest& request)
{
    const OtherNames names = TANTRAO_TRY(asked_names(request));
    return form(request, names, {names.term, with_lines(listed(names.others))}, nullptr);
}

Result<http::Response> save_name(const web::DeskRequest& request)
{
    OtherNames seen = TANTRAO_TRY(asked_names(request));
    const Typed typed = read(request.form.fields);
    seen.version = whole_number(request.form.fields.get("version"));
    const auto saved = request.core().write([&](db::Transaction& tx) -> Result<void> {
        OtherNames names = names_of(typed);
        names.id = seen.id;
        names.version = seen.version;
        TANTRAO_TRY(catalogue::edit_other_names(tx, request.now, names));
        record(tx, request, "search.names.edit", names);
        return {};
    });
    if (!saved)
        return form(request, seen, typed, &saved.error());
    web::wait_until_shown(request.environment);
    return web::done(place, "names_saved", typed.term);
}

Result<http::Response> remove_name(const web::DeskRequest& request)
{
    OtherNames names = TANTRAO_TRY(asked_names(request));
    names.version = whole_number(request.form.fields.get("version"));
    const auto removed = request.core().write([&](db::Transaction& tx) -> Result<void> {
        TANTRAO_TRY(catalogue::remove_other_names(tx, request.now, names.id, names.version));
        record(tx, request, "search.names.remove", names);
        return {};
    });
    if (!removed)
        return form(request, names, {names.term, with_lines(listed(names.others))}, &removed.error());
    web::wait_until_shown(request.environment);
    return web::done(place, "names_removed", names.term);
}

}   // namespace tantrao::search_pages
