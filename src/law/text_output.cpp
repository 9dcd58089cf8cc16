// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/legal_text.hpp"

namespace tantrao::law {

namespace {

void put_line(std::string& out, std::string_view text)
{
    if (text.empty())
        return;
    out += text;
    out += '\n';
}

std::string joined(std::string_view a, std::string_view b)
{
    return std::string(a) + (a.empty() || b.empty() ? "" : " ") + std::string(b);
}

void write(const Node& node, std::string& out);

void write_children(const Node& node, std::size_t from, std::string& out)
{
    for (std::size_t i = from; i < node.children.size(); ++i)
        write(node.children[i], out);
}

void write_table_row(const Node& row, std::string& out)
{
    for (std::size_t i = 0; i < row.children.size(); ++i)
        out += (i == 0 ? "" : "\t") + row.children[i].text;
    out += '\n';
}

// The mark stands in one line with the first paragraph, as on paper.
void write_provision(const Node& node, std::string& out)
{
    const bool headed = node.kind < Kind::article;
    std::size_t from = 0;
    if (headed) {
        put_line(out, node.mark);
        put_line(out, node.heading);
    } else if (node.heading.empty() && !node.children.empty() && node.children.front().kind == Kind::paragraph) {
        put_line(out, joined(node.mark, node.children.front().text));
        from = 1;
    } else {
        put_line(out, joined(node.mark, node.heading));
    }
    write_children(node, from, out);
}

void write(const Node& node, std::string& out)
{
    if (node.kind <= Kind::appendix && !out.empty())
        out += '\n';
    if (is_provision(node.kind))
        return write_provision(node, out);
    if (node.kind == Kind::row)
        return write_table_row(node, out);
    if (is_leaf(node.kind) && node.kind != Kind::title)
        return put_line(out, joined(node.mark, node.text));
    put_line(out, node.mark);
    put_line(out, node.heading);
    put_line(out, node.text);
    write_children(node, 0, out);
}

}   // namespace

std::string to_text(const LegalText& text)
{
    std::string out;
    for (const Node& part : text.parts)
        write(part, out);
    return out;
}

}   // namespace tantrao::law
