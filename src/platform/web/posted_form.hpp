// Forms as they arrive, before anybody looks at who sent them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/config.hpp"
#include "http/request.hpp"

namespace tantrao::web {

// The form that was sent; an empty one for a GET.
const http::Form& form_of(const http::Request& request);
// Whether a browser says that the form stood on a page of another origin. Programs that are no browsers say nothing.
bool is_foreign(const http::Request& request, const Config& config);
// The status for a body that is no form: of another type, or of this one without what it takes to read it. 0 for one that is.
int refusal_of_body(const http::Request& request);

}   // namespace tantrao::web
