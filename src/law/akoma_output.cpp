// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_elements.hpp"
#include "law/akoma_meta.hpp"

#include <algorithm>
#include <pugixml.hpp>

namespace tantrao::law {

namespace {

using Element = pugi::xml_node;

constexpr const char* akoma_namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

struct StringWriter final : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
};

const char* element_of(Kind kind)
{
    const auto* const found = std::ranges::find(provision_elements, kind, &ProvisionElement::kind);
    return found == provision_elements.end() ? "hcontainer" : found->element;
}

Element add(Element parent, const char* name) { return parent.append_child(name); }

void set(Element element, const char* name, const std::string& value) { element.append_attribute(name).set_value(value.c_str()); }

Element add_text(Element parent, const char* name, const std::string& text)
{
    Element element = add(parent, name);
    if (!text.empty())
        element.text().set(text.c_str());
    return element;
}

Element named(Element parent, const char* element, std::string_view name)
{
    Element made = add(parent, element);
    set(made, "name", std::string(name));
    return made;
}

void write_block(Element parent, const Node& node)
{
    if (node.kind == Kind::table) {
        Element table = add(parent, "table");
        for (const Node& row : node.children) {
            Element tr = add(table, "tr");
            for (const Node& cell : row.children)
                add_text(add(tr, "td"), "p", cell.text);
        }
        return;
    }
    Element p = add_text(parent, "p", node.text);
    if (node.kind != Kind::paragraph)
        set(p, "class", std::string(name_of(node.kind)));
    if (!node.mark.empty())
        set(p, "title", node.mark);
}

void write_blocks(Element parent, const std::vector<Node>& blocks)
{
    for (const Node& block : blocks)
        write_block(parent, block);
}

bool is_closing(Kind kind) { return kind == Kind::recipients || kind == Kind::signature; }

void write_children(Element parent, const Node& node);

void write_provision(Element parent, const Node& node)
{
    Element element = add(parent, element_of(node.kind));
    if (!node.id.empty())
        set(element, "eId", node.id);
    Element num = add_text(element, "num", node.mark);
    set(num, "title", node.number);
    if (!node.heading.empty())
        add_text(element, "heading", node.heading);
    write_children(element, node);
}

// Blocks before the first provision are its intro, behind the last its wrapUp, alone its content; between two provisions, and in a
// body, which knows no intro, a container of their own.
void write_children(Element parent, const Node& node)
{
    const bool body = !is_provision(node.kind);
    const auto is_part = [](const Node& child) { return is_provision(child.kind) || is_closing(child.kind); };
    const bool divided = std::ranges::any_of(node.children, is_part);
    for (auto child = node.children.begin(); child != node.children.end();) {
        if (is_provision(child->kind)) {
            write_provision(parent, *child++);
        } else if (is_closing(child->kind)) {
            write_blocks(add(named(parent, "hcontainer", name_of(child->kind)), "content"), child->children);
            ++child;
        } else {
            const auto end = std::find_if(child, node.children.end(), is_part);
            const bool first = child == node.children.begin(), last = end == node.children.end();
            Element holder = body       ? add(named(parent, "hcontainer", "blocks"), "content")
                             : !divided ? add(parent, "content")
                             : first    ? add(parent, "intro")
                             : last     ? add(parent, "wrapUp")
                                        : add(named(parent, "hcontainer", "blocks"), "content");
            for (; child != end; ++child)
                write_block(holder, *child);
        }
    }
}

void write_title(Element container, const Node& node)
{
    if (!node.mark.empty() || !node.number.empty()) {
        Element num = add_text(container, "num", node.mark);
        set(num, "title", node.number);
    }
    set(add_text(container, "p", node.heading), "class", "heading");
    set(add_text(container, "p", node.text), "class", "text");
}

void write_attached(Element attachments, const Node& node, const AkomaMeta& meta)
{
    Element document = named(add(attachments, "attachment"), "doc", name_of(node.kind));
    write_identification(document, meta);
    write_title(named(add(document, "preface"), "container", "title"), node);
    Element body = add(document, "mainBody");
    set(body, "eId", node.id);
    write_children(body, node);
}

Element child_of(Element parent, const char* name)
{
    Element found = parent.child(name);
    return found ? found : add(parent, name);
}

void write_part(Element act, const Node& node, const AkomaMeta& meta)
{
    switch (node.kind) {
    case Kind::header: return write_blocks(named(child_of(act, "preface"), "container", "header"), node.children);
    case Kind::title: return write_title(named(child_of(act, "preface"), "container", "title"), node);
    case Kind::preamble: return write_blocks(add(act, "preamble"), node.children);
    case Kind::body: return write_children(add(act, "body"), node);
    case Kind::recipients:
    case Kind::signature:
        return write_blocks(named(child_of(act, "conclusions"), "container", name_of(node.kind)), node.children);
    default: return write_attached(child_of(act, "attachments"), node, meta);
    }
}

}   // namespace

std::string to_akoma_ntoso(const LegalText& text, const AkomaMeta& given)
{
    AkomaMeta meta = given;
    const Facts facts = facts_of(text);
    for (auto [field, fact] : {std::pair(&meta.number, &facts.number),
                               {&meta.type, &facts.type},
                               {&meta.issued_on, &facts.issued_on},
                               {&meta.issuer, &facts.issuer}})
        if (field->empty())
            *field = *fact;
    pugi::xml_document document;
    Element root = document.append_child("akomaNtoso");
    set(root, "xmlns", akoma_namespace);
    Element act = named(root, "act", "act");
    if (!meta.as_of.empty())
        set(act, "contains", "singleVersion");
    write_meta(act, meta);
    for (const Node& part : text.parts)
        write_part(act, part, meta);
    StringWriter writer;
    document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(writer.out);
}

}   // namespace tantrao::law
