// The gazette as readers see it: issues by year, and one issue with its documents.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::gazette {

std::vector<web::Route> public_routes();

}   // namespace tantrao::gazette
