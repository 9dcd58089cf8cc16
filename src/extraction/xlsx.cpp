// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/formats.hpp"
#include "extraction/line_writer.hpp"
#include "extraction/xml_tree.hpp"
#include "extraction/zip_package.hpp"

#include <algorithm>
#include <charconv>

namespace tantrao::extraction {

namespace {

constexpr std::string_view sheet_folder = "xl/worksheets/sheet";

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

void add_cell(Element cell, const std::vector<std::string>& words, LineWriter& out)
{
    const std::string_view type = attribute(cell, "t");
    const std::string_view value = child_of(cell, "v").text().get();
    if (type == "s")
        out.add(shared(words, value));
    else if (type == "inlineStr")
        out.add(words_of(child_of(cell, "is")));
    else if (type != "e" && type != "b")
        out.add(value);
    out.add("\t");
}

void add_rows(Element sheet, const std::vector<std::string>& words, LineWriter& out)
{
    for (Element row : child_of(sheet, "sheetData").children()) {
        if (out.is_full())
            return;
        for (Element cell : row.children())
            if (name_in(cell) == "c")
                add_cell(cell, words, out);
        out.end_line();
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
