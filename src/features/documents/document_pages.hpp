// Public pages: a document, its print view, the list with its filters.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::documents {

std::vector<web::Route> public_routes();

}   // namespace tantrao::documents
