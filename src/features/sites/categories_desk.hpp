// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::sites {

Result<http::Response> categories_page(const web::DeskRequest& request);
Result<http::Response> add_category(const web::DeskRequest& request);
Result<http::Response> category_form(const web::DeskRequest& request);
Result<http::Response> save_category(const web::DeskRequest& request);

} // namespace tantrao::sites
