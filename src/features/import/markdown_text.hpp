// Markdown of legal texts as plain text. No I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::importing {

// Marks of headings, quotations and emphasis go, of a link its words stay, rows of a table are lines with tabs between their cells. Items
// of a list that all have the same number are counted; other numbers and line breaks stay.
std::string plain_of_markdown(std::string_view markdown);

}   // namespace tantrao::importing
