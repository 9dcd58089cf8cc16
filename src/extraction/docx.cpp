// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "extraction/docx_lists.hpp"
#include "extraction/docx_styles.hpp"
#include "extraction/formats.hpp"
#include "extraction/line_writer.hpp"
#include "extraction/zip_package.hpp"

#include <algorithm>
#include <array>

namespace tantrao::extraction {

namespace {

// What is not the text itself: how it looks, text deleted or moved away under tracking, fields before they are worked out.
constexpr std::array<std::string_view, 10> left_out{"pPr",       "rPr",     "sectPr", "tblPr",    "sdtPr",
                                                    "instrText", "delText", "del",    "moveFrom", "footnotePr"};

class DocxReader {
  public:
    DocxReader(const DocxStyles& styles, DocxLists& lists, LineWriter& out) : styles_(styles), lists_(lists), out_(out) {}

    void read(Element parent)
    {
        for (Element child : parent.children())
            if (child.type() == pugi::node_element && !out_.is_full())
                read_one(child);
    }

  private:
    void read_one(Element child)
    {
        const std::string_view name = name_in(child);
        if (std::ranges::find(left_out, name) != left_out.end())
            return;
        if (name == "p")
            paragraph(child);
        else if (name == "tbl")
            table(child);
        else if (name == "r")
            run(child);
        else if (name == "AlternateContent")
            read(first_choice(child));
        else
            read_sign(child, name);
    }
    void read_sign(Element child, std::string_view name)
    {
        if (name == "t")
            words(child.text().get());
        else if (name == "tab" || name == "ptab")
            out_.add("\t");
        else if (name == "br" || name == "cr")
            out_.end_line();
        else if (name == "noBreakHyphen")
            out_.add("-");
        else
            read(child);   // hyperlinks, insertions, controls, text boxes
    }
    // The same thing for newer and older programs.
    static Element first_choice(Element alternatives)
    {
        const Element choice = child_of(alternatives, "Choice");
        return choice ? choice : child_of(alternatives, "Fallback");
    }
    // May stand inside another one, in a text box.
    void paragraph(Element paragraph)
    {
        out_.begin_line();
        const Element properties = child_of(paragraph, "pPr");
        const std::string before = std::exchange(style_, std::string(attribute(child_of(properties, "pStyle"), "val")));
        const auto own = list_place_in(properties);
        if (const auto place = own ? own : styles_.list_of(style_))
            out_.add(lists_.next(*place, style_));
        read(paragraph);
        out_.end_line();
        style_ = before;
    }
    void run(Element run)
    {
        const auto before = std::exchange(font_, legacy_font(styles_.font_of(child_of(run, "rPr"), style_)));
        read(run);
        font_ = before;
    }
    void words(std::string_view words)
    {
        if (!font_)
            return out_.add(words);
        const std::string plain = text::decode_typed(font_->encoding, words);
        out_.add(font_->is_capital ? text::upper(plain) : plain);
    }
    void table(Element table)
    {
        text::TableRows rows;
        read_rows(table, rows);
        out_.add_table(rows);
    }
    // Rows may stand in controls.
    void read_rows(Element parent, text::TableRows& rows)
    {
        for (Element child : parent.children()) {
            const std::string_view name = name_in(child);
            if (name == "tr")
                read_cells(child, rows.emplace_back());
            else if (name == "sdt" || name == "sdtContent")
                read_rows(child, rows);
        }
    }
    void read_cells(Element parent, std::vector<std::string>& row)
    {
        for (Element child : parent.children()) {
            const std::string_view name = name_in(child);
            if (name == "sdt" || name == "sdtContent") {
                read_cells(child, row);
            } else if (name == "tc") {
                LineWriter inside(out_.room());
                DocxReader(styles_, lists_, inside).read(child);
                add_cell(row, inside.take(), attribute(child_of(child_of(child, "tcPr"), "gridSpan"), "val"));
            }
        }
    }

    const DocxStyles& styles_;
    DocxLists& lists_;
    LineWriter& out_;
    std::string style_;
    std::optional<LegacyFont> font_;
};

// A part that may be missing.
Result<void> read_part(ZipPackage& package, const std::string& name, const Limits& limits, XmlTree& tree)
{
    if (!package.has(name))
        return {};
    return tree.read(TANTRAO_TRY(package.read(name)), XmlTree::Blanks::only_inside, limits);
}

// "word/document.xml", or what the package calls its main part.
Result<std::string> main_part(ZipPackage& package, const Limits& limits)
{
    XmlTree relations;
    TANTRAO_TRY(read_part(package, "_rels/.rels", limits, relations));
    for (Element each : relations.root().children())
        if (attribute(each, "Type").ends_with("/officeDocument")) {
            std::string_view target = attribute(each, "Target");
            target.remove_prefix(target.starts_with('/') ? 1 : 0);
            return std::string(target);
        }
    return std::string("word/document.xml");
}

}   // namespace

Result<Text> text_of_docx(std::string_view bytes, const Limits& limits)
{
    ZipPackage package = TANTRAO_TRY(ZipPackage::open(bytes, limits));
    XmlTree body, styles_part, lists_part, footnotes, endnotes;
    TANTRAO_TRY(
        body.read(TANTRAO_TRY(package.read(TANTRAO_TRY(main_part(package, limits)))), XmlTree::Blanks::only_inside, limits));
    for (const auto& [name, tree] : {std::pair{"word/styles.xml", &styles_part},
                                     {"word/numbering.xml", &lists_part},
                                     {"word/footnotes.xml", &footnotes},
                                     {"word/endnotes.xml", &endnotes}})
        TANTRAO_TRY(read_part(package, name, limits, *tree));
    const DocxStyles styles(styles_part.root());
    DocxLists lists(lists_part.root());
    LineWriter out(limits.text);
    DocxReader reader(styles, lists, out);
    for (const XmlTree* tree : {&body, &footnotes, &endnotes})
        reader.read(tree->root());
    Text text;
    text.text = out.take();
    text.is_cut = out.is_full();
    return text;
}

}   // namespace tantrao::extraction
