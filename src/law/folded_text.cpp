// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/folded_text.hpp"

#include "law/letters.hpp"

#include "base/text.hpp"

#include <array>

namespace tantrao::law {

namespace {

constexpr std::uint32_t table_end = 0x1F00;

void append_letter(std::string& out, std::uint32_t c)
{
    if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
    } else {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    }
    out += static_cast<char>(0x80 | (c & 0x3F));
}

// The plain letter of every Latin letter below U+1F00, 0 where there is none.
const std::array<char, table_end>& plain_letters()
{
    static const std::array<char, table_end> table = [] {
        std::array<char, table_end> made{};
        const auto fill = [&](std::uint32_t from, std::uint32_t to) {
            for (std::uint32_t c = from; c < to; ++c) {
                std::string letter;
                append_letter(letter, c);
                const std::string folded = text::fold(letter);
                made[c] = folded.size() == 1 ? folded[0] : '\0';
            }
        };
        fill(0xC0, 0x250);
        fill(0x1E00, table_end);
        made[0xD0] = made[0xF0] = 'd';
        return made;
    }();
    return table;
}

bool is_blank(std::uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x3000;
}
bool is_dash(std::uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

}   // namespace

FoldedText::FoldedText(std::string_view text) : text_(text)
{
    letters_.reserve(text.size());
    const auto& plain = plain_letters();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const std::uint32_t c = next_letter(text, at);
        if (is_blank(c) || c == '\n') {
            put_blank(from, at, c == '\n');
        } else if (is_dash(c)) {
            put('-', from, at, 0);
        } else if (c < 0x80) {
            const bool upper = c >= 'A' && c <= 'Z';
            put(static_cast<char>(upper ? c + 32 : c < 0x20 ? '?' : c), from, at, upper ? capital : 0);
        } else if (c >= 0x300 && c < 0x370) {   // a mark of its own belongs to the letter before
            if (!ends_.empty()) {
                ends_.back() = at;
                flags_.back() |= marked;
            }
        } else {
            const char letter = c < table_end ? plain[c] : '\0';
            const bool d = c == 0x110 || c == 0x111 || c == 0xD0 || c == 0xF0;
            put(letter == '\0' ? '?' : letter, from, at,
                static_cast<std::uint8_t>(marked | (is_upper(c) ? capital : 0) | (d ? barred : 0)));
        }
    }
}

void FoldedText::put(char letter, std::size_t from, std::size_t to, std::uint8_t flags)
{
    letters_ += letter;
    bytes_.push_back(from);
    ends_.push_back(to);
    flags_.push_back(flags);
}

void FoldedText::put_blank(std::size_t from, std::size_t to, bool breaks)
{
    if (letters_.empty() || (letters_.back() != ' ' && letters_.back() != '\n'))
        return put(' ', from, to, breaks ? line_break : 0);
    ends_.back() = to;
    if (breaks && (flags_.back() & line_break) != 0)
        letters_.back() = '\n';
    flags_.back() |= breaks ? line_break : 0;
}

bool FoldedText::has_marks(std::size_t from, std::size_t to) const
{
    for (std::size_t i = from; i < to && i < flags_.size(); ++i)
        if ((flags_[i] & marked) != 0)
            return true;
    return false;
}

std::size_t FoldedText::after(std::size_t i, std::string_view words) const
{
    const std::size_t end = i + words.size();
    return std::string_view(letters_).substr(std::min(i, size())).starts_with(words) && is_edge(i) && is_edge(end) ? end : 0;
}

std::size_t FoldedText::end_of_word(std::size_t i) const
{
    while (is_word(i))
        ++i;
    return i;
}

std::string_view FoldedText::word_before(std::size_t i) const
{
    while (i > 0 && at(i - 1) == ' ')
        --i;
    std::size_t from = i;
    while (from > 0 && i - from < 20 && is_word(from - 1))
        --from;
    return std::string_view(letters_).substr(from, i - from);
}

}   // namespace tantrao::law
