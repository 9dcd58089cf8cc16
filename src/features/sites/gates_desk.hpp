// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::sites {

Result<http::Response> gates_form(const web::DeskRequest& request);
Result<http::Response> save_gates(const web::DeskRequest& request);

} // namespace tantrao::sites
