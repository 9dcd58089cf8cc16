// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/ruled_grid.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace tantrao::extraction {

namespace {

constexpr int darkest = 128;                                      // what is less is dark
constexpr int shortest_row_line = 24, shortest_column_line = 9;   // dots; stems of letters are as long, but end on no line
constexpr int near = 3;                                           // dots between what belongs together
constexpr std::size_t most_lines = 2'000, most_grids = 50, most_columns = 60, most_rows = 300;

// Across or down the page: it lies at `at`, and goes from `begin` to `end`.
struct Line {
    int at = 0, begin = 0, end = 0;
    bool goes_over(int place) const { return begin - near <= place && place <= end + near; }
};

// Runs of dark dots that are long enough; those side by side are one line. `is_dark(at, along)`. At most `most_lines`, sorted by place.
template <class IsDark>
std::vector<Line> lines_along(int places, int length, int shortest, const IsDark& is_dark)
{
    std::vector<Line> lines;
    for (int at = 0; at < places; ++at) {
        for (int along = 0; along < length; ++along) {
            const int begin = along;
            while (along < length && is_dark(at, along))
                ++along;
            if (along - begin < shortest)
                continue;
            // Only the last ones are near enough: a page full of lines must not take long.
            auto beside = lines.rbegin();
            while (beside != lines.rend() && at - beside->at <= near && (along <= beside->begin || beside->end <= begin))
                ++beside;
            if (beside != lines.rend() && at - beside->at <= near) {
                beside->begin = std::min(beside->begin, begin);
                beside->end = std::max(beside->end, along);
            } else if (lines.size() < most_lines) {
                lines.push_back({at, begin, along});
            }
        }
    }
    return lines;
}

class Groups {
  public:
    explicit Groups(std::size_t size) : above_(size) { std::iota(above_.begin(), above_.end(), std::size_t{0}); }
    std::size_t of(std::size_t one)
    {
        while (above_[one] != one)
            one = above_[one] = above_[above_[one]];
        return one;
    }
    // The first of both is the first of all.
    void join(std::size_t one, std::size_t other)
    {
        const auto [low, high] = std::minmax({of(one), of(other)});
        above_[high] = low;
    }

  private:
    std::vector<std::size_t> above_;
};

std::vector<int> places_of(const std::vector<Line>& lines)
{
    std::vector<int> places;
    for (const Line& line : lines)
        places.push_back(line.at);
    std::ranges::sort(places);
    const auto same = std::unique(places.begin(), places.end(), [](int one, int other) { return other - one <= near; });
    places.erase(same, places.end());
    return places;
}

bool is_line_between(const std::vector<Line>& lines, int at, int middle)
{
    return std::ranges::any_of(
        lines, [&](const Line& line) { return std::abs(line.at - at) <= near && line.begin <= middle && middle < line.end; });
}

// Of lines that touch each other; with fewer than two columns or rows where they make no grid.
RuledGrid grid_of(const std::vector<Line>& rows, const std::vector<Line>& columns)
{
    RuledGrid grid{places_of(columns), places_of(rows), {}};
    if (grid.xs.size() < 3 || grid.ys.size() < 3 || grid.columns() > most_columns || grid.rows() > most_rows)
        return {};
    Groups cells(grid.columns() * grid.rows());
    for (std::size_t row = 0; row < grid.rows(); ++row)
        for (std::size_t column = 0; column < grid.columns(); ++column) {
            const std::size_t place = row * grid.columns() + column;
            const int x = (grid.xs[column] + grid.xs[column + 1]) / 2, y = (grid.ys[row] + grid.ys[row + 1]) / 2;
            if (column + 1 < grid.columns() && !is_line_between(columns, grid.xs[column + 1], y))
                cells.join(place, place + 1);
            if (row + 1 < grid.rows() && !is_line_between(rows, grid.ys[row + 1], x))
                cells.join(place, place + grid.columns());
        }
    for (std::size_t place = 0; place < grid.columns() * grid.rows(); ++place)
        grid.cell_begins.push_back(cells.of(place));
    return grid;
}

}   // namespace

std::vector<RuledGrid> grids_in(const GreyPicture& picture)
{
    const auto is_dark = [&](int y, int x) {
        return static_cast<unsigned char>(picture.dots[static_cast<std::ptrdiff_t>(y) * picture.bytes_per_row + x]) < darkest;
    };
    const auto rows = lines_along(picture.height, picture.width, shortest_row_line, is_dark);
    auto columns = lines_along(picture.width, picture.height, shortest_column_line, [&](int x, int y) { return is_dark(y, x); });
    // Stems of letters in low rows come near to both lines, and touch neither.
    const auto lies_at_a_row = [&](const Line& column, int least, int most) {
        return std::ranges::any_of(
            rows, [&](const Line& row) { return least <= row.at && row.at <= most && row.goes_over(column.at); });
    };
    std::erase_if(columns, [&](const Line& column) {
        return !lies_at_a_row(column, column.begin - 1, column.begin + near) ||
               !lies_at_a_row(column, column.end - near, column.end);
    });
    Groups touching(rows.size() + columns.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < columns.size(); ++column)
            if (rows[row].goes_over(columns[column].at) && columns[column].goes_over(rows[row].at))
                touching.join(row, rows.size() + column);
    std::vector<RuledGrid> grids;
    for (std::size_t first = 0; first < rows.size() && grids.size() < most_grids; ++first) {
        if (touching.of(first) != first)
            continue;
        std::vector<Line> own_rows, own_columns;
        for (std::size_t row = first; row < rows.size(); ++row)
            if (touching.of(row) == first)
                own_rows.push_back(rows[row]);
        for (std::size_t column = 0; column < columns.size(); ++column)
            if (touching.of(rows.size() + column) == first)
                own_columns.push_back(columns[column]);
        if (RuledGrid grid = grid_of(own_rows, own_columns); !grid.cell_begins.empty())
            grids.push_back(std::move(grid));
    }
    return grids;
}

}   // namespace tantrao::extraction
