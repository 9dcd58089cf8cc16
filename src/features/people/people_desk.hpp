// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::people {

Result<http::Response> list_page(const web::DeskRequest& request);
Result<http::Response> add_person(const web::DeskRequest& request);
Result<http::Response> revoke_grant(const web::DeskRequest& request);

} // namespace tantrao::people
