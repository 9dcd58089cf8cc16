// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/words.hpp"

#include "base/letters.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace tantrao::search {

namespace {

constexpr std::size_t most_known_of_a_thread = 10'000;

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

}   // namespace

Splitter& Splitter::of_this_thread()
{
    static thread_local Splitter splitter(most_known_of_a_thread);
    return splitter;
}

const Splitter::Forms& Splitter::forms_of(std::string_view word)
{
    // Far more bytes than a word has cannot matter: the forms are cut anyway.
    const std::string_view begin = word.substr(0, 4 * longest_word);
    if (const auto found = known_.find(begin); found != known_.end())
        return found->second;
    if (known_.size() >= most_known_)
        known_.clear();
    const auto form = [](const std::string& whole) { return std::string(beginning(whole, longest_word)); };
    return known_.emplace(std::string(begin), Forms{form(text::canonical_tone(begin)), form(text::fold(begin))}).first->second;
}

std::vector<Place> places_of_words(std::string_view text, std::size_t most)
{
    std::vector<Place> places;
    places.reserve(std::min(most, text.size() / 6 + 1));   // a syllable with its space
    for (std::size_t begin = 0, next = 0; begin < text.size() && places.size() < most; begin = next) {
        next = begin;
        std::size_t end = begin;
        while (next < text.size() && is_word_letter(text::next_letter(text, next)))
            end = next;
        if (end > begin)
            places.push_back({begin, end});
    }
    return places;
}

std::vector<Word> Splitter::split(std::string_view text, std::size_t most)
{
    std::vector<Word> words;
    for (const Place& place : places_of_words(text, most)) {
        const Forms& forms = forms_of(text.substr(place.begin, place.end - place.begin));
        if (!forms.exact.empty() && !forms.folded.empty())
            words.push_back({forms.exact, forms.folded, place.begin, place.end});
    }
    return words;
}

std::string_view beginning(std::string_view text, std::size_t most)
{
    std::size_t end = std::min(most, text.size());
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
        --end;
    return text.substr(0, end);
}

bool is_capitals(std::string_view word)
{
    bool any = false;
    for (std::size_t at = 0; at < word.size();) {
        const std::uint32_t letter = text::next_letter(word, at);
        if (text::is_lower(letter))
            return false;
        any |= text::is_upper(letter);
    }
    return any;
}

std::string exact_pair(const std::vector<Word>& words, std::size_t i) { return words[i].exact + " " + words[i + 1].exact; }
std::string folded_pair(const std::vector<Word>& words, std::size_t i) { return words[i].folded + " " + words[i + 1].folded; }

}   // namespace tantrao::search
