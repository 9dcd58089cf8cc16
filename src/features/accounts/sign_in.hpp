// Signing in and out.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::accounts {

Result<http::Response> sign_in_form(const web::OpenRequest& request);
Result<http::Response> sign_in(const web::OpenRequest& request);
Result<http::Response> sign_out(const web::DeskRequest& request);

} // namespace tantrao::accounts
