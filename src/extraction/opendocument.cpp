// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/formats.hpp"
#include "extraction/line_writer.hpp"
#include "extraction/opendocument_lists.hpp"
#include "extraction/xml_tree.hpp"
#include "extraction/zip_package.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace tantrao::extraction {

namespace {

// What is not the text itself: deleted text, remarks, marks of notes, numbers as they were when the file was saved.
constexpr std::array<std::string_view, 7> left_out{"tracked-changes", "annotation",      "annotation-end", "note-citation",
                                                   "forms",           "event-listeners", "number"};

class OpenDocumentReader {
  public:
    OpenDocumentReader(OpenDocumentLists& lists, LineWriter& out) : lists_(lists), out_(out) {}

    void read(Element parent)
    {
        for (Element child : parent.children())
            if (!out_.is_full())
                read_one(child);
    }

  private:
    void read_one(Element child)
    {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            return add_words(child.value());
        const std::string_view name = name_in(child);
        if (std::ranges::find(left_out, name) != left_out.end())
            return;
        if (name == "p" || name == "h") {
            out_.begin_line();
            out_.add(lists_.next(child, place_));
            read(child);
            out_.end_line();
        } else if (name == "list") {
            list(child);
        } else if (name == "table") {
            table(child);
        } else if (name == "line-break") {
            out_.end_line();
        } else if (name == "tab") {
            out_.add("\t");
        } else if (name == "s") {
            blanks(attribute(child, "c"));
        } else {
            read(child);
        }
    }
    // Any run of blanks is one; more of them, and tabs, are elements.
    void add_words(std::string_view words)
    {
        std::string plain(words);
        std::ranges::replace_if(
            plain, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        plain.erase(std::unique(plain.begin(), plain.end(), [](char a, char b) { return a == ' ' && b == ' '; }), plain.end());
        out_.add(plain);
    }
    void blanks(std::string_view count)
    {
        unsigned many = 1;
        std::from_chars(count.data(), count.data() + count.size(), many);
        out_.add(std::string(std::min(many, 80U), ' '));
    }
    // The first paragraph of an item has its number; what stands in the header of a list has none.
    void list(Element list)
    {
        ListItemPlace outer = std::exchange(place_, lists_.inside(list, place_));
        for (Element item : list.children()) {
            place_.item = name_in(item) == "list-item" ? item : Element();
            read(item);
        }
        lists_.leave(list, place_, outer);
        place_ = std::move(outer);
    }
    void table(Element table)
    {
        text::TableRows rows;
        read_rows(table, rows);
        out_.add_table(rows);
    }
    // Rows may stand in groups ("table-header-rows").
    void read_rows(Element parent, text::TableRows& rows)
    {
        for (Element child : parent.children()) {
            const std::string_view name = name_in(child);
            if (name == "table-row")
                read_cells(child, rows.emplace_back());
            else if (name.starts_with("table-") && name.find("row") != std::string_view::npos)
                read_rows(child, rows);
        }
    }
    // Sheets end their rows with an empty cell that stands for all columns there are.
    void read_cells(Element row, std::vector<std::string>& cells)
    {
        std::size_t end = 0;
        for (Element cell : row.children())
            if (name_in(cell) == "table-cell" || name_in(cell) == "covered-table-cell") {
                LineWriter inside(out_.room());
                OpenDocumentReader(lists_, inside).read(cell);
                std::string text = inside.take();
                const std::string_view repeated = attribute(cell, "number-columns-repeated");
                const bool is_filler = text.empty() && !repeated.empty();
                add_cell(cells, std::move(text), repeated);
                end = is_filler ? end : cells.size();
            }
        cells.resize(end);
    }

    OpenDocumentLists& lists_;
    LineWriter& out_;
    ListItemPlace place_;
};

}   // namespace

Result<Text> text_of_opendocument(std::string_view bytes, const Limits& limits)
{
    ZipPackage package = TANTRAO_TRY(ZipPackage::open(bytes, limits));
    if (package.has("META-INF/manifest.xml")) {
        const std::string manifest = TANTRAO_TRY(package.read("META-INF/manifest.xml"));
        if (manifest.find("encryption-data") != std::string::npos)
            return Error::invalid("extraction.encrypted");
    }
    XmlTree tree;
    TANTRAO_TRY(tree.read(TANTRAO_TRY(package.read("content.xml")), XmlTree::Blanks::everywhere, limits));
    OpenDocumentLists lists;
    if (package.has("styles.xml")) {
        XmlTree styles;
        TANTRAO_TRY(styles.read(TANTRAO_TRY(package.read("styles.xml")), XmlTree::Blanks::only_inside, limits));
        lists.read_styles(styles.root());
    }
    lists.read_styles(tree.root());
    LineWriter out(limits.text);
    OpenDocumentReader(lists, out).read(child_of(tree.root(), "body"));
    Text text;
    text.text = out.take();
    text.is_cut = out.is_full();
    return text;
}

}   // namespace tantrao::extraction
