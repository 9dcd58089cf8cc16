// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/aligned_tables.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace tantrao::extraction {

namespace {

constexpr double least_gutter = 7;         // points; blanks of justified text are rarely as wide
constexpr double farthest_line = 2.5;      // of the height of a line, from its middle to that of the next one of a table
constexpr double farthest_wrapped = 1.3;   // the same, where a cell goes on
constexpr double near = 3;                 // points between edges that are aligned
constexpr std::size_t least_columns = 3, least_rows = 3, most_columns = 60;
constexpr std::size_t most_words = 20'000, most_lines = 1'000;   // of a page; on others none is looked for

struct Chunk {   // words of a line with no gutter between them
    std::span<const Word> words;
    double left() const { return words.front().left; }
    double right() const { return words.back().right; }
    double middle() const { return (left() + right()) / 2; }
};

struct Line {
    double first = 0, last = 0;   // middles of its words: the highest and the lowest
    double height = 0;
    std::vector<Chunk> chunks;
};

struct Gutter {
    double left, right;
};

struct Run {   // of lines that may be a table
    std::span<const Line> lines;
    std::vector<Gutter> gutters;
    std::size_t columns() const { return gutters.size() + 1; }
};

// "-", "a)": what stands apart behind it is the item of a list, and no cell.
bool is_bullet(std::string_view word)
{
    constexpr std::array<std::string_view, 5> signs{"-", "+", "–", "•", "*"};
    return std::ranges::find(signs, word) != signs.end() || (word.size() <= 3 && word.size() > 1 && word.ends_with(')'));
}

// "Điều 1 ........ 5", "Họ và tên: ______"
bool has_leader(std::span<const Word> words)
{
    constexpr std::array<std::string_view, 3> leaders{"....", "……", "____"};
    return std::ranges::any_of(words, [&](const Word& word) {
        return std::ranges::any_of(leaders, [&](std::string_view leader) { return word.text.find(leader) != std::string::npos; });
    });
}

Line line_of(std::span<const Word> words)
{
    Line line{words.front().y(), words.front().y(), 0, {}};
    for (const Word& word : words) {
        line.first = std::min(line.first, word.y());
        line.last = std::max(line.last, word.y());
        line.height = std::max(line.height, word.height());
    }
    if (has_leader(words))
        return line;   // nothing stands in columns
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= words.size(); ++i) {
        const bool ends = i == words.size() || words[i].left - words[i - 1].right >= least_gutter;
        if (!ends || (i == 1 && words.size() > 1 && is_bullet(words[0].text)))
            continue;
        line.chunks.push_back({words.subspan(begin, i - begin)});
        begin = i;
    }
    return line;
}

std::vector<Gutter> gutters_of(const Line& line)
{
    std::vector<Gutter> gutters;
    for (std::size_t i = 1; i < line.chunks.size(); ++i)
        gutters.push_back({line.chunks[i - 1].right(), line.chunks[i].left()});
    return gutters;
}

// What the words of the line leave of them.
std::vector<Gutter> narrowed(const std::vector<Gutter>& gutters, const Line& line)
{
    std::vector<Gutter> left;
    const auto keep = [&](Gutter gutter) {
        if (gutter.right - gutter.left >= least_gutter)
            left.push_back(gutter);
    };
    for (Gutter gutter : gutters) {
        for (const Chunk& chunk : line.chunks)
            if (chunk.left() < gutter.right && chunk.right() > gutter.left) {
                keep({gutter.left, chunk.left()});
                gutter.left = chunk.right();
            }
        keep(gutter);
    }
    return left;
}

std::size_t column_of(const Chunk& chunk, const Run& run)
{
    const auto behind = std::ranges::find_if(run.gutters, [&](const Gutter& gutter) { return chunk.middle() < gutter.right; });
    return static_cast<std::size_t>(behind - run.gutters.begin());
}

bool is_close(const Line& before, const Line& line, double farthest)
{
    return line.first - before.first <= farthest * line.height;
}

// Down to where a line stands over a gutter, or too far below.
Run run_at(std::span<const Line> lines)
{
    Run run{lines.first(1), gutters_of(lines.front())};
    std::size_t count = 1;
    for (; count < lines.size(); ++count) {
        const Line& line = lines[count];
        if (line.chunks.empty() || line.chunks.size() > most_columns || !is_close(lines[count - 1], line, farthest_line))
            break;
        auto gutters = narrowed(run.gutters, line);
        if (gutters.size() < run.gutters.size() || gutters.size() >= most_columns)
            break;
        run.gutters = std::move(gutters);
    }
    // What stands alone below is no row; the end of a cell at most.
    for (; count > 1 && lines[count - 1].chunks.size() == 1; --count)
        if (column_of(lines[count - 1].chunks.front(), run) > 0 && is_close(lines[count - 2], lines[count - 1], farthest_wrapped))
            break;
    run.lines = lines.first(count);
    return run;
}

// Whether the line is nearer to the one below: the first of a cell that stands in the middle of its row.
bool is_above(std::span<const Line> lines, std::size_t at)
{
    return at > 0 && at + 1 < lines.size() &&
           lines[at + 1].first - lines[at].first < (lines[at].first - lines[at - 1].first) * 0.8;
}

