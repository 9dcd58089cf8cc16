// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/legal_text.hpp"

#include "law/letters.hpp"
#include "law/provision_words.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

constexpr std::array<std::string_view, 24> names{"header",     "title",    "preamble", "body",      "recipients", "signature",
                                                 "attachment", "appendix", "part",     "chapter",   "section",    "subsection",
                                                 "article",    "clause",   "point",    "authority", "basis",      "formula",
                                                 "paragraph",  "item",     "quoted",   "table",     "row",        "cell"};

bool is_block(Kind kind) { return kind == Kind::paragraph || kind == Kind::item || kind == Kind::quoted || kind == Kind::table; }

bool walk_to(const Node& node, std::string_view id, std::vector<const Node*>& path)
{
    path.push_back(&node);
    if (!node.id.empty() && node.id == id)
        return true;
    if (node.kind < Kind::article || is_within(id, node.id))   // what an article, clause or point holds has its id in front
        for (const Node& child : node.children)
            if (!is_leaf(child.kind) && walk_to(child, id, path))
                return true;
    path.pop_back();
    return false;
}

void visit_node(const Node& node, const std::function<void(const Node&)>& see)
{
    see(node);
    for (const Node& child : node.children)
        visit_node(child, see);
}

void list_contents(const Node& node, int depth, std::vector<TocEntry>& out)
{
    const bool listed =
        (is_provision(node.kind) && node.kind <= Kind::article) || node.kind == Kind::attachment || node.kind == Kind::appendix;
    if (listed) {
        const std::string label = label_of(node);
        out.push_back({node.id, label.empty() ? node.heading : label, label.empty() ? "" : node.heading, node.kind, depth});
    }
    for (const Node& child : node.children)
        if (!is_leaf(child.kind))
            list_contents(child, listed ? depth + 1 : depth, out);
}

std::string_view word_of(Kind kind)
{
    switch (kind) {
    case Kind::part: return "Phần ";
    case Kind::chapter: return "Chương ";
    case Kind::section: return "Mục ";
    case Kind::subsection: return "Tiểu mục ";
    case Kind::article: return "Điều ";
    case Kind::clause: return "Khoản ";
    case Kind::point: return "Điểm ";
    case Kind::appendix: return "Phụ lục ";
    default: return "";
    }
}

}   // namespace

std::string_view name_of(Kind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_named(std::string_view name)
{
    const auto* const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Kind>(found - names.begin()));
}

bool is_provision(Kind kind) { return kind >= Kind::part && kind <= Kind::point; }

bool is_leaf(Kind kind) { return kind == Kind::title || kind == Kind::cell || (kind >= Kind::authority && kind <= Kind::quoted); }

bool may_hold(Kind parent, Kind child)
{
    if (is_leaf(parent))
        return false;
    if (parent == Kind::table || parent == Kind::row)
        return child == (parent == Kind::table ? Kind::row : Kind::cell);
    if (parent == Kind::preamble)
        return (child >= Kind::authority && child <= Kind::item);
    if (parent == Kind::header || parent == Kind::recipients || parent == Kind::signature)
        return child == Kind::paragraph || child == Kind::item;
    if (child == Kind::recipients || child == Kind::signature)
        return parent == Kind::attachment || parent == Kind::appendix;
    if (is_provision(child))
        return !is_provision(parent) || child > parent;
    return is_block(child);
}

std::vector<const Node*> path_to(const LegalText& text, std::string_view id)
{
    std::vector<const Node*> path;
    if (!id.empty())
        for (const Node& part : text.parts)
            if (walk_to(part, id, path))
                return path;
    return {};
}

const Node* find(const LegalText& text, std::string_view id)
{
    const auto path = path_to(text, id);
    return path.empty() ? nullptr : path.back();
}

const Node* find_part(const LegalText& text, Kind kind)
{
    const auto found = std::ranges::find(text.parts, kind, &Node::kind);
    return found == text.parts.end() ? nullptr : &*found;
}

std::string label_of(const Node& node)
{
    const std::string_view word = word_of(node.kind);
    if (word.empty())
        return "";
    std::string label = std::string(word) + node.number;
    while (label.ends_with(' '))
        label.pop_back();
    return label;
}

std::string citation_of(const LegalText& text, std::string_view id) { return citation_of(path_to(text, id)); }

std::string citation_of(const std::vector<const Node*>& path)
{
    std::string out;
    for (auto node = path.rbegin(); node != path.rend(); ++node) {
        const bool above_article = is_provision((*node)->kind) && (*node)->kind < Kind::article;
        std::string label = label_of(**node);
        if (label.empty() ||
            (above_article && !out.empty() && path.back()->kind >= Kind::article && out.find("Điều") != std::string::npos))
            continue;
        if ((*node)->kind == Kind::clause || (*node)->kind == Kind::point)
            label.replace(0, label.starts_with("Đ") ? 2 : 1, label.starts_with("Đ") ? "đ" : "k");
        out += (out.empty() ? "" : " ") + label;
    }
    return out;
}

std::vector<TocEntry> table_of_contents(const LegalText& text)
{
    std::vector<TocEntry> out;
    for (const Node& part : text.parts)
        list_contents(part, 0, out);
    return out;
}

void visit(const LegalText& text, const std::function<void(const Node&)>& see)
{
    for (const Node& part : text.parts)
        visit_node(part, see);
}

}   // namespace tantrao::law
