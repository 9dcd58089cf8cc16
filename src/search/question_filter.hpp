// What a question is narrowed by, whatever it asks for. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/index.hpp"

#include <xapian.h>

namespace tantrao::search {

// The query without what its filters do not let through, what is hidden and what was excluded with a minus.
Xapian::Query filtered(Xapian::Query query, const Question& question);

}   // namespace tantrao::search
