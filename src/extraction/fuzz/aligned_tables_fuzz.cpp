// Tables among any words: no crash, no letter lost, and strips one below the other.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/aligned_tables.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    std::vector<extraction::Word> words;   // four bytes each: place, width and text
    for (std::size_t at = 0; at + 3 < size; at += 4) {
        const double left = data[at] * 2.0, top = data[at + 1] * 3.0, width = 1.0 + data[at + 2];
        const char* const text = data[at + 3] % 4 == 0 ? "-" : data[at + 3] % 4 == 1 ? "....." : "xy";
        words.push_back({text, left, left + width, top, top + 12});
    }
    double bottom = -1e9;
    for (const auto& table : extraction::aligned_tables_among(words)) {
        std::size_t in_strip = 0, in_rows = 0;
        for (const auto& word : words)
            in_strip += word.y() > table.top && word.y() < table.bottom ? word.text.size() : 0;
        for (const auto& row : table.rows) {
            if (row.size() != table.rows.front().size())
                std::abort();
            for (const std::string& cell : row)
                for (const char c : cell)
                    in_rows += c == ' ' ? 0 : 1;
        }
        if (table.top < bottom || table.bottom <= table.top || table.rows.size() < 3 || in_rows < in_strip)
            std::abort();
        bottom = table.bottom;
    }
    return 0;
}
