// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"

#include "base/text.hpp"

namespace tantrao::law {

namespace {

unsigned char byte_at(std::string_view text, std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; }

}   // namespace

std::uint32_t next_letter(std::string_view text, std::size_t& at)
{
    const std::uint32_t first = byte_at(text, at++);
    const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (first < 0x80)
        return first;
    if (more == 0 || at + more > text.size())
        return 0xFFFD;
    std::uint32_t letter = first & (0x3Fu >> more);
    for (std::size_t i = 0; i < more; ++i) {
        const std::uint32_t next = byte_at(text, at + i);
        if ((next & 0xC0) != 0x80)
            return 0xFFFD;
        letter = letter << 6 | (next & 0x3F);
    }
    at += more;
    return letter;
}

bool is_lower(std::uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    if (c < 0x100)
        return c >= 0xDF && c != 0xF7;
    return c == 0x1B0 || ((c < 0x180 || (c >= 0x1E00 && c < 0x1F00) || c == 0x1A1) && c % 2 == 1);
}

bool is_upper(std::uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    if (c < 0x100)
        return c >= 0xC0 && c < 0xDF && c != 0xD7;
    return c == 0x1AF || ((c < 0x180 || (c >= 0x1E00 && c < 0x1F00) || c == 0x1A0) && c % 2 == 0);
}

bool is_capitals(std::string_view line)
{
    int capitals = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto letter = next_letter(line, at);
        if (is_lower(letter))
            return false;
        capitals += is_upper(letter) ? 1 : 0;
    }
    return capitals >= 2;
}

bool begins_lower(std::string_view line)
{
    std::size_t at = 0;
    return !line.empty() && is_lower(next_letter(line, at));
}

bool begins_upper(std::string_view line)
{
    std::size_t at = 0;
    return !line.empty() && is_upper(next_letter(line, at));
}

std::size_t letter_count(std::string_view line)
{
    std::size_t count = 0;
    for (const char c : line)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

std::string fold_loosely(std::string_view text)
{
    std::string out = text::fold(text);
    for (std::size_t at = out.find("\u00f0"); at != std::string::npos; at = out.find("\u00f0", at))
        out.replace(at, 2, "d");
    return out;
}

bool starts_with_fold(std::string_view line, std::string_view beginning)
{
    // A letter is at most three bytes, and no letter of ours folds to more than one.
    return fold_loosely(line.substr(0, beginning.size() * 4)).starts_with(beginning);
}

}   // namespace tantrao::law
