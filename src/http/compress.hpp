// Compression and its negotiation. Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::http {

std::string gzip(std::string_view bytes, int level);      // 1 (fast) to 9
std::string brotli(std::string_view bytes, int quality);  // "" if it failed
// HTML, CSS, scripts, JSON, XML, SVG, plain text.
bool is_compressible(std::string_view content_type);

struct Accepted {
    bool gzip = false, brotli = false;
};
// Reads Accept-Encoding with its q-values.
Accepted accepted_encodings(std::string_view header);

} // namespace tantrao::http
