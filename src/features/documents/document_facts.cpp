// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_facts.hpp"
#include "base/time.hpp"
#include "body/body.hpp"
#include "features/documents/catalogue.hpp"
#include "features/media/api.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::documents {
namespace {

std::string joined(const std::string& one, const std::string& other, std::string_view between)
{
    return one + std::string(one.empty() || other.empty() ? "" : between) + other;
}

std::string fields_of(const Document& document)
{
    std::string names;
    for (const std::string& slug : document.fields)
        if (const Field* field = find_field(slug))
            names = joined(names, field->name, "; ");
    return names;
}

}   // namespace

void add_facts(view::Values& values, const web::Ui& ui, std::string_view language, const Document& d)
{
    const auto add = [&](const std::string& code, const std::string& value) {
        if (!value.empty())
            values.row("FACTS").set("NAME", ui.messages.get(language, "documents.fact." + code)).set("VALUE", value);
    };
    add("number", d.number);
    add("type", d.type);
    add("issuer", d.issuer);
    add("signer", d.position.empty() || d.signer.empty() ? d.signer : d.signer + " (" + d.position + ")");
    add("issued_on", format_civil_date(d.issued_on));
    add("effective_on", format_civil_date(d.effective_on));
    add("expires_on", format_civil_date(d.expires_on));
    add("fields", fields_of(d));
    add("gazette", joined(d.gazette_number, format_civil_date(d.gazette_on), ", "));
}

FileRows::FileRows(const web::DeskRequest& request, const std::vector<std::string>& files)
    : request_(request), signatures_(request.core().read([&](db::Connection& core) { return media::signatures_of(core, files); }))
{
}

view::Values& FileRows::add(view::Values& values, const std::string& file, const std::string& name) const
{
    view::Values& row = values.row("FILES");
    row.set("HREF", request_.site_path(media::preview_path(file))).set("NAME", name);
    if (const auto found = signatures_.find(file); found != signatures_.end())
        media::add_signatures(row, request_.ui.messages, "vi", found->second);
    return row;
}

view::SafeHtml record_part(const web::DeskRequest& request, const Document& document)
{
    view::Values values;
    values.set("TITLE", document.title);
    add_facts(values, request.ui, "vi", document);
    values.show_if(!document.files.empty(), "FILES_IF").show_if(!document.relations.empty(), "RELATIONS_IF");
    std::vector<std::string> hashes;
    for (const File& file : document.files)
        hashes.push_back(file.file);
    const FileRows rows(request, hashes);
    for (const File& file : document.files)
        rows.add(values, file.file, file.name).set("FACTS", body::file_facts(file.type, file.size));
    for (const Relation& relation : document.relations) {
        view::Values& row = values.row("RELATIONS");
        row.set("KIND", request.ui.messages.get("vi", "documents.relation." + std::string(name_of(relation.kind))))
            .set("NUMBER", relation.number);
        row.set_if("PROVISION", relation.provision).set_if("TITLE", relation.title);
        row.set_if("ISSUED", format_civil_date(relation.issued_on));
        row.set_if("ON", format_civil_date(relation.from)).set_if("UNTIL", format_civil_date(relation.until));
    }
    return web::render_part(request.ui, "features/documents/templates/desk/record.tpl", values);
}

}   // namespace tantrao::documents