text::TableRows rows_of(const Run& run)
{
    text::TableRows rows;
    bool has_begun = false;   // the row, by a cell that stands above its first one
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        const Line& line = run.lines[i];
        const bool has_first = line.chunks.size() > 1 && column_of(line.chunks.front(), run) == 0;
        const bool begins_above = !has_first && is_above(run.lines, i);
        const bool is_apart = i == 0 || !is_close(run.lines[i - 1], line, farthest_wrapped);
        if (is_apart || (!has_begun && (has_first || begins_above)))
            rows.emplace_back(run.columns());
        has_begun = begins_above;
        for (const Chunk& chunk : line.chunks) {
            std::string& cell = rows.back()[column_of(chunk, run)];
            cell += (cell.empty() ? "" : " ") + joined({chunk.words.begin(), chunk.words.end()});
        }
    }
    return rows;
}

// Whether two thirds of them are the same, and three at least: of lines that are centred two often are.
bool are_aligned(std::vector<double> edges)
{
    std::ranges::sort(edges);
    std::size_t most = 0;
    for (std::size_t first = 0, last = 0; last < edges.size(); ++last) {
        while (edges[last] - edges[first] > near)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return most >= least_rows && most * 3 >= edges.size() * 2;
}

bool begins_lower(std::string_view word)
{
    std::size_t end = 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U)
        ++end;
    const std::string letter(word.substr(0, end));
    return text::upper(letter) != letter;
}

struct Column {
    std::vector<double> lefts, rights, widths;
    std::size_t words = 0, goes_on = 0;   // goes_on: lines that begin in a sentence

    bool is_aligned() const { return are_aligned(lefts) || are_aligned(rights); }
    // Running text: nearly every line has it, and nearly all are as wide as the widest, or begin in a sentence.
    bool flows(std::size_t lines) const
    {
        if (widths.size() * 5 < lines * 4 || words < widths.size() * 3)
            return false;
        const double wide = *std::ranges::max_element(widths) * 0.8;
        const auto full = std::ranges::count_if(widths, [&](double width) { return width >= wide; });
        return static_cast<std::size_t>(full) * 4 >= widths.size() * 3 || goes_on * 2 >= widths.size();
    }
};

std::vector<Column> columns_of(const Run& run)
{
    std::vector<Column> columns(run.columns());
    for (const Line& line : run.lines)
        for (const Chunk& chunk : line.chunks) {
            Column& column = columns[column_of(chunk, run)];
            column.lefts.push_back(chunk.left());
            column.rights.push_back(chunk.right());
            column.widths.push_back(chunk.right() - chunk.left());
            column.words += chunk.words.size();
            column.goes_on += begins_lower(chunk.words.front().text) ? 1 : 0;
        }
    return columns;
}

bool is_table(const Run& run, const text::TableRows& rows)
{
    if (run.columns() < least_columns || rows.size() < least_rows)
        return false;
    const auto columns = columns_of(run);
    const auto aligned = std::ranges::count_if(columns, &Column::is_aligned);
    const auto flowing = std::ranges::count_if(columns, [&](const Column& column) { return column.flows(run.lines.size()); });
    const auto full = std::ranges::count_if(rows, [](const std::vector<std::string>& row) {
        return std::ranges::count_if(row, [](const std::string& cell) { return !cell.empty(); }) >= 3;
    });
    return aligned >= 2 && flowing < 2 && static_cast<std::size_t>(full) * 2 >= rows.size();
}

}   // namespace

std::vector<AlignedTable> aligned_tables_among(std::vector<Word> words)
{
    if (words.size() > most_words)
        return {};
    const std::vector<std::vector<Word>> words_of_lines = lines_of(std::move(words));
    if (words_of_lines.size() > most_lines)
        return {};
    std::vector<Line> lines;
    for (const std::vector<Word>& line : words_of_lines)
        lines.push_back(line_of(line));
    std::vector<AlignedTable> tables;
    for (std::size_t first = 0; first < lines.size();) {
        const std::size_t chunks = lines[first].chunks.size();
        const Run run = chunks >= least_columns && chunks <= most_columns ? run_at(std::span(lines).subspan(first)) : Run{};
        text::TableRows rows = rows_of(run);
        if (!is_table(run, rows)) {   // what ends a page in columns looks like one
            first += run.lines.size() < least_rows ? 1 : run.lines.size();
            continue;
        }
        const std::size_t end = first + run.lines.size();
        const Line &top = lines[first], &bottom = lines[end - 1];
        const double above = first == 0 ? top.first - 2 * top.height : lines[first - 1].last;
        const double below = end == lines.size() ? bottom.last + 2 * bottom.height : lines[end].first;
        tables.push_back({std::max(top.first - top.height, (above + top.first) / 2),
                          std::min(bottom.last + bottom.height, (bottom.last + below) / 2), std::move(rows)});
        first = end;
    }
    return tables;
}

}   // namespace tantrao::extraction
