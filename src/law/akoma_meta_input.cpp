// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_meta.hpp"

#include "base/text.hpp"
#include "base/time.hpp"

namespace tantrao::law {

namespace {

using xml::child_of, xml::Element, xml::name_in;

std::string attribute(Element element, const char* name) { return text::clean_line(element.attribute(name).value()); }

std::string day_in(Element element)
{
    const std::string day = attribute(element, "date");
    return is_civil_date(day) && day != akoma::unknown_day ? day : std::string();
}

// The first child with that attribute.
Element child_with(Element parent, const char* name, std::string_view value)
{
    for (Element child : parent.children())
        if (child.attribute(name).value() == value)
            return child;
    return {};
}

// What a reference to something in <references> is called there.
std::string called(Element references, std::string_view id) { return attribute(child_with(references, "eId", id), "showAs"); }

std::string issuer_in(Element work, Element references)
{
    const std::string href = attribute(child_of(work, "FRBRauthor"), "href");
    const std::string_view id = std::string_view(href).substr(href.starts_with('#') ? 1 : 0);
    return id.empty() || id == akoma::unknown_author ? std::string() : called(references, id);
}

AkomaRelation relation_in(Element element)
{
    AkomaRelation relation;
    for (const RelationAttribute& one : relation_attributes)
        relation.*one.field = attribute(element, one.name);
    relation.wording = text::clean_lines(element.child_value());
    return relation;
}

void read_work(Element work, Element references, AkomaMeta& meta)
{
    meta.number = attribute(child_of(work, "FRBRnumber"), "value");
    meta.type = attribute(child_of(work, "FRBRsubtype"), "value");
    meta.issued_on = day_in(child_of(work, "FRBRdate"));
    meta.title = attribute(child_with(work, "name", akoma::title_alias), "value");
    meta.issuer = issuer_in(work, references);
}

}   // namespace

AkomaMeta read_meta(Element act)
{
    AkomaMeta meta;
    const Element written = child_of(act, "meta"), identification = child_of(written, "identification");
    const Element references = child_of(written, "references"), lifecycle = child_of(written, "lifecycle");
    read_work(child_of(identification, "FRBRWork"), references, meta);
    const std::string of_day = day_in(child_of(child_of(identification, "FRBRExpression"), "FRBRdate"));
    if (attribute(act, "contains") == "singleVersion")
        meta.as_of = of_day;
    meta.signer = called(references, akoma::signer);
    meta.position = called(references, akoma::position);
    meta.effective_on = day_in(child_with(lifecycle, "eId", akoma::effective));
    meta.expires_on = day_in(child_with(lifecycle, "eId", akoma::expiry));
    const Element gazette = child_of(written, "publication");
    meta.gazette_number = attribute(gazette, "number");
    meta.gazette_on = day_in(gazette);
    for (Element keyword : child_of(written, "classification").children())
        if (name_in(keyword) == "keyword")
            meta.fields.push_back({attribute(keyword, "value"), attribute(keyword, "showAs")});
    for (Element element : child_of(written, "proprietary").children())
        if (attribute(element, "xmlns") == akoma::relations_namespace)
            meta.relations.push_back(relation_in(element));
    return meta;
}

}   // namespace tantrao::law
