// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_meta.hpp"
#include "law/document_number.hpp"

#include "base/text.hpp"

namespace tantrao::law {

namespace {

using xml::Element;

struct Attribute {
    const char* name;
    std::string value;
};

Element add(Element parent, const char* name, const std::vector<Attribute>& attributes = {})
{
    Element element = parent.append_child(name);
    for (const Attribute& one : attributes)
        element.append_attribute(one.name).set_value(one.value.c_str());
    return element;
}

// A section of <meta>; who says what stands in it is the portal.
Element add_section(Element meta, const char* name) { return add(meta, name, {{"source", "#tantrao"}}); }

std::string author_of(const AkomaMeta& meta) { return meta.issuer.empty() ? akoma::unknown_author : text::slug(meta.issuer); }

std::string uri_of(const AkomaMeta& meta)
{
    return "/akn/vn/act/" + (meta.type.empty() ? "van-ban" : text::slug(meta.type)) + "/" +
           (meta.issued_on.empty() ? "0000" : meta.issued_on) + "/" + slug_of(parse_document_number(meta.number));
}

Element write_level(Element identification, const char* name, const std::string& uri, const std::string& alias,
                    const std::string& day, const std::string& author)
{
    Element level = add(identification, name);
    add(level, "FRBRthis", {{"value", uri + "/!main"}});
    add(level, "FRBRuri", {{"value", uri}});
    if (!alias.empty())
        add(level, "FRBRalias", {{"value", alias}, {"name", akoma::title_alias}});
    add(level, "FRBRdate", {{"date", day.empty() ? akoma::unknown_day : day}, {"name", ""}});
    add(level, "FRBRauthor", {{"href", "#" + author}});
    return level;
}

void write_publication(Element meta, const AkomaMeta& from)
{
    if (!from.gazette_number.empty() || !from.gazette_on.empty())
        add(meta, "publication",
            {{"date", from.gazette_on.empty() ? akoma::unknown_day : from.gazette_on},
             {"name", "cong-bao"},
             {"showAs", "Công báo"},
             {"number", from.gazette_number}});
}

void write_classification(Element meta, const std::vector<AkomaKeyword>& fields)
{
    if (fields.empty())
        return;
    Element classification = add_section(meta, "classification");
    for (const AkomaKeyword& field : fields)
        add(classification, "keyword", {{"value", field.value}, {"showAs", field.name}, {"dictionary", "linh-vuc"}});
}

void write_lifecycle(Element meta, const AkomaMeta& from)
{
    if (from.effective_on.empty() && from.expires_on.empty())
        return;
    Element lifecycle = add_section(meta, "lifecycle");
    if (!from.effective_on.empty())
        add(lifecycle, "eventRef",
            {{"eId", akoma::effective}, {"date", from.effective_on}, {"source", "#tantrao"}, {"type", "generation"}});
    if (!from.expires_on.empty())
        add(lifecycle, "eventRef",
            {{"eId", akoma::expiry}, {"date", from.expires_on}, {"source", "#tantrao"}, {"type", "repeal"}});
}

void write_references(Element meta, const AkomaMeta& from)
{
    Element references = add_section(meta, "references");
    const auto refer = [&](const char* name, const std::string& id, const std::string& path, const std::string& called) {
        add(references, name, {{"eId", id}, {"href", "/akn/ontology/" + path}, {"showAs", called}});
    };
    refer("TLCOrganization", "tantrao", "organization/vn/tantrao", "Cổng thông tin điện tử");
    const std::string author = author_of(from);
    refer("TLCOrganization", author, "organization/vn/" + author, from.issuer.empty() ? "Cơ quan ban hành" : from.issuer);
    if (!from.signer.empty())
        refer("TLCPerson", akoma::signer, "person/vn/" + text::slug(from.signer), from.signer);
    if (!from.position.empty())
        refer("TLCRole", akoma::position, "role/vn/" + text::slug(from.position), from.position);
}

void write_notes(Element meta, const std::vector<std::string>& notes)
{
    if (notes.empty())
        return;
    Element written = add_section(meta, "notes");
    for (std::size_t i = 0; i < notes.size(); ++i)
        add(add(written, "note", {{"eId", "ghi-chu-" + std::to_string(i + 1)}}), "p").text().set(notes[i].c_str());
}

// What the standard has no place for: since when, by which provision, with which words.
void write_relations(Element meta, const std::vector<AkomaRelation>& relations)
{
    if (relations.empty())
        return;
    Element proprietary = add_section(meta, "proprietary");
    for (const AkomaRelation& relation : relations) {
        Element written = add(proprietary, "relation", {{"xmlns", akoma::relations_namespace}});
        for (const RelationAttribute& attribute : relation_attributes)
            if (const std::string& value = relation.*attribute.field; !value.empty())
                written.append_attribute(attribute.name).set_value(value.c_str());
        if (!relation.wording.empty())
            written.text().set(relation.wording.c_str());
    }
}

}   // namespace

Element write_identification(Element parent, const AkomaMeta& meta)
{
    const std::string work = uri_of(meta), author = author_of(meta), expression = work + "/vie@" + meta.as_of;
    Element written = add(parent, "meta"), identification = add_section(written, "identification");
    Element level = write_level(identification, "FRBRWork", work, meta.title, meta.issued_on, author);
    add(level, "FRBRcountry", {{"value", "vn"}});
    if (!meta.type.empty())
        add(level, "FRBRsubtype", {{"value", text::slug(meta.type)}});
    if (!meta.number.empty())
        add(level, "FRBRnumber", {{"value", meta.number}});
    const std::string& day = meta.as_of.empty() ? meta.issued_on : meta.as_of;
    level = write_level(identification, "FRBRExpression", expression, "", day, author);
    add(level, "FRBRlanguage", {{"language", "vie"}});
    // Not the day on which the file was made: the same text is the same file wherever and whenever it goes out.
    write_level(identification, "FRBRManifestation", expression + ".xml", "", day, author);
    return written;
}

void write_meta(Element act, const AkomaMeta& meta)
{
    Element written = write_identification(act, meta);
    write_publication(written, meta);
    write_classification(written, meta.fields);
    write_lifecycle(written, meta);
    write_references(written, meta);
    write_notes(written, meta.notes);
    write_relations(written, meta.relations);
}

}   // namespace tantrao::law
