// HTML of a legal text: provisions with their ids, headings by depth, lists of dashes, tables that scroll. All text is escaped here or
// by the caller's TextToHtml.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/legal_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <utility>

namespace tantrao::law {

namespace {

using text::escape_html;

class Renderer {
  public:
    explicit Renderer(const HtmlOptions& options) : options_(options) {}

    std::string take() { return std::move(out_); }

    void part(const Node& node)
    {
        const int level = std::clamp(options_.heading_level, 1, 6);
        switch (node.kind) {
        case Kind::title: return title(node);
        case Kind::header:
        case Kind::preamble:
        case Kind::recipients:
        case Kind::signature: return simple_part(node);
        case Kind::body: return body(node, level);
        case Kind::attachment:
        case Kind::appendix: return attached(node, level);
        default: return blocks_of({&node, 1}, level);
        }
    }

  private:
    using Nodes = std::span<const Node>;

    std::string inline_html(std::string_view text) const
    {
        if (text.empty())
            return {};
        return options_.inline_html ? options_.inline_html(text, id_) : escape_html(text);
    }

    void title(const Node& node)
    {
        out_ += fmt::format("<div class=\"law-title\">\n<p class=\"law-type\">{}</p>\n", escape_html(node.heading));
        if (!node.text.empty())
            out_ += fmt::format("<p class=\"law-about\">{}</p>\n", inline_html(node.text));
        out_ += "</div>\n";
    }

    void simple_part(const Node& node)
    {
        out_ += fmt::format("<div class=\"law-{}\">\n", name_of(node.kind));
        blocks_of(node.children, 6);
        out_ += "</div>\n";
    }

    void body(const Node& node, int level)
    {
        out_ += fmt::format("<div class=\"law-body\"{}>\n", id_attribute(node));
        blocks_of(node.children, level);
        out_ += "</div>\n";
    }

    void attached(const Node& node, int level)
    {
        out_ += fmt::format("<section class=\"law-{}\"{}>\n", name_of(node.kind), id_attribute(node));
        heading(node, level);
        if (!node.text.empty())
            out_ += fmt::format("<p class=\"law-note\">{}</p>\n", inline_html(node.text));
        blocks_of(node.children, node.heading.empty() && node.mark.empty() ? level : level + 1);
        out_ += "</section>\n";
    }

    // The mark of a node, as a link to it where links are wanted; "" without a mark.
    std::string mark_of(const Node& node) const
    {
        if (node.mark.empty())
            return {};
        const bool small = node.kind == Kind::clause || node.kind == Kind::point;
        if (!options_.linked_marks || node.id.empty())
            return small ? fmt::format("<span class=\"law-mark\">{}</span>", escape_html(node.mark)) : escape_html(node.mark);
        return fmt::format("<a class=\"law-mark\" href=\"#{}\"{}>{}</a>", escape_html(node.id),
                           small ? fmt::format(" aria-label=\"{}\"", escape_html(citation_of(path_))) : "",
                           escape_html(node.mark));
    }

    static std::string id_attribute(const Node& node)
    {
        return node.id.empty() ? std::string() : fmt::format(" id=\"{}\"", escape_html(node.id));
    }

    void heading(const Node& node, int level)
    {
        if (node.mark.empty() && node.heading.empty())
            return;
        const int shown = std::clamp(level, 1, 6);
        const bool own_line = node.kind != Kind::article && !node.mark.empty() && !node.heading.empty();
        out_ += fmt::format("<h{}>{}{}{}</h{}>\n", shown, mark_of(node),
                            own_line                                    ? "<br>"
                            : node.heading.empty() || node.mark.empty() ? ""
                                                                        : " ",
                            inline_html(node.heading), shown);
    }

