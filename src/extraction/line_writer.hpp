// Text on its way out: clean lines, columns apart by a tab, never more than the limit.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/table_text.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::extraction {

// The text up to so many bytes, without half a letter at its end.
std::string_view beginning_of(std::string_view text, std::size_t most);

class LineWriter {
  public:
    explicit LineWriter(std::size_t most) : most_(most) {}

    // To the line under way. A tab, or three blanks, begins a column.
    void add(std::string_view text);
    // Line after line; the last one goes on.
    void add_lines(std::string_view text);
    // The lines of a page, and its end.
    void add_page(std::string_view text);
    void end_line();
    void begin_line();   // ends the one under way, if there is something in it
    // The lines of text::table_text.
    void add_table(const text::TableRows& rows, std::string_view tab = "\t");
    bool is_full() const { return is_full_; }   // something was left out
    std::size_t room() const { return most_ - text_.size(); }
    std::string take();   // ends the line under way

  private:
    void put_line(std::string clean);

    const std::size_t most_;
    std::string text_, line_;
    bool is_full_ = false;
};

// A cell, and empty ones for the other columns it stands over, as their number is written ("3"; "" is one).
void add_cell(std::vector<std::string>& row, std::string text, std::string_view columns);

}   // namespace tantrao::extraction
