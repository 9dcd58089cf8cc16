// Tables in the text, and what is left of those that came out cell by cell.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"
#include "law/parsing.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

constexpr std::size_t most_columns = 100;
constexpr std::size_t longest_end_of_row = 60;   // letters
constexpr std::size_t longest_table_row = 12;    // lines between two figures of a table whose cells are lines

// "50", "1.200.000": what stands alone in a cell of a table.
bool is_figure(std::string_view line)
{
    bool has_digit = false;
    for (std::size_t at = 0; at < line.size();) {
        const auto letter = next_letter(line, at);
        if (is_letter(letter))
            return false;
        has_digit = has_digit || (letter >= '0' && letter <= '9');
    }
    return has_digit;
}

// "Đất 100"
bool is_end_of_row(std::string_view line)
{
    const std::size_t blank = line.rfind(' ');
    return blank != std::string_view::npos && letter_count(line) <= longest_end_of_row && begins_upper(line) && !mark_of(line) &&
           is_figure(line.substr(blank + 1));
}

// "-", a tab and words: as word processors copy the items of a list. The last three are signs in fonts of symbols.
bool is_list_item(const Line& line)
{
    constexpr std::array<std::string_view, 8> signs{"-", "+", "–", "•", "*", "o", "§", "Ø"};
    return line.tabs == 1 && line.columns.size() == 2 && std::ranges::find(signs, line.columns.front()) != signs.end();
}

}   // namespace

// Two lines of as many cells, at least one of them with words on both sides of a tab.
bool Parser::table_here() const
{
    if (!has(1) || line().tabs == 0 || line().tabs > most_columns || is_list_item(line()))
        return false;
    const Line &here = line(), &next = line(1);
    if (here.has_tab && next.has_tab && next.columns.size() == here.columns.size())
        return true;
    const auto is_indented = [](const Line& one) { return !one.has_tab && one.with_tabs.starts_with('\t'); };
    return next.tabs == here.tabs && (here.has_tab || next.has_tab) && !is_indented(here) &&
           (next.tabs > 1 || !is_indented(next));
}

// Whether the line goes on with a table of so many columns. Cells at its end may be missing, unless it begins a provision.
bool Parser::is_row(std::size_t columns) const
{
    const Line& here = line();
    if (here.tabs == 0 || (here.tabs >= columns && here.columns.size() != columns))
        return false;
    if (!here.columns.empty() &&
        (is_recipients_begin(here.columns.front()) ||
         std::ranges::any_of(here.columns, [](const std::string& one) { return is_signature_begin(one); })))
        return false;
    const auto mark = mark_of(here.text);
    return !mark || (mark->kind != Kind::article && here.tabs + 1 >= columns) || mark->roman;
}

void Parser::table()
{
    const std::size_t columns =
        line().tabs == line(1).tabs ? line().tabs + 1 : line().columns.size();   // else blanks around tabs, and none is empty
    if (has_guessed_columns(line()))
        doubt("law.doubt.table_guessed", line().text);
    Node& table = add(top(), Kind::table, {});
    do {
        Node& row = add(table, Kind::row, {});
        std::vector<std::string> cells = line().tabs < columns ? cells_of(line()) : line().columns;
        cells.resize(columns);
        for (std::string& cell : cells)
            add(row, Kind::cell, std::move(cell));
        ++at_;
    } while (!done() && nodes_ <= limits_.nodes && is_row(columns));
    last_text_ = nullptr;
}

// Figures that stand alone, one soon after the other or above a line that ends in one ("1", "Đất 100"), were cells of a table,
// which came out one by one: told once a table.
void Parser::doubt_scattered_table()
{
    if (!is_figure(line().text))
        return;
    const bool goes_on = (last_figure_ && at_ - *last_figure_ <= longest_table_row) || (has(1) && is_end_of_row(line(1).text));
    if (goes_on && !is_table_told_)
        doubt("law.doubt.table_scattered", line().text);
    is_table_told_ = goes_on;
    last_figure_ = at_;
}

}   // namespace tantrao::law
