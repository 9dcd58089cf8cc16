// Public lists of documents with their filters, as pages and as feeds.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::documents {

std::vector<web::Route> list_routes();

}   // namespace tantrao::documents
