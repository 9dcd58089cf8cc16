// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/pdf_tables.hpp"

#include "extraction/aligned_tables.hpp"
#include "extraction/page_words.hpp"
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
constexpr double least_gap = 8;   // points between words of two cells
constexpr int least_apart = 3;    // words that stand apart from the one before them on their line

bool may_have_a_table(const std::vector<Word>& words)
{
    int apart = 0;
    for (const std::vector<Word>& line : lines_of(words))
        for (std::size_t i = 1; i < line.size(); ++i)
            apart += line[i].left - line[i - 1].right > least_gap ? 1 : 0;
    return apart >= least_apart;
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

bool is_in(const TableStrip& strip, const Word& word) { return word.y() >= strip.top && word.y() < strip.bottom; }

// Takes their words out of all of them.
std::vector<TableStrip> ruled_strips(const poppler::page& page, std::vector<Word>& words)
{
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
        std::erase_if(words, [&](Word& word) {
            if (!is_in(strip, word))
                return false;
            beside.push_back(std::move(word));
            return true;
        });
        strip.beside = joined(std::move(beside));
    }
    return strips;
}

}   // namespace

std::vector<TableStrip> table_strips_on(const poppler::page& page)
{
    std::vector<Word> words = words_on(page);
    if (!may_have_a_table(words))
        return {};
    std::vector<TableStrip> strips = ruled_strips(page, words);
    const std::size_t ruled = strips.size();
    for (AlignedTable& table : aligned_tables_among(std::move(words))) {
        const bool is_apart =
            std::all_of(strips.begin(), strips.begin() + static_cast<std::ptrdiff_t>(ruled),
                        [&](const TableStrip& strip) { return strip.bottom <= table.top || table.bottom <= strip.top; });
        if (is_apart)
            strips.push_back({table.top, table.bottom, std::move(table.rows), {}, true});
    }
    std::ranges::sort(strips, {}, &TableStrip::top);
    return strips;
}

}   // namespace tantrao::extraction
