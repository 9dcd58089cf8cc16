// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/text_lines.hpp"

#include "law/letters.hpp"
#include "law/line_marks.hpp"

#include "base/table_text.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace tantrao::law {

namespace {

constexpr std::size_t widest_wrap = 120;   // letters; a longer line was not cut by a page
constexpr std::size_t least_lines = 8;     // fewer do not tell a width
constexpr std::size_t farthest = 14;       // letters from the end of a full line to the width

// The bytes of one blank at `at`, 0 if there is none. No-break spaces are blanks.
std::size_t blank_at(std::string_view line, std::size_t at)
{
    if (at >= line.size())
        return 0;
    if (line[at] == ' ' || line[at] == '\t')
        return 1;
    return line.substr(at, 2) == "\u00a0" ? 2 : 0;
}

void split_columns(std::string_view raw, Line& line)
{
    std::size_t from = 0;
    for (std::size_t at = 0; at < raw.size();) {
        std::size_t end = at, blanks = 0;
        bool tab = false;
        for (std::size_t bytes = 0; (bytes = blank_at(raw, end)) != 0; end += bytes, ++blanks)
            tab = tab || raw[end] == '\t';
        if (tab || blanks >= 3) {
            std::string column = text::clean_line(raw.substr(from, at - from));
            if (!column.empty()) {
                line.columns.push_back(std::move(column));
                line.has_tab = line.has_tab || tab;
            }
            from = end;
        }
        at = blanks == 0 ? at + 1 : end;
    }
    std::string column = text::clean_line(raw.substr(from));
    if (!column.empty())
        line.columns.push_back(std::move(column));
    if (line.columns.size() < 2) {
        line.columns.clear();
        line.has_tab = false;
    }
}

void count_quotes(Line& line)
{
    int straight = 0;
    for (std::size_t at = 0; at < line.text.size();) {
        const auto letter = next_letter(line.text, at);
        line.quotes += letter == 0x201C ? 1 : letter == 0x201D ? -1 : 0;
        straight += letter == '"' ? 1 : 0;
    }
    line.quotes += straight % 2;
    line.has_straight_quote = straight > 0;
}

std::string_view first_word(std::string_view line) { return line.substr(0, line.find(' ')); }

std::size_t extent_with_next(const std::vector<Line>& lines, std::size_t line)
{
    return letter_count(lines[line].text) + 1 + letter_count(first_word(lines[line + 1].text));
}

// Whether a line of the plain text ends here: a form feed parts lines of print only, and \r\n is one end.
bool ends_line(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() && (bytes[at] == '\n' || (bytes[at] == '\r' && bytes.substr(at + 1, 1) != "\n"));
}

// How long the lines would be with the first word of the next, where a sentence surely goes on: hardly one is shorter. Letters
// of print are not all as wide, so the longest line does not tell it.
std::size_t least_cut(const std::vector<Line>& lines)
{
    std::vector<std::size_t> cut;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        if (!lines[i + 1].after_blank && is_unfinished(lines[i].text) && begins_lower(first_word(lines[i + 1].text)) &&
            !mark_of(lines[i + 1].text))
            cut.push_back(extent_with_next(lines, i));
    if (cut.size() < least_lines)
        return std::string_view::npos;
    std::ranges::sort(cut);
    return cut[cut.size() / 20];
}

// The width of the page if most long lines end near it.
std::size_t width_of(const std::vector<Line>& lines)
{
    std::vector<std::size_t> lengths;
    for (const Line& line : lines)
        lengths.push_back(letter_count(line.text));
    if (lengths.size() < least_lines)
        return 0;
    std::ranges::sort(lengths);
    const std::size_t width = lengths.back();
    if (width > widest_wrap || width < 40)
        return 0;
    const auto near = std::ranges::count_if(lengths, [&](std::size_t length) { return length + farthest >= width; });
    if (static_cast<std::size_t>(near) * 5 < lengths.size())
        return 0;
    return std::min(width, std::max(least_cut(lines), width - farthest + 1) - 1);
}

}   // namespace

bool TextLines::is_full(std::size_t line) const
{
    if (wrap_width == 0 || line + 1 >= lines.size())
        return false;
    return extent_with_next(lines, line) > wrap_width;
}

bool TextLines::is_nearly_full(std::size_t line) const
{
    return wrap_width != 0 && line + 1 < lines.size() && extent_with_next(lines, line) + farthest > wrap_width;
}

TextLines lines_of(std::string_view bytes)
{
    TextLines out;
    bool blank = true;
    std::size_t number = 1;
    for (std::size_t at = 0; at <= bytes.size();) {
        const std::size_t end = std::min(bytes.find_first_of("\n\r\f", at), bytes.size());
        const std::string_view raw = bytes.substr(at, end - at);
        at = end + 1;
        Line line;
        line.number = number;
        number += ends_line(bytes, end) ? 1 : 0;
        line.text = text::clean_line(raw);
        if (line.text.empty()) {
            const bool second_of_pair =
                raw.empty() && end < bytes.size() && bytes[end] == '\n' && end > 0 && bytes[end - 1] == '\r';
            blank = blank || !second_of_pair;
            continue;
        }
        split_columns(raw, line);
        line.tabs = static_cast<std::size_t>(std::ranges::count(raw, '\t'));
        if (line.tabs > 0)
            line.with_tabs = raw;
        count_quotes(line);
        line.after_blank = blank;
        blank = false;
        out.lines.push_back(std::move(line));
    }
    out.wrap_width = width_of(out.lines);
    return out;
}

std::vector<std::string> cells_of(const Line& line)
{
    std::vector<std::string> cells;
    const std::string_view raw = line.with_tabs;
    for (std::size_t at = 0; at <= raw.size();) {
        const std::size_t end = std::min(raw.find('\t', at), raw.size());
        cells.push_back(text::clean_line(raw.substr(at, end - at)));
        at = end + 1;
    }
    return cells;
}

bool has_guessed_columns(const Line& line)
{
    std::size_t guessed = 0;
    for (std::size_t at = 0; (at = line.with_tabs.find(text::guessed_tab, at)) != std::string::npos;
         at += text::guessed_tab.size())
        ++guessed;
    return guessed > 0 && guessed == line.tabs;
}

bool is_unfinished(std::string_view line)
{
    static constexpr std::string_view ends[] = {".", ";", ":", "!", "?", "”", "\"", "…", ")"};
    return std::ranges::none_of(ends, [&](std::string_view end) { return line.ends_with(end); });
}

bool is_rule(std::string_view line)
{
    std::size_t signs = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto letter = next_letter(line, at);
        if (letter == ' ')
            continue;
        if (letter != '-' && letter != '_' && letter != '*' && letter != '=' && letter != 0x2013 && letter != 0x2014)
            return false;
        ++signs;
    }
    return signs >= 3;
}

}   // namespace tantrao::law
