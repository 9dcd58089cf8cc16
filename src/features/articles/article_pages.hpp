// Public pages of articles.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::articles {

std::vector<web::Route> public_routes();

} // namespace tantrao::articles
