// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_elements.hpp"
#include "law/akoma_meta.hpp"
#include "law/line_marks.hpp"

#include "base/text.hpp"
#include "base/xml.hpp"

#include <algorithm>

namespace tantrao::law {

namespace {

using xml::child_of, xml::Element, xml::name_in;

constexpr int deepest = 40;   // elements inside each other

std::string_view attribute(Element element, const char* name) { return element.attribute(name).value(); }

void collect_text(Element element, std::string& out)
{
    for (Element child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            out += child.value();
        else
            collect_text(child, out);
    }
}

std::string text_of(Element element)
{
    std::string out;
    collect_text(element, out);
    return text::clean_line(out);
}

class Reader {
  public:
    LegalText document(Element act)
    {
        LegalText out;
        for (Element child : act.children()) {
            const std::string_view name = name_in(child);
            if (name == "preface")
                preface(child, out);
            else if (name == "preamble")
                blocks_part(child, Kind::preamble, out);
            else if (name == "body" || name == "mainBody")
                content(child, part(Kind::body, out));
            else if (name == "conclusions")
                conclusions(child, out);
            else if (name == "attachments")
                attachments(child, out);
        }
        return out;
    }

  private:
    static Node& part(Kind kind, LegalText& out)
    {
        Node& node = out.parts.emplace_back();
        node.kind = kind;
        return node;
    }

    void blocks_part(Element element, Kind kind, LegalText& out) { blocks(element, part(kind, out)); }

    void preface(Element element, LegalText& out)
    {
        bool known = false;
        for (Element child : element.children()) {
            const std::string_view name = name_in(child) == "container" ? attribute(child, "name") : "";
            if (name == "header")
                blocks_part(child, Kind::header, out);
            else if (name == "title")
                title(child, part(Kind::title, out));
            known = known || name == "header" || name == "title";
        }
        if (!known)
            blocks_part(element, Kind::header, out);
    }

    void conclusions(Element element, LegalText& out)
    {
        bool known = false;
        for (Element child : element.children())
            if (const auto kind = kind_named(attribute(child, "name")); kind == Kind::recipients || kind == Kind::signature) {
                blocks_part(child, *kind, out);
                known = true;
            }
        if (!known)
            blocks_part(element, Kind::signature, out);
    }

    static void title(Element element, Node& node)
    {
        for (Element child : element.children()) {
            if (name_in(child) == "num") {
                node.mark = text_of(child);
                node.number = attribute(child, "title");
            } else if (attribute(child, "class") == "heading") {
                node.heading = text_of(child);
            } else if (name_in(child) == "p") {
                node.text = text_of(child);
            }
        }
    }

    void attachments(Element element, LegalText& out)
    {
        for (Element attachment : element.children())
            for (Element document : attachment.children()) {
                if (document.type() != pugi::node_element)
                    continue;
                Node& node = part(attribute(document, "name") == "appendix" ? Kind::appendix : Kind::attachment, out);
                title(child_of(child_of(document, "preface"), "container"), node);
                content(child_of(document, "mainBody"), node);
            }
    }

    void content(Element element, Node& node)
    {
        for (Element child : element.children()) {
            const std::string_view name = name_in(child);
            const auto* const provision = std::ranges::find(provision_elements, name, &ProvisionElement::element);
            if (provision != provision_elements.end() && may_hold(node.kind, provision->kind))
                this->provision(child, provision->kind, node);
            else if (name == "intro" || name == "content" || name == "wrapUp")
                blocks(child, node);
            else if (name == "hcontainer" || provision != provision_elements.end())
                container(child, node);
            else if (name == "p" || name == "table" || name == "blockList" || name == "list")
                block(child, node);
        }
    }

    void container(Element element, Node& node)
    {
        const auto kind = kind_named(attribute(element, "name"));
        const bool closing = (kind == Kind::recipients || kind == Kind::signature) && may_hold(node.kind, *kind);
        if (!closing)
            return content(element, node);
        Node& part = node.children.emplace_back();
        part.kind = *kind;
        blocks(child_of(element, "content"), part);
    }

    void provision(Element element, Kind kind, Node& parent)
    {
        Node& node = parent.children.emplace_back();
        node.kind = kind;
        if (Element num = child_of(element, "num")) {
            node.mark = text_of(num);
            node.number = attribute(num, "title");
            if (!num.attribute("title"))
                if (const auto mark = mark_of(node.mark + " "); mark && mark->kind == kind)
                    node.number = mark->number;
        }
        node.heading = text_of(child_of(element, "heading"));
        content(element, node);
    }

    void blocks(Element element, Node& node)
    {
        for (Element child : element.children())
            block(child, node);
    }

    // A paragraph; what is unknown gives the paragraphs inside it.
    void block(Element element, Node& parent)
    {
        const std::string_view name = name_in(element);
        if (name == "table" && may_hold(parent.kind, Kind::table))
            return table(element, parent);
        const bool leaf = name == "p" || element.type() != pugi::node_element || !element.first_child();
        if (!leaf && !std::ranges::all_of(element.children(), [](Element child) { return child.type() != pugi::node_element; }))
            return blocks(element, parent);
        if (name != "p" && text_of(element).empty())
            return;
        Node& node = parent.children.emplace_back();
        const auto kind = kind_named(attribute(element, "class"));
        node.kind = kind && is_leaf(*kind) && may_hold(parent.kind, *kind) ? *kind : Kind::paragraph;
        node.text = element.type() == pugi::node_element ? text_of(element) : text::clean_line(element.value());
        if (node.kind == Kind::item)
            node.mark = attribute(element, "title");
    }

    void table(Element element, Node& parent)
    {
        Node& table = parent.children.emplace_back();
        table.kind = Kind::table;
        for (Element tr : element.children()) {
            if (name_in(tr) != "tr")
                continue;
            Node& row = table.children.emplace_back();
            row.kind = Kind::row;
            for (Element td : tr.children()) {
                if (td.type() != pugi::node_element)
                    continue;
                Node& cell = row.children.emplace_back();
                cell.kind = Kind::cell;
                cell.text = text_of(td);
            }
        }
    }
};

}   // namespace

Result<AkomaFile> read_akoma_ntoso(std::string_view xml, const Limits& limits)
{
    if (xml.size() > 2 * limits.text_bytes)
        return Error::of(ErrorKind::too_large, "law.too_large");
    if (xml.find("<!DOCTYPE") != std::string_view::npos || !text::is_valid_utf8(xml))
        return Error::invalid("law.unreadable");
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8))
        return Error::invalid("law.unreadable");
    const Element root = document.document_element();
    if (name_in(root) != "akomaNtoso" || !child_of(root))
        return Error::invalid("law.unreadable");
    if (xml::is_deeper_than(root, deepest))
        return Error::invalid("law.too_deep");
    // Through the stored form, so that this reader cannot make what the schema does not allow.
    const Element act = child_of(root);
    return AkomaFile{TANTRAO_TRY(from_json(to_json(Reader().document(act)), limits)), read_meta(act)};
}

}   // namespace tantrao::law
