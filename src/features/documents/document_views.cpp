// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_views.hpp"
#include "base/text.hpp"
#include "features/documents/api.hpp"
#include "features/documents/document_facts.hpp"
#include "features/documents/document_formats.hpp"
#include "features/documents/provision_notes.hpp"
#include "features/documents/relation_groups.hpp"
#include "features/documents/relation_pages.hpp"
#include "features/documents/task_views.hpp"
#include "features/media/api.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace tantrao::documents {
namespace {

std::string word(const web::ReaderRequest& request, const std::string& code, const std::vector<std::string>& args = {})
{
    return request.ui.messages.get(request.language, code, args);
}

// The reason of a state in words, with the document that it comes from.
void add_status(view::Values& values, const web::ReaderRequest& request, const Document& record, const Surroundings& around)
{
    const ValidityWords words = validity_words(request, around.timeline, around.effecting, around.as_of.day);
    if (!is_told(words.validity, record.type))
        return;
    values.show("VALIDITY_IF").set("VALIDITY", words.code).set("VALIDITY_NAME", words.name).set("SINCE", words.since);
    values.set_if("ENDING", words.ending);
    if (words.ends_by != nullptr)
        values.show("ENDS_BY")
            .set("ENDS_BY_NAME", name_of(*words.ends_by))
            .set("ENDS_BY_HREF", path_of(words.ends_by->document_number, words.ends_by->number));
    if (words.by == nullptr)
        return;
    values.show("REASON_IF");
    values.set("REASON", words.reason);
    values.set("REASON_NAME", name_of(*words.by)).set("REASON_HREF", path_of(words.by->document_number, words.by->number));
    values.set_if("REASON_PROVISION", words.provision);
}

void add_line(view::Values& row, const RelationGroup& group, const RelatedDocument& document)
{
    row.set("KIND", group.title)
        .set("NAME", document.name)
        .set_if("HREF", document.href)
        .show_if(document.href.empty(), "NOT_HELD");
    row.set_if("PROVISION", document.provisions).set_if("TITLE", document.title);
    row.set_if("ON", format_civil_date(document.from)).set_if("UNTIL", format_civil_date(document.until));
}

// A consolidated text has no force of its own: what it was made of says whether it still holds.
void add_consolidated(view::Values& values, const web::ReaderRequest& request, const Document& record, const Surroundings& around)
{
    std::set<ItemId> numbers;
    for (const Relation& relation : record.relations)
        if (const Named* one =
                relation.kind == RelationKind::consolidates ? meant_by(around.own_site, record, relation) : nullptr)
            numbers.insert(one->number);
    const auto standings = standings_of(request.live, numbers, around.as_of.day);
    values.show_if(!standings.empty(), "CONSOLIDATED_IF");
    for (const auto& [number, standing] : standings) {
        const Named& one = *find_named(around.own_site, number);
        values.row("CONSOLIDATED")
            .set("HREF", path_of(one.document_number, number))
            .set("NAME", name_of(one))
            .set("STATE", word(request, "documents.validity." + std::string(name_of(standing.validity))));
    }
}

void add_relations(view::Values& values, const web::ReaderRequest& request, const LiveDocument& document,
                   const Surroundings& around)
{
    const auto outgoing = outgoing_groups(request, document.record, around), incoming = incoming_groups(request, around);
    values.show_if(!outgoing.empty(), "RELATIONS_IF").show_if(!incoming.empty(), "EFFECTS_IF");
    for (const RelationGroup& group : outgoing)
        for (const RelatedDocument& other : group.documents)
            add_line(values.row("RELATIONS"), group, other);
    for (const RelationGroup& group : incoming)
        for (const RelatedDocument& other : group.documents)
            add_line(values.row("EFFECTS"), group, other);
    values.set("DIAGRAM", diagram_path(path_of(document.record.number, document.number)));
}

// The day that is shown, and how to come to another.
void add_as_of(view::Values& values, const web::ReaderRequest& request, const LiveDocument& document, const Surroundings& around)
{
    const AsOf& as_of = around.as_of;
    const std::string path = path_of(document.record.number, document.number);
    values.set("HERE", path).set("DAY", as_of.is_chosen ? as_of.day : "");
    values.set_if("UNREADABLE",
                  as_of.is_unreadable ? word(request, "documents.as_of.unreadable", {text::shorten(as_of.typed, 40)}) : "");
    if (as_of.is_chosen) {
        values.set_if("NOTICE", notice_of(request, as_of, document.record, around.timeline, around.day_text.has_value()));
    } else if (reads_otherwise(around.timeline, as_of.day)) {
        values.show("TEXT_CHANGED").set("NOW", path + "?ngay=hom-nay");
    }
}

// The text of the day, with links to what it cites and notes where it was changed.
std::string text_of(const web::ReaderRequest& request, const LiveDocument& document, const Surroundings& around)
{
    static const std::vector<Gap> none;
    const std::string& html = around.day_text ? around.day_text->html.text : document.text_html;
    const Noted noted{around.timeline, around.effecting, around.day_text ? around.day_text->gaps : none, around.as_of.day,
                      path_of(document.record.number, document.number)};
    return with_notes(request, with_links(html, around.cited), noted);
}

void add_corrections(view::Values& values, const LiveDocument& document)
{
    for (const Correction& correction : document.corrections)
        values.row("CORRECTIONS").set("ON", format_date(correction.at)).set("NOTE", correction.note);
}

void add_files(view::Values& values, const web::ReaderRequest& request, const std::vector<ShownFile>& files)
{
    values.show_if(!files.empty(), "FILES_IF");
    for (const ShownFile& file : files) {
        view::Values& row = values.row("FILES").set("HREF", file.href).set("NAME", file.name).set("FACTS", file.facts);
        row.set_if("HASH", file.hash);
        if (file.signatures)
            media::add_signatures(row, request.ui.messages, request.language, *file.signatures);
    }
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
    add_facts(values, request.ui, request.language, record);
    add_status(values, request, record, around);
    add_consolidated(values, request, record, around);
    add_as_of(values, request, document, around);
    add_relations(values, request, document, around);
    add_corrections(values, document);
    add_files(values, request, document.files);
    set_html_if(values, "TASKS", tasks_part(request, around.tasks, civil_date(request.now)).html);
    set_html_if(values, "TEXT", text_of(request, document, around));
    if (tools == Tools::shown)
        set_html_if(values, "CONTENTS", around.day_text ? around.day_text->html.contents : document.contents_html);
    const std::string address = request.site.base_url + path_of(record.number, document.number);
    values.set("ADDRESS", address);
    values.show_if(tools == Tools::left_out, "ADDRESS_IF");
    if (tools == Tools::shown) {
        const auto formats = formats_of(document, around.as_of);
        values.show_if(!formats.empty(), "FORMATS_IF");
        for (const OfferedFormat& format : formats)
            values.row("FORMATS").set("HREF", format.path).set("TYPE", format.type).set("NAME", format.label);
        values.show("TOOLS_IF");
        if (!request.ui.config.smtp.url.empty())
            values.show("FOLLOW_IF").set("FOLLOW", fmt::format("/van-ban/theo-doi?van-ban={}", document.number.value));
        values.set("PRINT", fmt::format("/in/van-ban/{}{}", document.number.value, query_of(around.as_of)))
            .set("ICONS", request.ui.assets.url("icons.svg"));
    }
    values.set("POSTED", format_date_time(document.published_at)).set("POSTED_TIME", format_local_rfc3339(document.published_at));
    return web::render_part(request.ui, "features/documents/templates/document.tpl", values);
}

view::SafeHtml notice_part(const web::ReaderRequest& request, const Notice& notice)
{
    view::Values values;
    values.set("DATE", format_date_time(notice.withdrawn_at)).set("DATE_TIME", format_local_rfc3339(notice.withdrawn_at));
    values.set_if("REASON", notice.reason).set_if("NAME", notice.name);
    return web::render_part(request.ui, "features/documents/templates/withdrawn.tpl", values);
}

}   // namespace tantrao::documents
