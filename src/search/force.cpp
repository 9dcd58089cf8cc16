// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/force.hpp"

namespace tantrao::search {

namespace {

constexpr std::size_t day_size = 10;   // YYYY-MM-DD

}   // namespace

// Something stands there for all law: no value would say that it is none.
std::string force_value(const std::vector<Days>& without)
{
    std::string value = "-";
    for (const Days& days : without)
        value += days.from + days.until;
    return value;
}

bool has_force(std::string_view value, std::string_view day)
{
    for (value.remove_prefix(1); value.size() >= 2 * day_size; value.remove_prefix(2 * day_size))
        if (value.substr(0, day_size) <= day && day < value.substr(day_size, day_size))
            return false;
    return true;
}

}   // namespace tantrao::search
