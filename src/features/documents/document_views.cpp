// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_views.hpp"
#include "base/text.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/document_formats.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

std::string word(const web::ReaderRequest& request, const std::string& code, const std::vector<std::string>& args = {})
{
    return request.ui.messages.get(request.language, code, args);
}

std::string label_of(const Named& named) { return named.type + " " + named.document_number; }

void add_fact(view::Values& values, const web::ReaderRequest& request, const std::string& code, const std::string& value)
{
    if (!value.empty())
        values.row("FACTS").set("NAME", word(request, "documents.fact." + code)).set("VALUE", value);
}

void add_facts(view::Values& values, const web::ReaderRequest& request, const Document& d)
{
    add_fact(values, request, "number", d.number);
    add_fact(values, request, "type", d.type);
    add_fact(values, request, "issuer", d.issuer);
    add_fact(values, request, "signer", d.position.empty() || d.signer.empty() ? d.signer : d.signer + " (" + d.position + ")");
    add_fact(values, request, "issued_on", format_civil_date(d.issued_on));
    add_fact(values, request, "effective_on", format_civil_date(d.effective_on));
    add_fact(values, request, "expires_on", format_civil_date(d.expires_on));
    std::string names;
    for (const std::string& slug : d.fields)
        if (const Field* field = find_field(slug))
            names += (names.empty() ? "" : "; ") + field->name;
    add_fact(values, request, "fields", names);
    add_fact(values, request, "gazette",
             d.gazette_number +
                 (d.gazette_on.empty() ? "" : (d.gazette_number.empty() ? "" : ", ") + format_civil_date(d.gazette_on)));
}

const Named* named_by(const std::vector<Named>& all, ItemId number)
{
    const auto found = std::ranges::find(all, number, &Named::number);
    return found == all.end() ? nullptr : &*found;
}

// The reason of a state in words, with the document that it comes from.
void add_status(view::Values& values, const web::ReaderRequest& request, const Surroundings& around)
{
    const Status status = status_on(around.timeline, around.today);
    const std::string name(name_of(status.validity));
    values.set("VALIDITY", name).set("VALIDITY_NAME", word(request, "documents.validity." + name));
    values.set_if("SINCE", status.validity == Validity::not_yet ? format_civil_date(around.timeline.start)
                                                                : format_civil_date(status.since));
    values.show_if(status.validity == Validity::not_yet, "STARTS");
    const Named* by = status.reason == nullptr ? nullptr : named_by(around.effecting, status.reason->by);
    if (by == nullptr)
        return;
    values.show("REASON_IF");
    values.set("REASON", word(request, "documents.effect." + std::string(name_of(status.reason->kind))));
    values.set("REASON_NAME", label_of(*by)).set("REASON_HREF", path_of(by->document_number, by->number));
    values.set_if("REASON_PROVISION", status.reason->provision);
}

const Named* find_target(const std::vector<Named>& all, const Relation& relation)
{
    const std::string key = number_key(relation.number);
    const auto found = std::ranges::find_if(all, [&](const Named& one) {
        return one.key == key && (relation.issued_on.empty() || relation.issued_on == one.issued_on);
    });
    return found == all.end() ? nullptr : &*found;
}

void add_relations(view::Values& values, const web::ReaderRequest& request, const Document& document, const Surroundings& around)
{
    values.show_if(!document.relations.empty(), "RELATIONS_IF");
    for (const Relation& relation : document.relations) {
        view::Values& row = values.row("RELATIONS");
        row.set("KIND", word(request, "documents.relation." + std::string(name_of(relation.kind))));
        row.set_if("PROVISION", relation.provision).set_if("ON", format_civil_date(relation.from));
        const Named* own = find_target(around.own_site, relation);
        const Named* other = own == nullptr ? find_target(around.portal, relation) : nullptr;
        const Named* target = own != nullptr ? own : other;
        row.set("NAME", target == nullptr ? relation.number : label_of(*target));
        row.set_if("TITLE", target == nullptr ? relation.title : target->title);
        const std::string base = other != nullptr ? request.directory.portal()->base_url : "";
        row.set_if("HREF", target == nullptr ? "" : base + path_of(target->document_number, target->number));
        row.show_if(target == nullptr, "NOT_HELD");
    }
    bool any = false;
    for (const Effect& effect : around.timeline.effects)
        if (const Named* by = named_by(around.effecting, effect.by)) {
            any = true;
            view::Values& row = values.row("EFFECTS");
            row.set("KIND", word(request, "documents.effect." + std::string(name_of(effect.kind))));
            row.set("NAME", label_of(*by)).set("HREF", path_of(by->document_number, by->number)).set("TITLE", by->title);
            row.set_if("PROVISION", effect.provision)
                .set("ON", format_civil_date(effect.from))
                .set_if("UNTIL", format_civil_date(effect.until));
        }
    values.show_if(any, "EFFECTS_IF");
}

void add_corrections(view::Values& values, const LiveDocument& document)
{
    for (const Correction& correction : document.corrections)
        values.row("CORRECTIONS").set("ON", format_date(correction.at)).set("NOTE", correction.note);
}

void set_html_if(view::Values& values, const std::string& name, const std::string& html)
{
    if (html.empty())
        return;
    values.show(name + "_IF");
    values.set(name, view::SafeHtml{html});
}

}   // namespace

view::SafeHtml document_part(const web::ReaderRequest& request, const LiveDocument& document, const Surroundings& around,
                             Tools tools)
{
    view::Values values;
    const Document& record = document.record;
    values.set("NAME", name_of(record)).set("TITLE", record.title).set("ISSUER", record.issuer);
    add_facts(values, request, record);
    add_status(values, request, around);
    add_relations(values, request, record, around);
    add_corrections(values, document);
    set_html_if(values, "FILES", document.files_html);
    set_html_if(values, "TEXT", with_links(document.text_html, around.cited));
    set_html_if(values, "CONTENTS", tools == Tools::shown ? document.contents_html : "");
    const std::string address = request.site.base_url + path_of(record.number, document.number);
    values.set("ADDRESS", address);
    values.show_if(tools == Tools::left_out, "ADDRESS_IF");
    if (tools == Tools::shown) {
        const auto formats = formats_of(document);
        values.show_if(!formats.empty(), "FORMATS_IF");
        for (const OfferedFormat& format : formats)
            values.row("FORMATS").set("HREF", format.path).set("TYPE", format.type).set("NAME", format.label);
        values.show("TOOLS_IF");
        values.set("PRINT", fmt::format("/in/van-ban/{}", document.number.value))
            .set("ICONS", request.ui.assets.url("icons.svg"));
    }
    values.set("POSTED", format_date_time(document.published_at)).set("POSTED_TIME", format_local_rfc3339(document.published_at));
    return web::render_part(request.ui, "features/documents/templates/document.tpl", values);
}

view::SafeHtml notice_part(const web::ReaderRequest& request, const Notice& notice)
{
    view::Values values;
    values.set("DATE", format_date_time(notice.withdrawn_at)).set("DATE_TIME", format_local_rfc3339(notice.withdrawn_at));
    values.set_if("REASON", notice.reason);
    return web::render_part(request.ui, "features/documents/templates/withdrawn.tpl", values);
}

}   // namespace tantrao::documents
