// How many follow what, for staff: counts and nothing else.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::alerts {

Result<http::Response> counts_page(const web::DeskRequest& request);

}   // namespace tantrao::alerts
