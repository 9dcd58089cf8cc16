// Grids in any picture: no crash, and every place of a grid belongs to a cell of it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/ruled_grid.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    if (size < 2 || data[0] == 0)   // the first byte says how wide it is
        return 0;
    const int width = data[0], height = static_cast<int>((size - 1) / data[0]);
    for (const extraction::RuledGrid& grid :
         extraction::grids_in({reinterpret_cast<const char*>(data + 1), width, height, width})) {
        if (grid.cell_begins.size() != grid.rows() * grid.columns())
            std::abort();
        for (std::size_t place = 0; place < grid.cell_begins.size(); ++place)
            if (grid.cell_begins[place] > place)
                std::abort();
    }
    return 0;
}
