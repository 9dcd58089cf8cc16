// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/table_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace tantrao::text {

namespace {

bool has_lines(const std::vector<std::string>& row)
{
    return std::ranges::any_of(row, [](const std::string& cell) { return cell.find('\n') != std::string::npos; });
}

bool is_grid(const TableRows& rows)
{
    std::size_t columns = 0;
    for (const auto& row : rows)
        columns = std::max(columns, row.size());
    return (columns >= 2 && rows.size() >= 4) || (columns >= 3 && rows.size() >= 3);
}

std::string one_line(const std::vector<std::string>& row, std::string_view tab)
{
    std::string line;
    bool has_words = false;
    for (const std::string& cell : row) {
        const std::string words = clean_line(cell);
        has_words = has_words || !words.empty();
        line += (&cell == &row.front() ? "" : std::string(tab)) + words;
    }
    return has_words ? line + '\n' : "";
}

}   // namespace

std::string table_text(const TableRows& rows, std::string_view tab)
{
    const bool grid = is_grid(rows);
    std::string lines;
    for (const auto& row : rows)
        if (grid || !has_lines(row))
            lines += one_line(row, tab);
        else
            for (const std::string& cell : row)
                lines += cell + '\n';
    return lines;
}

}   // namespace tantrao::text
