// Undoes what http/compress does. Throws std::runtime_error for broken input.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::http {

std::string gunzip(std::string_view bytes);
std::string unbrotli(std::string_view bytes);

} // namespace tantrao::http
