// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/docx.hpp"

#include "base/text.hpp"
#include "law/docx_parts.hpp"
#include "law/letters.hpp"
#include "law/line_marks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace tantrao::law {

namespace {

constexpr std::size_t longest_bookmark = 40;                     // Word reads no longer ones
constexpr int agency_width = 3231, half = docx_text_width / 2;   // twentieths of a point
constexpr int narrowest_column = 700;
constexpr std::string_view table_end = "</w:tbl>";

class Writer {
  public:
    std::string write(const LegalText& text, std::span<const std::string> notes)
    {
        for (const std::string& note : notes)
            paragraph("LawNote", run(note));
        if (!notes.empty())
            gap();
        sequence(text.parts, [&](const Node& part) { write_part(part); });
        if (out_.ends_with(table_end))   // Word wants a paragraph there
            gap();
        return std::move(out_);
    }

  private:
    using Nodes = std::span<const Node>;

    void write_part(const Node& part)
    {
        switch (part.kind) {
        case Kind::header: return header(part);
        case Kind::title: paragraph("LawTitle", run(part.heading)); return paragraph("LawStrong", run(part.text));
        case Kind::attachment:
        case Kind::appendix:
            paragraph("Heading1", lines(part.mark, part.heading), part.id, "<w:pageBreakBefore/>");
            paragraph("LawCentre", run(part.text));
            return blocks(part, "LawText");
        case Kind::recipients:
        case Kind::signature: return block(part, "");
        default: return blocks(part, "LawText");
        }
    }

    // What a node holds, from its child `first` on; `style` is that of its plain paragraphs.
    void blocks(const Node& node, std::string_view style, std::size_t first = 0)
    {
        sequence(std::span(node.children).subspan(first), [&](const Node& child) { block(child, style); });
    }

    // One after the other, but a signature stands beside the recipients before it.
    template <class Write>
    void sequence(Nodes nodes, const Write& write)
    {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const bool is_pair =
                i + 1 < nodes.size() && nodes[i].kind == Kind::recipients && nodes[i + 1].kind == Kind::signature;
            if (!is_pair) {
                write(nodes[i]);
                continue;
            }
            begin_layout(half);
            cell(half, [&] { recipients(nodes[i]); });
            cell(docx_text_width - half, [&] { signature(nodes[i + 1], "LawSigned"); });
            end_layout();
            ++i;
        }
    }

    // The agency beside the country, the number beside place and day. In any other order the lines stand one below the other.
    void header(const Node& node)
    {
        const Nodes lines(node.children);
        const auto is = [&](std::size_t i, std::string_view beginning) {
            return i < lines.size() && starts_with_fold(lines[i].text, beginning);
        };
        std::size_t country = 0;
        while (country < lines.size() && !is(country, "cong hoa xa hoi"))
            ++country;
        const std::size_t number = country + (is(country + 1, "doc lap") ? 2 : 1);
        if (country == 0 || number + 2 != lines.size() || number_words_end(lines[number].text) == 0 ||
            lines[number + 1].text.find("ngày") == std::string::npos)
            return blocks(node, "LawCentre");
        begin_layout(agency_width);
        layout_cell(agency_width, "LawAgency", lines.first(country));
        cell(docx_text_width - agency_width, [&] {
            paragraph("LawAgency", run(lines[country].text));
            if (number == country + 2)
                paragraph("LawMotto", run(lines[country + 1].text));
        });
        out_ += "</w:tr><w:tr>";
        layout_cell(agency_width, "LawNumber", lines.subspan(number, 1));
        layout_cell(docx_text_width - agency_width, "LawPlace", lines.subspan(number + 1));
        end_layout();
    }

    void recipients(const Node& node)
    {
        for (const Node& line : node.children)
            paragraph(&line == &node.children.front() ? "LawRecipientsHead" : "LawRecipients", run(joined(line.mark, line.text)));
        if (node.children.empty())
            gap();
    }

    // With room above the name.
    void signature(const Node& node, std::string_view style)
    {
        for (const Node& line : node.children) {
            const bool is_remark = line.text.starts_with('('),
                       is_name = &line == &node.children.back() && &line != &node.children.front();
            out_ += paragraph_of(style, run(line.text, is_remark ? "<w:b w:val=\"0\"/><w:i/>" : ""),
                                 is_name ? "<w:spacing w:before=\"720\"/>" : "");
        }
        if (node.children.empty())
            gap();
    }

    // A table without lines, of two columns.
    void begin_layout(int first_width)
    {
        begin_table();
        out_ += fmt::format(
            "<w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" "
            "w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{}\"/>"
            "<w:gridCol w:w=\"{}\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>",
            docx_text_width, first_width, docx_text_width - first_width);
    }
    void end_layout() { out_ += fmt::format("</w:tr>{}", table_end); }
    template <class Write>
    void cell(int width, const Write& write)
    {
        out_ += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>", width);
        write();
        out_ += "</w:tc>";
    }
    void layout_cell(int width, std::string_view style, Nodes lines)
    {
        cell(width, [&] {
            for (const Node& line : lines)
                paragraph(style, run(line.text));
        });
    }
    // Two tables that touch would be one.
    void begin_table()
    {
        if (out_.ends_with(table_end))
            gap();
        out_ += "<w:tbl>";
    }
    void gap() { out_ += paragraph_of("LawGap", ""); }

