// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/words.hpp"

#include "base/text.hpp"

#include <cstdint>

namespace tantrao::search {

namespace {

constexpr std::size_t most_known = 60'000;

struct Letter {
    std::uint32_t code = 0;   // 0 for broken bytes
    std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t first = byte(at);
    if (first < 0x80)
        return {first, 1};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (bytes == 0 || at + bytes > text.size())
        return {};
    std::uint32_t code = first & (0xFFu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(at + i) & 0xC0u) != 0x80u)
            return {};
        code = code << 6 | (byte(at + i) & 0x3Fu);
    }
    return {code, bytes};
}

struct Range {
    std::uint32_t first, last;
};
// Above ASCII, in order: what is no part of a word.
constexpr Range separators[] = {{0x80, 0xA9},       {0xAB, 0xB4},       {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},
                                {0xF7, 0xF7},       {0x2000, 0x206F},   {0x20A0, 0x20CF}, {0x2100, 0x2BFF}, {0x2E00, 0x2E7F},
                                {0x3000, 0x3004},   {0x3008, 0x3020},   {0x3030, 0x3030}, {0xD800, 0xF8FF}, {0xFE00, 0xFE6F},
                                {0xFEFF, 0xFF0F},   {0xFF1A, 0xFF20},   {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF},
                                {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF}};

bool is_word_letter(std::uint32_t code)
{
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    for (const Range& range : separators)
        if (code <= range.last)
            return code < range.first;
    return false;
}

// Of the letters of Vietnamese.
bool is_small(std::uint32_t code)
{
    if (code < 0x80)
        return code >= 'a' && code <= 'z';
    if (code < 0x100)
        return code >= 0xDF;
    return code == 0x1AF || code == 0x1B0 ? code == 0x1B0 : code % 2 == 1;
}

std::string cut(std::string text)
{
    if (text.size() <= longest_word)
        return text;
    std::size_t end = longest_word;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
        --end;
    text.resize(end);
    return text;
}

}   // namespace

const Splitter::Forms& Splitter::forms_of(std::string_view word)
{
    if (const auto found = known_.find(word); found != known_.end())
        return found->second;
    if (known_.size() >= most_known)
        known_.clear();
    // Far more bytes than a word has cannot matter: the forms are cut anyway.
    const std::string_view begin = word.substr(0, 4 * longest_word);
    return known_.emplace(std::string(word), Forms{cut(text::canonical_tone(begin)), cut(text::fold(begin))}).first->second;
}

std::vector<Word> Splitter::split(std::string_view text, std::size_t most)
{
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size() && words.size() < most;) {
        Letter letter = letter_at(text, at);
        if (!is_word_letter(letter.code)) {
            at += letter.bytes;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && is_word_letter((letter = letter_at(text, at)).code))
            at += letter.bytes;
        const Forms& forms = forms_of(text.substr(begin, at - begin));
        if (!forms.exact.empty() && !forms.folded.empty())
            words.push_back({forms.exact, forms.folded, begin, at});
    }
    return words;
}

bool is_capitals(std::string_view word)
{
    bool any = false;
    for (std::size_t at = 0; at < word.size();) {
        const Letter letter = letter_at(word, at);
        if (is_small(letter.code))
            return false;
        any |= letter.code >= 'A' && (letter.code <= 'Z' || letter.code >= 0xC0);
        at += letter.bytes;
    }
    return any;
}

std::string exact_pair(const std::vector<Word>& words, std::size_t i) { return words[i].exact + " " + words[i + 1].exact; }
std::string folded_pair(const std::vector<Word>& words, std::size_t i) { return words[i].folded + " " + words[i + 1].folded; }

}   // namespace tantrao::search