    void blocks_of(Nodes nodes, int level)
    {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].kind == Kind::item || nodes[i].kind == Kind::quoted)
                i = run(nodes, i);
            else
                block(nodes[i], level);
        }
    }

    void block(const Node& node, int level)
    {
        switch (node.kind) {
        case Kind::paragraph: out_ += fmt::format("<p>{}</p>\n", inline_html(node.text)); break;
        case Kind::authority:
        case Kind::basis:
        case Kind::formula:
            out_ += fmt::format("<p class=\"law-{}\">{}</p>\n", name_of(node.kind), inline_html(node.text));
            break;
        case Kind::table: table(node); break;
        case Kind::recipients:
        case Kind::signature: simple_part(node); break;
        case Kind::clause:
        case Kind::point: small_provision(node, level); break;
        default:
            if (is_provision(node.kind))
                provision(node, level);
        }
    }

    // Neighbouring items are one list, neighbouring lines of a quotation one quotation. Returns the last of them.
    std::size_t run(Nodes nodes, std::size_t from)
    {
        const bool list = nodes[from].kind == Kind::item;
        const std::string& mark = nodes[from].mark;
        out_ += !list         ? "<blockquote class=\"law-quoted\">\n"
                : mark == "+" ? "<ul class=\"law-items law-items-plus\">\n"
                              : "<ul class=\"law-items\">\n";
        const std::string before = list ? id_ : std::exchange(id_, "");
        std::size_t i = from;
        for (; i < nodes.size() && nodes[i].kind == nodes[from].kind && nodes[i].mark == mark; ++i)
            out_ += fmt::format("<{0}>{1}</{0}>\n", list ? "li" : "p", inline_html(nodes[i].text));
        out_ += list ? "</ul>\n" : "</blockquote>\n";
        id_ = before;
        return i - 1;
    }

    void provision(const Node& node, int level)
    {
        const std::string before = std::exchange(id_, node.id);
        path_.push_back(&node);
        out_ += fmt::format("<section class=\"law-{}\"{}>\n", name_of(node.kind), id_attribute(node));
        heading(node, level);
        blocks_of(node.children, level + 1);
        out_ += "</section>\n";
        path_.pop_back();
        id_ = before;
    }

    void small_provision(const Node& node, int level)
    {
        const std::string before = std::exchange(id_, node.id);
        path_.push_back(&node);
        out_ += fmt::format("<div class=\"law-{}\"{}>\n", name_of(node.kind), id_attribute(node));
        const bool has_text = !node.children.empty() && node.children.front().kind == Kind::paragraph;
        out_ += fmt::format("<p>{}{}{}{}</p>\n", mark_of(node), node.mark.empty() ? "" : " ", inline_html(node.heading),
                            has_text ? inline_html(node.children.front().text) : "");
        blocks_of(Nodes(node.children).subspan(has_text ? 1 : 0), level);
        out_ += "</div>\n";
        path_.pop_back();
        id_ = before;
    }

    void table(const Node& node)
    {
        out_ += fmt::format("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"Bảng {}\"><table>\n", ++tables_);
        for (std::size_t r = 0; r < node.children.size(); ++r) {
            out_ += "<tr>";
            for (const Node& cell : node.children[r].children)
                out_ += r == 0 && !cell.text.empty() ? fmt::format("<th scope=\"col\">{}</th>", inline_html(cell.text))
                                                     : fmt::format("<td>{}</td>", inline_html(cell.text));
            out_ += "</tr>\n";
        }
        out_ += "</table></section>\n";
    }

    const HtmlOptions& options_;
    std::string out_;
    std::string id_;                  // of the innermost provision
    std::vector<const Node*> path_;   // the provisions that hold what is written
    int tables_ = 0;
};

}   // namespace

std::string to_html(const LegalText& text, const HtmlOptions& options)
{
    Renderer renderer(options);
    for (const Node& part : text.parts)
        renderer.part(part);
    return renderer.take();
}

std::string to_html(const Node& node, const HtmlOptions& options)
{
    Renderer renderer(options);
    renderer.part(node);
    return renderer.take();
}

std::string contents_html(const LegalText& text)
{
    std::string html;
    int depth = -1;
    for (const TocEntry& entry : table_of_contents(text)) {
        const int wanted = std::min(entry.depth, depth + 1);
        if (wanted > depth)
            html += depth < 0 ? "" : "<ul>";
        for (; depth > wanted; --depth)
            html += "</li></ul>";
        if (wanted == depth)
            html += "</li>";
        depth = wanted;
        html += fmt::format("<li><a href=\"#{}\">{}{}{}</a>", escape_html(entry.id), escape_html(entry.label),
                            entry.heading.empty() || entry.label.empty() ? "" : ". ", escape_html(entry.heading));
    }
    for (; depth > 0; --depth)
        html += "</li></ul>";
    return html.empty() ? html : html + "</li>";
}

}   // namespace tantrao::law