    void block(const Node& node, std::string_view style)
    {
        switch (node.kind) {
        case Kind::authority:
        case Kind::formula: return paragraph("LawStrong", run(node.text));
        case Kind::basis: return paragraph("LawBasis", run(node.text));
        case Kind::recipients: return recipients(node);
        case Kind::signature: return signature(node, "LawSignature");
        case Kind::table: return table(node);
        default:
            if (is_provision(node.kind))
                return provision(node, style);
            paragraph(style, run(joined(node.mark, node.text)));
        }
    }

    // As on paper: the mark of an article, clause or point stands in one line with what follows it.
    void provision(const Node& node, std::string_view style)
    {
        if (node.kind < Kind::article) {
            paragraph("Heading2", lines(node.mark, node.heading), node.id);
            return blocks(node, style);
        }
        const bool has_text = node.heading.empty() && !node.children.empty() && node.children.front().kind == Kind::paragraph;
        const bool is_heading = node.kind == Kind::article && !has_text;
        const std::string text = has_text ? node.children.front().text : node.heading;
        if (node.kind == Kind::article && has_text && !node.mark.empty())
            paragraph("LawText", run(node.mark + " ", "<w:b/>") + run(text), node.id);
        else
            paragraph(is_heading ? "Heading3" : "LawText", run(joined(node.mark, text)), node.id);
        blocks(node, style, has_text ? 1 : 0);
    }

    // Columns are as wide as their longest cells ask, within reason.
    static std::vector<int> widths_of(const Node& node)
    {
        constexpr std::size_t narrowest = 5, widest = 60;   // letters
        std::vector<std::size_t> letters;
        for (const Node& row : node.children) {
            letters.resize(std::max(letters.size(), row.children.size()), narrowest);
            for (std::size_t i = 0; i < row.children.size(); ++i)
                letters[i] = std::clamp(letter_count(row.children[i].text), letters[i], widest);
        }
        if (letters.empty())
            return {};
        const std::size_t all = std::accumulate(letters.begin(), letters.end(), std::size_t{0});
        const int least = std::min(narrowest_column, docx_text_width / static_cast<int>(letters.size()));
        const int shared = docx_text_width - least * static_cast<int>(letters.size());
        std::vector<int> widths;
        for (const std::size_t one : letters)
            widths.push_back(least + static_cast<int>(shared * one / all));
        return widths;
    }

    // The first row names the columns, and stands on every page.
    void table(const Node& node)
    {
        const std::vector<int> widths = widths_of(node);
        if (widths.empty())
            return;
        begin_table();
        out_ += fmt::format("<w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>", docx_text_width);
        for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
            out_ += fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", side);
        out_ += "</w:tblBorders></w:tblPr><w:tblGrid>";
        for (const int width : widths)
            out_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
        out_ += "</w:tblGrid>";
        for (const Node& row : node.children) {
            const bool is_first = &row == &node.children.front();
            out_ += is_first ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (std::size_t i = 0; i < widths.size(); ++i)
                cell(widths[i], [&] {
                    out_ += paragraph_of(is_first ? "LawColumn" : "LawCell",
                                         i < row.children.size() ? run(row.children[i].text) : "");
                });
            out_ += "</w:tr>";
        }
        out_ += table_end;
        gap();
    }

    static std::string joined(const std::string& a, const std::string& b) { return a + (a.empty() || b.empty() ? "" : " ") + b; }

    static std::string run(const std::string& text, std::string_view properties = "")
    {
        if (text.empty())
            return {};
        return fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                           properties.empty() ? "" : fmt::format("<w:rPr>{}</w:rPr>", properties), text::escape_html(text));
    }
    static std::string lines(const std::string& first, const std::string& second)
    {
        return run(first) + (first.empty() || second.empty() ? "" : "<w:r><w:br/></w:r>") + run(second);
    }

    static std::string paragraph_of(std::string_view style, const std::string& runs, std::string_view properties = "")
    {
        return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>{}</w:p>", style, properties, runs);
    }
    // Nothing for a paragraph without text, unless a bookmark or a page begins there.
    void paragraph(std::string_view style, const std::string& runs, const std::string& id = "", std::string_view properties = "")
    {
        if (runs.empty() && id.empty())
            return;
        std::string name = id;
        std::ranges::replace(name, '-', '_');
        if (name.empty() || name.size() > longest_bookmark)
            out_ += paragraph_of(style, runs, properties);
        else
            out_ += paragraph_of(style,
                                 fmt::format("<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/><w:bookmarkEnd w:id=\"{0}\"/>{2}",
                                             ++bookmarks_, name, runs),
                                 properties);
    }

    std::string out_;
    int bookmarks_ = 0;
};

}   // namespace

std::vector<std::pair<std::string, std::string>> to_docx(const LegalText& text, std::string_view title,
                                                         std::span<const std::string> notes)
{
    return docx_parts(Writer().write(text, notes), title);
}

}   // namespace tantrao::law
