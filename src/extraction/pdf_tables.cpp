// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/pdf_tables.hpp"

#include "extraction/ruled_grid.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <poppler-page-renderer.h>
#include <utility>

namespace tantrao::extraction {

namespace {

constexpr double points_per_inch = 72;   // one dot a point
constexpr double most_dots = 4'000'000;
constexpr double narrowest_blank = 0.1;   // of a word's height
constexpr double least_gap = 8;           // points between words of two cells
constexpr int least_apart = 3;            // words that stand apart from the one before them on their line

struct Word {
    std::string text;
    double left, right, top, bottom;
    double x() const { return (left + right) / 2; }
    double y() const { return (top + bottom) / 2; }
};

// None where most of them lie on their side.
std::vector<Word> words_on(const poppler::page& page)
{
    std::vector<Word> words;
    std::size_t turned = 0;
    for (const poppler::text_box& box : page.text_list()) {
        turned += box.rotation() == 0 ? 0 : 1;
        const poppler::byte_array utf8 = box.text().to_utf8();
        const poppler::rectf place = box.bbox();
        words.push_back({{utf8.begin(), utf8.end()}, place.left(), place.right(), place.top(), place.bottom()});
    }
    if (turned * 2 > words.size())
        words.clear();
    return words;
}

// Line by line, and from left to right.
void sort_as_read(std::vector<Word>& words)
{
    std::ranges::sort(words, {}, &Word::y);
    for (auto begin = words.begin(); begin != words.end();) {
        const double lowest = begin->y() + (begin->bottom - begin->top) / 2;
        const auto end = std::find_if(begin, words.end(), [&](const Word& word) { return word.y() > lowest; });
        std::sort(begin, end, [](const Word& one, const Word& other) { return one.left < other.left; });
        begin = end;
    }
}

// Letters of another font are a word of their own to poppler.
bool follows_at_once(const Word& before, const Word& word)
{
    const double height = word.bottom - word.top;
    return std::abs(before.y() - word.y()) < height / 2 && std::abs(word.left - before.right) < height * narrowest_blank;
}

std::string joined(std::vector<Word> words)
{
    sort_as_read(words);
    std::string text;
    const Word* last = nullptr;
    for (const Word& word : words) {
        text += last == nullptr || follows_at_once(*last, word) ? "" : " ";
        text += word.text;
        last = &word;
    }
    return text;
}

// `words` as they are read.
bool may_have_a_table(const std::vector<Word>& words)
{
    int apart = 0;
    for (std::size_t i = 1; i < words.size() && apart < least_apart; ++i)
        apart += words[i].left - words[i - 1].right > least_gap ? 1 : 0;
    return apart == least_apart;
}

std::vector<RuledGrid> grids_on(const poppler::page& page)
{
    const poppler::rectf size = page.page_rect();
    if (!(size.width() * size.height() <= most_dots))
        return {};
    poppler::page_renderer renderer;   // without smoothing thin lines stay dark
    renderer.set_image_format(poppler::image::format_gray8);
    const poppler::image image = renderer.render_page(&page, points_per_inch, points_per_inch);
    return image.is_valid() ? grids_in({image.const_data(), image.width(), image.height(), image.bytes_per_row()})
                            : std::vector<RuledGrid>{};
}

std::optional<std::size_t> place_of(double at, const std::vector<int>& lines)
{
    const auto behind = std::ranges::upper_bound(lines, static_cast<int>(std::floor(at)));
    if (behind == lines.begin() || behind == lines.end())
        return std::nullopt;
    return static_cast<std::size_t>(behind - lines.begin()) - 1;
}

// Takes its words out of all of them.
text::TableRows rows_of(const RuledGrid& grid, std::vector<Word>& words)
{
    std::vector<std::vector<Word>> cells(grid.cell_begins.size());
    std::erase_if(words, [&](Word& word) {
        const auto column = place_of(word.x(), grid.xs), row = place_of(word.y(), grid.ys);
        if (!column || !row)
            return false;
        cells[grid.cell_begins[*row * grid.columns() + *column]].push_back(std::move(word));
        return true;
    });
    text::TableRows rows(grid.rows(), std::vector<std::string>(grid.columns()));
    for (std::size_t place = 0; place < cells.size(); ++place)
        rows[place / grid.columns()][place % grid.columns()] = joined(std::move(cells[place]));
    return rows;
}

}   // namespace

std::vector<TableStrip> table_strips_on(const poppler::page& page)
{
    std::vector<Word> words = words_on(page);
    sort_as_read(words);
    if (!may_have_a_table(words))
        return {};
    std::vector<TableStrip> strips;
    for (const RuledGrid& grid : grids_on(page)) {
        text::TableRows rows = rows_of(grid, words);
        const double top = grid.ys.front(), bottom = grid.ys.back();
        if (strips.empty() || strips.back().bottom < top) {
            strips.push_back({top, bottom, std::move(rows), {}});
        } else {
            strips.back().bottom = std::max(strips.back().bottom, bottom);
            std::ranges::move(rows, std::back_inserter(strips.back().rows));
        }
    }
    for (TableStrip& strip : strips) {
        std::vector<Word> beside;
        for (const Word& word : words)
            if (word.y() >= strip.top && word.y() < strip.bottom)
                beside.push_back(word);
        strip.beside = joined(std::move(beside));
    }
    return strips;
}

}   // namespace tantrao::extraction
