// Plain text cut into clean lines, with what their layout tells: columns, blank lines between, lines cut at a page's width.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::law {

struct Line {
    std::string text;                   // clean_line of the whole
    std::vector<std::string> columns;   // what stood apart by a tab or three blanks; empty where nothing did
    bool has_tab = false;               // a tab between two columns
    std::string with_tabs;              // as it came, where there are tabs in it
    std::size_t tabs = 0;
    int quotes = 0;   // quotation marks opened and not closed in it; of straight ones the odd one
    bool has_straight_quote = false;
    bool after_blank = false;   // a blank line, or the beginning, is above
    std::size_t number = 0;     // in the plain text, from 1
};

struct TextLines {
    std::vector<Line> lines;      // none of them blank
    std::size_t wrap_width = 0;   // letters; 0 where lines are whole paragraphs

    // Whether the line was cut because the first word of the next did not fit any more.
    bool is_full(std::size_t line) const;
    // Whether it may have been cut so: of a paragraph's last line that would be a chance.
    bool is_nearly_full(std::size_t line) const;
};

TextLines lines_of(std::string_view bytes);
// What stands between the tabs of a line, empty cells too.
std::vector<std::string> cells_of(const Line& line);
// Whether who read the file only guessed its columns (base/table_text).
bool has_guessed_columns(const Line& line);

// No stop at the end: the sentence goes on.
bool is_unfinished(std::string_view line);
// Nothing but a rule of dashes, underscores or stars.
bool is_rule(std::string_view line);

}   // namespace tantrao::law
