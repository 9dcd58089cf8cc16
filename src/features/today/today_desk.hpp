// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::today {

// Every site of the actor with what waits there.
Result<http::Response> all_sites(const web::DeskRequest& request);
Result<http::Response> one_site(const web::DeskRequest& request);

} // namespace tantrao::today
