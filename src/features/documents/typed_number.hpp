// Numbers of documents as people type them to find one.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::documents {

// Whole parts of number_key, in its order, that the number is to have: "QĐ 15-2024", "Quyết định 15.2024" and "15/2024/QĐ" are
// "15", "2024", "qd". What reads as no number is taken as it stands: "qd-ubnd" is "qd", "ubnd". None: nothing to look for.
std::vector<std::string> parts_of_typed_number(std::string_view typed);

// A number with its year, and nothing else, as most are written, to be looked for in titles: "QD 015-2024" is "15/2024/qd". Other text
// as it is.
std::string as_in_titles(std::string_view typed);

}   // namespace tantrao::documents
