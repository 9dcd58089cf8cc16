// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf16.hpp"

#include <unicode/unistr.h>

namespace tantrao::text {

bool begins_as_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

std::optional<std::string> from_utf16(std::string_view bytes)
{
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    const bool is_big_endian = bytes.starts_with("\xFE\xFF");
    icu::UnicodeString units(static_cast<std::int32_t>(bytes.size() / 2), 0, 0);
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        const auto one = static_cast<unsigned char>(bytes[at]), other = static_cast<unsigned char>(bytes[at + 1]);
        units.append(static_cast<char16_t>(is_big_endian ? one << 8 | other : other << 8 | one));
    }
    for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1))
        if (U_IS_SURROGATE(units.char32At(at)))
            return std::nullopt;
    std::string out;
    units.toUTF8String(out);
    return out;
}

}   // namespace tantrao::text
