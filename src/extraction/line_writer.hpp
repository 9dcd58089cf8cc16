// Text on its way out: clean lines, columns apart by a tab, never more than the limit.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
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
    // A row of a table. Cells of one line each are one line with tabs between; where a cell has more, the table lays out a page (agency
    // beside country, recipients beside signature), and its cells come one after the other.
    void add_row(const std::vector<std::string>& cells);
    bool is_full() const { return is_full_; }   // something was left out
    std::size_t room() const { return most_ - text_.size(); }
    std::string take();   // ends the line under way

  private:
    const std::size_t most_;
    std::string text_, line_;
    bool is_full_ = false;
};

}   // namespace tantrao::extraction
