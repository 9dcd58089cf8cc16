// JSON values (nlohmann/json), with parsing that never throws and has limits.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <nlohmann/json.hpp>

namespace tantrao {

using Json = nlohmann::json;

// Parses UTF-8 JSON of at most max_bytes bytes and max_depth nested levels. Fails with "json.too_large", "json.too_deep" or
// "json.unreadable" (args: byte position).
Result<Json> parse_json(std::string_view text, std::size_t max_bytes = 4 << 20, int max_depth = 64);

// The text of a member, or "" where it is missing or not text.
std::string json_text(const Json& object, std::string_view key);

// Compact and stable: the same value always gives the same bytes (keys sorted). Broken UTF-8 is replaced.
std::string dump_json(const Json& value);

// `text` as a JSON string literal with its quotes.
std::string json_quote(std::string_view text);

}   // namespace tantrao
