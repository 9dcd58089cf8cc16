// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/utf16.hpp"

#include <cstdint>

namespace tantrao::extraction {

namespace {

void append_utf8(std::string& out, std::uint32_t letter)
{
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    const auto rest = [&](int bits) { put(0x80 | (letter >> bits & 0x3F)); };
    if (letter < 0x80) {
        put(letter);
    } else if (letter < 0x800) {
        put(0xC0 | letter >> 6), rest(0);
    } else if (letter < 0x10000) {
        put(0xE0 | letter >> 12), rest(6), rest(0);
    } else {
        put(0xF0 | letter >> 18), rest(12), rest(6), rest(0);
    }
}

bool is_first_half(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_second_half(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}   // namespace

bool begins_as_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

std::optional<std::string> from_utf16(std::string_view bytes)
{
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    const bool is_big_endian = bytes.starts_with("\xFE\xFF");
    const auto unit_at = [&](std::size_t at) -> std::uint32_t {
        const auto one = static_cast<unsigned char>(bytes[at]), other = static_cast<unsigned char>(bytes[at + 1]);
        return is_big_endian ? one * 256U + other : other * 256U + one;
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 2; at < bytes.size(); at += 2) {
        std::uint32_t letter = unit_at(at);
        if (is_first_half(letter) && at + 2 < bytes.size() && is_second_half(unit_at(at + 2))) {
            at += 2;
            letter = 0x10000 + ((letter - 0xD800) << 10) + (unit_at(at) - 0xDC00);
        } else if (is_first_half(letter) || is_second_half(letter)) {
            return std::nullopt;
        }
        append_utf8(out, letter);
    }
    return out;
}

}   // namespace tantrao::extraction
