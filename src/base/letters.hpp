// Single letters of UTF-8 text in normal form C, without asking ICU: for loops over every letter of a long text.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tantrao::text {

// The code point at `at`, which moves past it; broken bytes are U+FFFD, one at a time.
inline std::uint32_t next_letter(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    if (at >= text.size()) {
        ++at;
        return 0;
    }
    const std::uint32_t first = byte(at++);
    if (first < 0x80)
        return first;
    const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (more == 0 || at + more > text.size())
        return 0xFFFD;
    std::uint32_t letter = first & (0x3Fu >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if ((byte(at + i) & 0xC0u) != 0x80u)
            return 0xFFFD;
        letter = letter << 6 | (byte(at + i) & 0x3Fu);
    }
    at += more;
    return letter;
}

// Small letters and capitals of ASCII, Latin 1, Latin Extended A and Additional, ơ and ư: all that Vietnamese has.
inline bool is_lower(std::uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    if (c < 0x100)
        return c >= 0xDF && c != 0xF7;
    return c == 0x1B0 || ((c < 0x180 || (c >= 0x1E00 && c < 0x1F00) || c == 0x1A1) && c % 2 == 1);
}

inline bool is_upper(std::uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    if (c < 0x100)
        return c >= 0xC0 && c < 0xDF && c != 0xD7;
    return c == 0x1AF || ((c < 0x180 || (c >= 0x1E00 && c < 0x1F00) || c == 0x1A0) && c % 2 == 0);
}

}   // namespace tantrao::text
