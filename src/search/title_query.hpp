// Titles for what somebody is typing, as a query of Xapian. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/index.hpp"

#include <xapian.h>

namespace tantrao::search {

// Titles that have every word; where the last may go on, what it may become.
Xapian::Query title_query(const Beginning& beginning);

}   // namespace tantrao::search
