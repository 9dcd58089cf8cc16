// One's own account: facts, grants, password.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::accounts {

Result<http::Response> own_account(const web::DeskRequest& request);
Result<http::Response> password_form(const web::DeskRequest& request);
Result<http::Response> change_password(const web::DeskRequest& request);

} // namespace tantrao::accounts
