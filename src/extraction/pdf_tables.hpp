// Tables on a page of a PDF file: what stands in which cell is seen by where the words and the lines lie, or is guessed by where the words
// lie alone (poppler). Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/table_text.hpp"

#include <poppler-page.h>
#include <string>
#include <vector>

namespace tantrao::extraction {

// A strip of the page, over its whole width.
struct TableStrip {
    double top = 0, bottom = 0;   // points, from the top of the page
    text::TableRows rows;         // with as many cells each; a cell over several places stands in the first
    std::string beside;           // words in the strip and in no cell
    bool is_guessed = false;      // no lines rule its columns
};

// From top to bottom, none over another. The page is drawn for it where words stand apart as those of tables do: some milliseconds.
std::vector<TableStrip> table_strips_on(const poppler::page& page);

}   // namespace tantrao::extraction
