// A new password by a link that goes to the account's e-mail (L-507).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::accounts {

Result<http::Response> reset_ask_form(const web::OpenRequest& request);
Result<http::Response> reset_ask(const web::OpenRequest& request);
Result<http::Response> reset_form(const web::OpenRequest& request);
Result<http::Response> reset(const web::OpenRequest& request);
// The job that sends the link.
void register_reset_mail(web::Environment& environment);

} // namespace tantrao::accounts
