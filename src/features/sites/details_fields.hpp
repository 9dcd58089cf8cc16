// The facts of a site as a form has them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/request.hpp"
#include "platform/site/site.hpp"
#include "platform/web/form_values.hpp"

namespace tantrao::sites {

site::Details read_details(const http::Fields& fields);
void set_details(view::Values& values, const web::Ui& ui, const site::Details& details, const Error* error);
// A refusal without a field put beside the field it is about.
Error beside_its_field(Error error);

} // namespace tantrao::sites
