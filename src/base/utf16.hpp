// Text files that begin with the mark of UTF-16, as Windows Notepad writes them ("Unicode").
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace tantrao::text {

bool begins_as_utf16(std::string_view bytes);
// Of bytes that begin with the mark (at most 1 GB): in UTF-8, without it; none where a half of a pair stands alone or half a unit at the end.
std::optional<std::string> from_utf16(std::string_view bytes);

}   // namespace tantrao::text
