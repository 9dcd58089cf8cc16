// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/written_day.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/change_report.hpp"
#include "features/documents/commune_power.hpp"
#include "features/documents/document_desk.hpp"
#include "features/documents/document_facts.hpp"
#include "features/documents/document_structure.hpp"
#include "features/documents/effect_note.hpp"
#include "features/documents/read_text.hpp"
#include "law/legal_text.hpp"
#include "platform/editing/edition_side.hpp"
#include "platform/editing/saving.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>
#include <optional>

namespace tantrao::documents {
namespace {

using publication::EditionView;
using publication::Event;

void add_choices(view::Values& values, const DocumentForm& form)
{
    const DocumentType* chosen = find_type(form.type);
    for (const DocumentType& type : document_types())
        values.row("TYPES").set("NAME", type.name).show_if(&type == chosen, "SELECTED");
    for (const Field& field : fields())
        values.row("FIELDS")
            .set("VALUE", field.slug)
            .set("NAME", field.name)
            .show_if(std::ranges::find(form.fields, field.slug) != form.fields.end(), "CHECKED");
}

void add_files(view::Values& values, const web::DeskRequest& request, const DocumentForm& form)
{
    std::vector<std::string> hashes;
    for (const DocumentForm::Attached& each : form.files)
        hashes.push_back(each.file);
    const FileRows rows(request, hashes);
    std::int64_t n = 0;
    for (const DocumentForm::Attached& each : form.files)
        rows.add(values, each.file, each.name).set("N", ++n).set("FILE", each.file);
}

// What the text says of other documents and no row does, to be taken over by a button.
void add_said(view::Values& values, const web::Ui& ui, const DocumentForm& form, const ReadText& read)
{
    const auto said = said_rows(form, read.tree);
    values.show_if(!said.empty(), "SAID_IF");
    for (const RelationRow& row : said)
        values.row("SAID")
            .set("WHAT", ui.messages.get("vi", "documents.relation." + row.kind))
            .set("NUMBER", row.number)
            .set_if("SOURCE", row.source);
}

bool may_save(const web::DeskRequest& request, const EditionView& view)
{
    return editing::may_now(request, view, Event::save) || editing::may_now(request, view, Event::edit_at_gate);
}

view::SafeHtml form_part(const web::DeskRequest& request, const EditionPage& page, const DocumentForm& form, const ReadText& read)
{
    view::Values values;
    web::set_csrf(values, request);
    for (const auto& [name, member] : single_fields())
        web::set_field(values, request.ui, name, form.*member, page.error);
    for (const char* name : {"file_upload", "fields", "relations"})
        web::set_field(values, request.ui, name, "", page.error);
    add_choices(values, form);
    add_files(values, request, form);
    add_said(values, request.ui, form, read);
    add_relation_rows(values, request, form.relations, {day_in(form.issued_on), issuer_key(form.issuer)}, page.error);
    values.set("LONGEST", longest_text_in_form_shown()).show_if(form.text.empty(), "MAY_TAKE");
    values.show_if(request.form.fields.get("action") == "take" && page.error == nullptr, "TAKEN");
    // Sent, shown again and nowhere saved. What somebody else saved meanwhile is not to be written over unasked.
    values.show_if(request.http.method == http::Method::post && page.typed != nullptr && !editing::is_stale(page.error),
                   "UNSAVED");
    values.set("STRUCTURE", structure_part(request.ui, read));
    values.set("VERSION", editing::is_stale(page.error) && page.view != nullptr ? page.view->edition.version : form.version);
    values.set_if("FORM", page.view == nullptr ? std::to_string(web::form_id(request.form.fields)) : "");
    const std::string here = page.view == nullptr ? "" : edition_path(request, page.view->edition.id);
    values.set("HERE", here.empty() ? request.site_path("van-ban/moi") : here);
    values.set_if("AUTOSAVE", page.view != nullptr && may_save(request, *page.view) ? here + "/tu-luu" : "");
    values.show_if(page.view == nullptr || editing::may_now(request, *page.view, Event::submit), "MAY_SUBMIT");
    values.show_if(page.view != nullptr && page.view->edition.number > 1, "LATER_EDITION");
    return web::render_part(request.ui, "features/documents/templates/desk/form.tpl", values);
}

// The text for somebody who only reads here.
void add_reading(view::Values& values, const ReadText& read)
{
    if (!read.tree || read.tree->empty())
        return;
    law::HtmlOptions options;
    options.heading_level = 3;
    values.show("READING_IF");
    values.set("READING", view::SafeHtml{law::to_html(*read.tree, options)});
}

view::SafeHtml side_part(const web::DeskRequest& request, const EditionPage& page)
{
    const EditionView& view = *page.view;
    const auto document = from_content(view.edition.content);
    const auto directory = request.environment.directories.newest();
    const site::PublicSite* site = directory ? directory->by_id(view.item.site) : nullptr;
    const bool shown = site != nullptr && document && view.edition.state == publication::State::live;
    view::Values more;
    more.set("TASKS", edition_path(request, view.edition.id) + "/nhiem-vu");
    more.show_if(document && is_directive(document->type, document->number), "MAY_HAVE_TASKS");
    return editing::side_of(request, desk_kind(),
                            {view, page.error, "văn bản", "van-ban",
                             shown ? site->base_url + path_of(document->number, view.item.id) : "",
                             web::render_part(request.ui, "features/documents/templates/desk/side.tpl", more)});
}

// That a commune had no power to issue such a document on its day; "" where nothing is known against it.
std::string power_note(const web::Ui& ui, const Document& document)
{
    const CommunePower* time = without_power(document);
    if (time == nullptr)
        return "";
    const std::string note = ui.messages.get("vi", "documents.power_note.none",
                                             {format_civil_date(time->from), format_civil_date(time->until), time->source});
    return note + (time->is_sure ? "" : " " + ui.messages.get("vi", "documents.power_note.unsure"));
}

// What was understood of the document as it is saved; `read`: the text of the form, which may be another one by now.
void add_notes(view::Values& values, const web::Ui& ui, const Document& saved, const ReadText& read)
{
    const std::optional<ReadText> own = saved.text == read.text ? std::nullopt : std::optional<ReadText>(saved.text);
    const auto& tree = own ? own->tree : read.tree;
    values.set_if("EFFECT_NOTE", effect_note(ui, saved, tree));
    values.set_if("POWER_NOTE", power_note(ui, saved));
    const auto changes = changes_part(ui, saved, tree);
    if (!changes.html.empty())
        values.show("CHANGES_IF").set("CHANGES", changes);
}

}   // namespace

http::Response edition_page(const web::DeskRequest& request, const EditionPage& page)
{
    view::Values values;
    web::set_problems(values, request.ui, page.error);
    editing::add_kept(values, request, desk_kind(), page.view, "van-ban", page.error);
    DocumentForm form = page.typed != nullptr ? *page.typed : DocumentForm{};
    if (page.typed == nullptr && page.view != nullptr)
        form = form_of(from_content(page.view->edition.content).value(), page.view->edition.version);
    const ReadText read(form.text);
    if (page.typed != nullptr || (page.view != nullptr && may_save(request, *page.view))) {
        values.show("FORM_IF");
        values.set("FORM", form_part(request, page, form, read));
    } else {
        values.show("RECORD_IF").set("RECORD", record_part(request, from_content(page.view->edition.content).value()));
        add_reading(values, read);
    }
    if (page.view != nullptr) {
        values.show("SIDE_IF");
        values.set("SIDE", side_part(request, page));
        add_notes(values, request.ui, from_content(page.view->edition.content).value(), read);
    }
    const std::string title =
        page.view == nullptr ? request.ui.messages.get("vi", "documents.new") : page.view->edition.content.title;
    values.set("HEADING", title).set("LIST", request.site_path("van-ban"));
    return web::desk_response(request, {title, "van-ban"},
                              web::render_part(request.ui, "features/documents/templates/desk/edition.tpl", values), page.status);
}

}   // namespace tantrao::documents
