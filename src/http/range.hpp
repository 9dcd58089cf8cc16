// Byte ranges and entity tags. Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace tantrao::http {

struct ByteRange {
    std::uint64_t begin = 0, end = 0;   // end is exclusive
};
struct RangeRequest {
    std::optional<ByteRange> range;   // nothing: send the whole (no, several or unreadable ranges)
    bool unsatisfiable = false;
};
RangeRequest parse_range(std::string_view header, std::uint64_t size);

// Weak comparison of If-None-Match with our tag; the suffix of an encoding ("-g", "-b") does not count.
bool etag_matches(std::string_view if_none_match, std::string_view etag);

} // namespace tantrao::http
