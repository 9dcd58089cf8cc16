// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/markdown_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string>
#include <vector>

namespace tantrao::importing {

namespace {

constexpr std::size_t longest_span = 2000;   // bytes of an emphasis or a link

bool is_letter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// Where the emphasis ends that the sign at `at` begins; npos where it begins none, as in "(*)" or "5*3".
std::size_t emphasis_end(std::string_view line, std::size_t at)
{
    if ((at > 0 && is_letter(line[at - 1])) || at + 1 >= line.size() || !is_letter(line[at + 1]))
        return std::string_view::npos;
    const std::size_t last = std::min(line.size(), at + longest_span);
    for (std::size_t end = at + 2; end < last; ++end) {
        if (line[end] != line[at] || line[end - 1] == ' ')
            continue;
        end = std::min(line.find_first_not_of(line[at], end), line.size()) - 1;   // the last of "***"
        if (end + 1 == line.size() || !is_letter(line[end + 1]))
            return end;
    }
    return std::string_view::npos;
}

// "[words](address)" at `at`: where its words and it itself end; npos where there is none.
struct Link {
    std::size_t words_end = std::string_view::npos, end = 0;
};
Link link_at(std::string_view line, std::size_t at)
{
    line = line.substr(0, at + longest_span);
    const std::size_t words_end = line.find("](", at),
                      end = words_end == std::string_view::npos ? words_end : line.find(')', words_end);
    if (end == std::string_view::npos || line.find('[', at + 1) < words_end)
        return {};
    return {words_end, end + 1};
}

std::string plain_words(std::string_view line)
{
    std::string plain;
    std::size_t emphasis_ends = std::string_view::npos;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool is_mark = c == '*' || c == '_';
        if (c == '\\' && i + 1 < line.size())
            plain += line[++i];
        else if (is_mark && i + 1 < line.size() && line[i + 1] == c)
            ++i;
        else if (i == emphasis_ends)
            continue;
        else if (const auto end = is_mark ? emphasis_end(line, i) : std::string_view::npos; end != std::string_view::npos)
            emphasis_ends = end;
        else if (const Link link = c == '[' ? link_at(line, i) : Link(); link.words_end != std::string_view::npos) {
            plain += plain_words(line.substr(i + 1, link.words_end - i - 1));
            i = link.end - 1;
        } else
            plain += c;
    }
    return plain;
}

// Between bars that no backslash stands before.
std::vector<std::string_view> cells_of(std::string_view row)
{
    std::vector<std::string_view> cells;
    std::size_t from = 1;
    for (std::size_t at = 1; at < row.size(); ++at)
        if (row[at] == '\\')
            ++at;
        else if (row[at] == '|') {
            cells.push_back(row.substr(from, at - from));
            from = at + 1;
        }
    if (!text::trim(row.substr(std::min(from, row.size()))).empty())
        cells.push_back(row.substr(from));
    return cells;
}

bool is_rule(std::string_view cell)
{
    return !cell.empty() && cell.find_first_not_of(" :-") == std::string_view::npos && cell.find('-') != std::string_view::npos;
}

std::string plain_row(std::string_view row)
{
    const auto cells = cells_of(row);
    if (std::ranges::all_of(cells, is_rule))
        return {};
    std::string plain;
    for (const std::string_view cell : cells)
        plain += (cell.data() == cells.front().data() ? "" : "\t") + text::clean_line(plain_words(cell));
    return plain + '\n';
}

std::string plain_line(std::string_view line)
{
    const std::size_t text = std::min(line.find_first_not_of(" \t"), line.size());
    if (line.substr(text).starts_with('|'))
        return plain_row(text::trim(line));
    while (line.starts_with("> "))
        line.remove_prefix(2);
    const auto hashes = std::min(line.find_first_not_of('#'), line.size());
    if (hashes > 0 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ')
        line.remove_prefix(hashes + 1);
    const std::size_t item = std::min(line.find_first_not_of(' '), line.size());
    if (line.substr(item).starts_with("* "))   // of a list
        return std::string(line.substr(0, item)) + "-" + plain_words(line.substr(item + 1)) + '\n';
    return plain_words(line) + '\n';
}

// A writer may begin every item of a list with the same number: a reader sees them counted.
class Numbers {
  public:
    std::string counted(std::string_view line)
    {
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent == std::string_view::npos)
            return std::string(line);
        const std::size_t stop = std::min(line.find_first_not_of("0123456789", indent), line.size());
        const bool is_item = stop > indent && stop - indent <= most_figures &&
                             (line.substr(stop).starts_with(". ") || line.substr(stop).starts_with(") "));
        const auto goes_on = [&] { return is_item && open_.back().indent == indent && open_.back().stop == line[stop]; };
        while (!open_.empty() && open_.back().indent >= indent && !goes_on())
            open_.pop_back();
        if (!is_item)
            return std::string(line);
        int written = 0;
        std::from_chars(line.data() + indent, line.data() + stop, written);
        if (open_.empty() || open_.back().indent < indent)
            open_.push_back({indent, line[stop], written, written});
        else {
            open_.back().shown = written == open_.back().written ? open_.back().shown + 1 : written;
            open_.back().written = written;
        }
        if (open_.back().shown == written)
            return std::string(line);
        return std::string(line.substr(0, indent)).append(std::to_string(open_.back().shown)).append(line.substr(stop));
    }

  private:
    static constexpr std::size_t most_figures = 6;
    struct List {
        std::size_t indent;
        char stop;
        int written, shown;   // of the last item
    };
    std::vector<List> open_;   // inside each other
};

}   // namespace

std::string plain_of_markdown(std::string_view markdown)
{
    std::string plain;
    Numbers numbers;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        plain += plain_line(numbers.counted(markdown.substr(at, end - at)));
        at = end + 1;
    }
    return plain;
}

}   // namespace tantrao::importing
