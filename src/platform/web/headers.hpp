// The headers every answer carries (L-505; security-headers of the outside checks).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/config.hpp"
#include "http/response.hpp"

namespace tantrao::web {

enum class Policy {
    site,    // readers: our own script
    desk,    // staff: the same, and no address of the desk goes to other sites
    asset,   // style sheets, fonts, pictures
};

// Adds what is not there yet.
void add_security_headers(http::Response& response, Policy policy);
// The same, and Strict-Transport-Security for a year where TLS ends in front of the program.
void add_security_headers(http::Response& response, Policy policy, const Config& config);

} // namespace tantrao::web
