// The headers every answer carries (L-505; security-headers of the outside checks).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/response.hpp"

namespace tantrao::web {

enum class Policy {
    site,    // readers: no script at all
    desk,    // our own scripts
    asset,   // style sheets, fonts, pictures
};

// Adds what is not there yet.
void add_security_headers(http::Response& response, Policy policy);

} // namespace tantrao::web
