// Forms that keep what was typed: per field a value and its error, in the markers a template uses.
//   {{TITLE}}  {{#TITLE_ERROR_IF}}<p class="field-error" id="title-error">{{TITLE_ERROR}}</p>{{/TITLE_ERROR_IF}}  {{#TITLE_INVALID}}aria-invalid="true"{{/TITLE_INVALID}}
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "platform/web/desk_frame.hpp"

namespace tantrao::web {

// Sets NAME, NAME_ERROR with its section NAME_ERROR_IF, and shows NAME_INVALID, for a field called `name` in the form (upper
// case in the template, hyphens become underscores).
void set_field(view::Values& values, const Ui& ui, std::string_view name, std::string_view typed, const Error* error);
// The summary above a form: section PROBLEM with rows PROBLEMS{FIELD, SENTENCE}, or the error's own sentence as MESSAGE (section
// MESSAGE_IF) when it belongs to no field. Shows nothing without an error.
void set_problems(view::Values& values, const Ui& ui, const Error* error);
// The id of a form that makes something new: a new one, or that of the form as it came back. Hidden in the field "form"; what is made
// takes it as its own id, so that the same form sent twice makes one thing.
std::int64_t form_id(const http::Fields& fields);
// What `save` answers; a database without room becomes an error that the form shows, so that what was typed is kept.
template <class Save>
auto unless_full(Save&& save) -> decltype(save())
{
    try {
        return save();
    } catch (const db::DatabaseError& error) {
        if (error.kind != db::DatabaseError::Kind::full)
            throw;
        return Error::of(ErrorKind::unavailable, "error.full_form");
    }
}
// The hidden field that proves where a form came from: sets CSRF.
void set_csrf(view::Values& values, const DeskRequest& request);

} // namespace tantrao::web
