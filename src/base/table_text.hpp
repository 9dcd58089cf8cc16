// A table in plain text: what readers of office files and HTML make of one, and the parser of legal texts makes a table again.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::text {

using TableRows = std::vector<std::vector<std::string>>;   // cells, of one line or of several

// Between the cells of a row whose columns were only guessed, so that the parser doubts them.
inline constexpr std::string_view guessed_tab = " \t";

// Lines, each with its end. A row is one line with tabs between its cells, empty ones too; rows without a word are left out. Where a cell
// has several lines and the table is so small that it lays out a page (agency beside country, recipients beside signature), its cells
// come one after the other instead.
std::string table_text(const TableRows& rows, std::string_view tab = "\t");

}   // namespace tantrao::text
