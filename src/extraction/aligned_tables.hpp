// Tables without ruled lines: lines one below the other whose words stand in the same columns, with gutters from top to bottom. Where the
// columns are is guessed. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/table_text.hpp"
#include "extraction/page_words.hpp"

#include <vector>

namespace tantrao::extraction {

struct AlignedTable {
    double top = 0, bottom = 0;   // points; no other line has its middle between them
    text::TableRows rows;         // with as many cells each
};

// From top to bottom: at least three columns and three rows. Two columns are none, for a letterhead, the recipients beside a signature, a
// table of contents and a page in two columns look the same; nor are columns of running text.
std::vector<AlignedTable> aligned_tables_among(std::vector<Word> words);

}   // namespace tantrao::extraction
