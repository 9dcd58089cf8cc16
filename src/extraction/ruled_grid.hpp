// The grids that ruled lines make on a page. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <vector>

namespace tantrao::extraction {

// One byte a dot, from the top left; small values are dark.
struct GreyPicture {
    const char* dots = nullptr;
    int width = 0, height = 0, bytes_per_row = 0;
};

// At least two columns and two rows. Places are rows of columns; some may be one cell together.
struct RuledGrid {
    std::vector<int> xs, ys;                // the lines, in dots, from left to right and from top to bottom
    std::vector<std::size_t> cell_begins;   // of each place, row by row: the first place of its cell

    std::size_t columns() const { return xs.size() - 1; }
    std::size_t rows() const { return ys.size() - 1; }
};

// From top to bottom. Lines are dark, not thicker than a few dots, and those across end on other lines. At most 50 grids of 60 columns
// and 300 rows.
std::vector<RuledGrid> grids_in(const GreyPicture& picture);

}   // namespace tantrao::extraction
