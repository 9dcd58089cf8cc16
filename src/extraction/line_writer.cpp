// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/line_writer.hpp"

#include "base/text.hpp"

#include <charconv>
#include <utility>

namespace tantrao::extraction {

namespace {

// At most one blank line in a row.
bool wants_blank_line(std::string_view text) { return !text.empty() && !text.ends_with("\n\n"); }

std::string clean_columns(std::string_view line)
{
    std::string clean;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= line.size(); ++at) {
        if (at < line.size() && line[at] != '\t' && line.compare(at, 3, "   ") != 0)
            continue;
        if (const std::string column = text::clean_line(line.substr(from, at - from)); !column.empty())
            clean += (clean.empty() ? "" : "\t") + column;
        from = at + 1;
    }
    return clean;
}

}   // namespace

std::string_view beginning_of(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

void LineWriter::add(std::string_view text)
{
    const std::size_t room = most_ - text_.size();
    const std::size_t free = room > line_.size() ? room - line_.size() : 0;
    if (text.size() > free) {
        text = beginning_of(text, free);
        is_full_ = true;
    }
    line_ += text;
}

void LineWriter::add_lines(std::string_view text)
{
    while (!is_full_) {
        const std::size_t end = text.find_first_of("\n\f");
        add(text.substr(0, end));
        if (end == std::string_view::npos)
            return;
        end_line();
        text.remove_prefix(end + 1);
    }
}

void LineWriter::add_page(std::string_view text)
{
    while (text.ends_with('\n') || text.ends_with('\f'))   // a sentence may go on on the next page
        text.remove_suffix(1);
    add_lines(text);
    begin_line();
}

void LineWriter::end_line()
{
    std::string clean = clean_columns(line_);
    line_.clear();
    put_line(std::move(clean));
}

void LineWriter::put_line(std::string clean)
{
    if (clean.empty() && !wants_blank_line(text_))
        return;
    // Composing letters makes them shorter, never longer, but broken bytes become longer ones.
    if (clean.size() + 1 > room()) {
        is_full_ = true;
        clean = beginning_of(clean, room() > 0 ? room() - 1 : 0);
        if (clean.empty())
            return;
    }
    text_ += clean;
    text_ += '\n';
}

void LineWriter::begin_line()
{
    if (line_.find_first_not_of(' ') != std::string::npos)
        end_line();
    line_.clear();
}

void LineWriter::add_table(const text::TableRows& rows, std::string_view tab)
{
    begin_line();
    const std::string lines = text::table_text(rows, tab);
    for (std::size_t at = 0; at < lines.size() && !is_full_;) {
        const std::size_t end = lines.find('\n', at);
        put_line(lines.substr(at, end - at));
        at = end + 1;
    }
}

void add_cell(std::vector<std::string>& row, std::string text, std::string_view columns)
{
    constexpr std::size_t most_columns = 100;
    std::size_t many = 1;
    std::from_chars(columns.data(), columns.data() + columns.size(), many);
    row.push_back(std::move(text));
    for (; many > 1 && row.size() < most_columns; --many)
        row.emplace_back();
}

std::string LineWriter::take()
{
    end_line();
    while (text_.ends_with('\n'))
        text_.pop_back();
    return std::exchange(text_, {});
}

}   // namespace tantrao::extraction
