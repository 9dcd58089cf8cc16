// A document as Xapian takes it. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/index.hpp"
#include "search/words.hpp"

#include <xapian.h>

namespace tantrao::search {

Xapian::Document composed(const Document& document, Splitter& splitter);

// Words that may be suggested: those of titles, as long as a document has them.
bool is_suggested(const std::string& term);
void add_suggestions(Xapian::WritableDatabase& database, const Xapian::Document& document);

// Stands in a commit of an index.
void set_metadata(Xapian::WritableDatabase& database, const Mark& mark);

}   // namespace tantrao::search
