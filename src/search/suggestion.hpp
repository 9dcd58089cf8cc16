// What somebody may have meant who found nothing. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/parsed_query.hpp"

#include <string>
#include <xapian.h>

namespace tantrao::search {

// The query with the words that no document has, alone or side by side, replaced: by what Telex or VNI keys stand for, by the words
// that were written as one, by the nearest of the titles; with marks as they are most often written, also those of a phrase, which is
// looked for with its own. "" for nothing better.
std::string suggest(const Xapian::Database& database, const ParsedQuery& query);

}   // namespace tantrao::search
