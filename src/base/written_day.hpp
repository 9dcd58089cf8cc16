// A day as people write it: in a form, an address, a line of text.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tantrao {

// The civil date that was meant: 2026-03-11 as browsers send it, 11/03/2026, 11-3-2026, 11.3.2026 or 2026/03/11; "" for what is no day.
std::string day_in(std::string_view typed);

// A moment as programs write it, RFC 3339, where no zone is said of ours; of a day its beginning.
std::optional<Instant> moment_in(std::string_view typed);

}   // namespace tantrao
