// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/parameters.hpp"

#include <algorithm>

namespace tantrao::db {

namespace {

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// End of the literal, identifier or comment that begins at `at`; `at` itself where none begins.
std::size_t skip_quoted(std::string_view sql, std::size_t at)
{
    const auto end_after = [&](std::string_view closing, std::size_t from) {
        const std::size_t end = sql.find(closing, from);
        return end == std::string_view::npos ? sql.size() : end + closing.size();
    };
    if (sql[at] == '\'' || sql[at] == '"')
        return end_after(sql.substr(at, 1), at + 1);   // a doubled quote begins the next literal at once
    if (sql.substr(at, 2) == "--")
        return end_after("\n", at);
    if (sql.substr(at, 2) == "/*")
        return end_after("*/", at + 2);
    if (sql.substr(at, 2) == "::")
        return at + 2;
    return at;
}

}   // namespace

NumberedSql number_parameters(std::string_view sql)
{
    NumberedSql out;
    for (std::size_t at = 0; at < sql.size();) {
        if (const std::size_t end = skip_quoted(sql, at); end != at) {
            out.sql += sql.substr(at, end - at);
            at = end;
            continue;
        }
        if (sql[at] != ':' || at + 1 >= sql.size() || !is_name_char(sql[at + 1])) {
            out.sql += sql[at++];
            continue;
        }
        std::size_t end = at + 1;
        while (end < sql.size() && is_name_char(sql[end]))
            ++end;
        const std::string_view name = sql.substr(at + 1, end - at - 1);
        auto found = std::ranges::find(out.names, name);
        if (found == out.names.end())
            found = out.names.insert(out.names.end(), std::string(name));
        out.sql += '$' + std::to_string(found - out.names.begin() + 1);
        at = end;
    }
    return out;
}

}   // namespace tantrao::db
