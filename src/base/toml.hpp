// TOML (toml++) read into Json, for configuration and message catalogues.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"

namespace tantrao {

// Tables become objects, arrays arrays, dates text. Fails with "toml.unreadable" (args: line, reason).
Result<Json> parse_toml(std::string_view text);

}   // namespace tantrao
