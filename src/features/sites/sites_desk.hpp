// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::sites {

Result<http::Response> list_page(const web::DeskRequest& request);
Result<http::Response> new_form(const web::DeskRequest& request);
Result<http::Response> create(const web::DeskRequest& request);
Result<http::Response> life_form(const web::DeskRequest& request);
Result<http::Response> move_life(const web::DeskRequest& request);

} // namespace tantrao::sites
