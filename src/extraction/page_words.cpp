// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/page_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <poppler-page.h>

namespace tantrao::extraction {

namespace {

constexpr double narrowest_blank = 0.1;   // of a word's height
constexpr double farthest = 1'000'000;    // points

// Neither endless nor nowhere: places are compared and become whole numbers.
bool is_on_paper(const poppler::rectf& place)
{
    return std::ranges::all_of(std::array{place.left(), place.right(), place.top(), place.bottom()},
                               [](double edge) { return std::abs(edge) < farthest; });
}

// Letters of another font are a word of their own to poppler.
bool follows_at_once(const Word& before, const Word& word)
{
    return std::abs(before.y() - word.y()) < word.height() / 2 &&
           std::abs(word.left - before.right) < word.height() * narrowest_blank;
}

}   // namespace

std::vector<Word> words_on(const poppler::page& page)
{
    std::vector<Word> words;
    std::size_t turned = 0;
    for (const poppler::text_box& box : page.text_list()) {
        if (!is_on_paper(box.bbox()))
            continue;
        turned += box.rotation() == 0 ? 0 : 1;
        const poppler::byte_array utf8 = box.text().to_utf8();
        const poppler::rectf place = box.bbox();
        words.push_back({{utf8.begin(), utf8.end()}, place.left(), place.right(), place.top(), place.bottom()});
    }
    if (turned * 2 > words.size())
        words.clear();
    return words;
}

std::vector<std::vector<Word>> lines_of(std::vector<Word> words)
{
    std::vector<std::vector<Word>> lines;
    std::ranges::sort(words, {}, &Word::y);
    for (auto begin = words.begin(); begin != words.end();) {
        const double lowest = begin->y() + begin->height() / 2;
        const auto end = std::find_if(begin + 1, words.end(), [&](const Word& word) { return word.y() > lowest; });
        lines.emplace_back(std::move_iterator(begin), std::move_iterator(end));
        std::ranges::sort(lines.back(), {}, &Word::left);
        begin = end;
    }
    return lines;
}

std::string joined(std::vector<Word> words)
{
    std::string text;
    for (const std::vector<Word>& line : lines_of(std::move(words))) {
        const Word* before = nullptr;
        for (const Word& word : line) {
            text += text.empty() || (before != nullptr && follows_at_once(*before, word)) ? "" : " ";
            text += word.text;
            before = &word;
        }
    }
    return text;
}

}   // namespace tantrao::extraction
