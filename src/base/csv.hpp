// Comma-separated values (RFC 4180).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao {

// Rows without the heading and without empty lines: quoted cells, doubled quotes, cells with line breaks. Throws std::runtime_error
// where a quotation mark is not closed.
std::vector<std::vector<std::string>> csv_rows(std::string_view csv);

}   // namespace tantrao
