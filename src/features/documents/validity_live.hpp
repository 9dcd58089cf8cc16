// Periods of validity in live: worked out again for a number whenever a document of that number, or one that bears on it, comes or goes.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "features/documents/document.hpp"

namespace tantrao::documents {

void write_periods(db::Connection& live, SiteId site, std::string_view number_key);

}   // namespace tantrao::documents
