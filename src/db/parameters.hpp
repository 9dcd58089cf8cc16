// Named parameters, ":name", as both engines need them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::db {

struct NumberedSql {
    std::string sql;                  // with $1, $2 … in place of the names
    std::vector<std::string> names;   // in order of their numbers; a name used twice has one number
};

// Leaves string literals, quoted identifiers, comments and "::" alone.
NumberedSql number_parameters(std::string_view sql);

}   // namespace tantrao::db
