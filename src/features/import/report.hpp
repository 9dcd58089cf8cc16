// What an import did, line by line.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::importing {

// A line that was left out, or something worth knowing of one that was not.
struct Remark {
    std::int64_t line = 0;
    std::string external_id;
    Error what;
};

// A place that reasons name: before any provision.
inline constexpr std::string_view beginning_of_text = "beginning";
// That place, and fields that reasons name, as they stand in import files; what people call them: message "import.name.<field>".
inline constexpr std::array<std::string_view, 20> named_fields{
    beginning_of_text, "external_id", "number", "type",     "issuer",  "title",       "issued_on",
    "effective_on",    "expires_on",  "signer", "position", "fields",  "relations",   "files",
    "gazette_number",  "gazette_on",  "text",   "body",     "summary", "published_at"};

struct Report {
    std::int64_t lines = 0, created = 0, changed = 0, unchanged = 0, bad = 0, noted = 0;
    std::vector<Remark> bad_lines, notes;   // the first thousand of each
};

}   // namespace tantrao::importing
