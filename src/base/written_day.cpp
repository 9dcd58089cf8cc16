// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/written_day.hpp"

#include "base/text.hpp"
#include "base/time.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace tantrao {

std::string day_in(std::string_view typed)
{
    const std::string day = text::clean_line(typed);
    if (is_civil_date(day))
        return day;
    std::array<int, 3> parts{};   // day, month, year
    const char *at = day.data(), *const end = at + day.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && (at == end || std::string_view("/-.").find(*at++) == std::string_view::npos))
            return "";
        const char* const read = std::from_chars(at, end, parts.at(i)).ptr;
        const auto figures = read - at;
        if (i < 2 ? figures < 1 || figures > 2 : figures != 4)
            return "";
        at = read;
    }
    const std::string read = fmt::format("{:04}-{:02}-{:02}", parts[2], parts[1], parts[0]);
    return at == end && is_civil_date(read) ? read : "";
}

}   // namespace tantrao
