// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/csv.hpp"

#include <stdexcept>

namespace tantrao {

std::vector<std::vector<std::string>> csv_rows(std::string_view csv)
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row(1);
    bool quoted = false;
    const auto end_row = [&] {
        if (row.size() > 1 || !row.front().empty())
            rows.push_back(std::move(row));
        row.assign(1, "");
    };
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && csv.substr(i + 1).starts_with('"'))
            row.back() += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            row.emplace_back();
        else if (!quoted && c == '\n')
            end_row();
        else if (quoted || c != '\r')
            row.back() += c;
    }
    if (quoted)
        throw std::runtime_error("csv: a quotation mark is not closed: " + row.back().substr(0, 80));
    end_row();
    if (!rows.empty())
        rows.erase(rows.begin());
    return rows;
}

}   // namespace tantrao
