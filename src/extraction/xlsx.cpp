// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "extraction/formats.hpp"
#include "extraction/line_writer.hpp"
#include "extraction/xml_tree.hpp"
#include "extraction/zip_package.hpp"

#include <algorithm>
#include <charconv>

namespace tantrao::extraction {

namespace {

constexpr std::string_view sheet_folder = "xl/worksheets/sheet";
constexpr std::size_t most_columns = 200;   // cells further to the right stand there

// Of a string item: its runs, without the readings that stand above them.
std::string words_of(Element item)
{
    std::string words;
    for (Element child : item.children())
        if (name_in(child) == "t")
            words += child.text().get();
        else if (name_in(child) == "r")
            words += child_of(child, "t").text().get();
    return words;
}

// sheet2.xml before sheet10.xml.
std::vector<std::string> sheets_of(const ZipPackage& package)
{
    std::vector<std::string> sheets;
    for (const std::string& name : package.names())
        if (name.starts_with(sheet_folder) && name.ends_with(".xml"))
            sheets.push_back(name);
    std::ranges::sort(sheets,
                      [](const std::string& a, const std::string& b) { return std::pair(a.size(), a) < std::pair(b.size(), b); });
    return sheets;
}

Result<std::vector<std::string>> shared_words(ZipPackage& package, const Limits& limits)
{
    std::vector<std::string> words;
    if (!package.has("xl/sharedStrings.xml"))
        return words;
    XmlTree tree;
    TANTRAO_TRY(tree.read(TANTRAO_TRY(package.read("xl/sharedStrings.xml")), XmlTree::Blanks::only_inside, limits));
    for (Element item : tree.root().children())
        if (name_in(item) == "si")
            words.push_back(words_of(item));
    return words;
}

std::string_view shared(const std::vector<std::string>& words, std::string_view number)
{
    std::size_t at = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), at);
    return read.ec == std::errc{} && at < words.size() ? std::string_view(words[at]) : std::string_view{};
}

std::string words_in(Element cell, const std::vector<std::string>& words)
{
    const std::string_view type = attribute(cell, "t");
    const std::string_view value = child_of(cell, "v").text().get();
    if (type == "s")
        return text::clean_line(shared(words, value));
    if (type == "inlineStr")
        return text::clean_line(words_of(child_of(cell, "is")));
    return type == "e" || type == "b" ? std::string() : text::clean_line(value);
}

// The column in "D5", from 0; `next` where it says none or one that is taken.
std::size_t column_in(std::string_view place, std::size_t next)
{
    std::size_t column = 0;
    for (std::size_t i = 0; i < place.size() && place[i] >= 'A' && place[i] <= 'Z' && column < most_columns; ++i)
        column = column * 26 + static_cast<std::size_t>(place[i] - 'A' + 1);
    return column == 0 ? next : std::max(std::min(column - 1, most_columns), next);
}

struct Row {
    std::size_t column = 0;           // of the first cell
    std::vector<std::string> cells;   // from the first to the last one with a word
};

Row row_in(Element row, const std::vector<std::string>& words)
{
    Row out;
    std::size_t next = 0;
    for (Element cell : row.children())
        if (name_in(cell) == "c") {
            const std::size_t column = column_in(attribute(cell, "r"), next);
            next = column + 1;
            if (std::string text = words_in(cell, words); !text.empty()) {
                out.column = out.cells.empty() ? column : out.column;
                out.cells.resize(column - out.column);
                out.cells.push_back(std::move(text));
            }
        }
    return out;
}

// Without the empty columns before all others. A row without a word is a blank line.
void add_rows(Element sheet, const std::vector<std::string>& words, LineWriter& out)
{
    std::vector<Row> rows;
    std::size_t size = 0, margin = most_columns;
    for (Element row : child_of(sheet, "sheetData").children()) {
        if (size > out.room())
            break;
        rows.push_back(row_in(row, words));
        margin = rows.back().cells.empty() ? margin : std::min(margin, rows.back().column);
        size += 1;
        for (const std::string& cell : rows.back().cells)
            size += cell.size() + 1;
    }
    for (Row& row : rows) {
        if (row.cells.empty()) {
            out.end_line();
            continue;
        }
        row.cells.insert(row.cells.begin(), row.column - margin, "");
        out.add_table({row.cells});
    }
}

}   // namespace

Result<Text> text_of_xlsx(std::string_view bytes, const Limits& limits)
{
    ZipPackage package = TANTRAO_TRY(ZipPackage::open(bytes, limits));
    const auto sheets = sheets_of(package);
    if (sheets.empty())
        return Error::invalid("extraction.broken");
    const auto words = TANTRAO_TRY(shared_words(package, limits));
    LineWriter out(limits.text);
    for (const std::string& sheet : sheets) {
        if (out.is_full())
            break;
        XmlTree tree;
        TANTRAO_TRY(tree.read(TANTRAO_TRY(package.read(sheet)), XmlTree::Blanks::only_inside, limits));
        add_rows(tree.root(), words, out);
        out.end_line();
    }
    Text text;
    text.text = out.take();
    text.is_cut = out.is_full();
    return text;
}

}   // namespace tantrao::extraction
