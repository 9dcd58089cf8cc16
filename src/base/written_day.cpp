// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/written_day.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace tantrao {

std::string day_in(std::string_view typed)
{
    const std::string day = text::clean_line(typed);
    if (is_civil_date(day))
        return day;
    std::array<int, 3> parts{};
    std::array<std::ptrdiff_t, 3> figures{};
    const char *at = day.data(), *const end = at + day.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && (at == end || std::string_view("/-.").find(*at++) == std::string_view::npos))
            return "";
        const char* const read = std::from_chars(at, end, parts.at(i)).ptr;
        figures.at(i) = read - at;
        at = read;
    }
    if (figures[0] == 4) {   // the year comes first
        std::swap(parts[0], parts[2]);
        std::swap(figures[0], figures[2]);
    }
    const auto is_short = [](std::ptrdiff_t count) { return count == 1 || count == 2; };
    if (at != end || !is_short(figures[0]) || !is_short(figures[1]) || figures[2] != 4)
        return "";
    const std::string read = fmt::format("{:04}-{:02}-{:02}", parts[2], parts[1], parts[0]);
    return is_civil_date(read) ? read : "";
}

std::optional<Instant> moment_in(std::string_view typed)
{
    const std::string moment = text::clean_line(typed);
    if (auto zoned = parse_instant(moment))
        return *zoned;
    if (auto local = parse_datetime_local(moment))
        return *local;
    const std::string day = day_in(moment);
    return day.empty() ? std::nullopt : std::optional(parse_instant(day).value());
}

}   // namespace tantrao
