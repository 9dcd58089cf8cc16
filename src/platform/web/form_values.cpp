// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/form_values.hpp"
#include "base/ids.hpp"
#include "base/whole_number.hpp"
#include <algorithm>

namespace tantrao::web {
namespace {

std::string marker_of(std::string_view name)
{
    std::string marker(name);
    std::ranges::transform(marker, marker.begin(), [](char c) {
        return c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return marker;
}

} // namespace

std::int64_t form_id(const http::Fields& fields)
{
    const std::int64_t fresh = new_id();
    const std::int64_t sent = whole_number(fields.get("form"));
    return sent > 0 && sent < fresh ? sent : fresh;
}

void set_field(view::Values& values, const Ui& ui, std::string_view name, std::string_view typed, const Error* error)
{
    const std::string marker = marker_of(name);
    values.set(marker, typed);
    if (error == nullptr)
        return;
    const auto found = std::ranges::find(error->fields, name, &FieldError::field);
    if (found == error->fields.end())
        return;
    values.set_if(marker + "_ERROR", sentence(ui, *found)).show(marker + "_INVALID");
}

void set_problems(view::Values& values, const Ui& ui, const Error* error)
{
    if (error == nullptr)
        return;
    values.show("PROBLEM");
    if (error->fields.empty())
        values.set_if("MESSAGE", sentence(ui, *error));
    for (const FieldError& field : error->fields) {
        view::Values& row = values.row("PROBLEMS");
        row.set("FIELD", field.field).set("SENTENCE", sentence(ui, field));
    }
}

void set_csrf(view::Values& values, const DeskRequest& request) { values.set("CSRF", request.session.csrf); }

} // namespace tantrao::web
