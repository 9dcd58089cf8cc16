// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/document_desk.hpp"
#include "features/media/api.hpp"
#include "law/legal_text.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>
#include <fmt/format.h>

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
    for (std::size_t i = 0; i < form.files.size(); ++i)
        values.row("FILES")
            .set("N", static_cast<std::int64_t>(i + 1))
            .set("FILE", form.files[i].file)
            .set("NAME", form.files[i].name)
            .set("HREF", request.site_path(media::preview_path(form.files[i].file)));
}

view::SafeHtml form_part(const web::DeskRequest& request, const EditionPage& page, const DocumentForm& form)
{
    view::Values values;
    web::set_csrf(values, request);
    for (const auto& [name, member] : single_fields())
        web::set_field(values, request.ui, name, form.*member, page.error);
    for (const char* name : {"file_upload", "fields"})
        web::set_field(values, request.ui, name, "", page.error);
    add_choices(values, form);
    add_files(values, request, form);
    // A form shown again after somebody else saved: saving once more means to replace their text, knowingly.
    const bool stale = page.error != nullptr && page.error->code == "publication.changed_by" && page.view != nullptr;
    values.set("VERSION", stale ? page.view->edition.version : form.version);
    values.set_if("FORM", page.view == nullptr ? std::to_string(web::form_id(request.form.fields)) : "");
    values.set("HERE", page.view == nullptr ? request.site_path("van-ban/moi") : edition_path(request, page.view->edition.id));
    values.show_if(page.view == nullptr || editing::may_now(request, *page.view, Event::submit), "MAY_SUBMIT");
    values.show_if(page.view != nullptr && page.view->edition.number > 1, "LATER_EDITION");
    return web::render_part(request.ui, "features/documents/templates/desk/form.tpl", values);
}

// The text as it was understood, and what was not sure.
void add_reading(view::Values& values, const web::DeskRequest& request, const std::string& text)
{
    const auto parsed = text.empty() ? Result<law::LegalText>(law::LegalText{}) : law::parse_text(text);
    if (!parsed || parsed->empty())
        return;
    law::HtmlOptions options;
    options.heading_level = 3;
    values.show("READING_IF");
    values.set("READING", view::SafeHtml{law::to_html(*parsed, options)});
    values.show_if(!parsed->doubts.empty(), "DOUBTS_IF");
    for (const law::Doubt& doubt : parsed->doubts)
        values.row("DOUBTS")
            .set("AT", law::citation_of(*parsed, doubt.at))
            .set("WHAT", request.ui.messages.get("vi", doubt.code))
            .set("QUOTE", doubt.quote);
}

view::SafeHtml side_part(const web::DeskRequest& request, const EditionPage& page)
{
    const EditionView& view = *page.view;
    view::Values values;
    const std::string state(publication::name_of(view.edition.state));
    values.set("STATE", state).set("STATE_NAME", request.ui.messages.get("vi", "state." + state));
    values.set_if("GATE", view.edition.state == publication::State::submitted ? view.chain[view.edition.gate].name : "");
    values.set_if("RETURNED_BECAUSE", view.edition.reason);
    request.core().read([&](db::Connection& core) {
        editing::add_decisions(values, request, core, desk_kind(), view, page.error);
        editing::add_history(values, request, publication::history_of(core, view.item.id));
    });
    const auto directory = request.environment.directories.newest();
    const site::PublicSite* site = directory ? directory->by_id(view.item.site) : nullptr;
    const auto document = from_content(view.edition.content);
    const bool shown = site != nullptr && document && view.edition.state == publication::State::live;
    values.set_if("PUBLIC", shown ? site->base_url + path_of(document->number, view.item.id) : "");
    return web::render_part(request.ui, "features/documents/templates/desk/side.tpl", values);
}

}   // namespace

http::Response edition_page(const web::DeskRequest& request, const EditionPage& page)
{
    view::Values values;
    web::set_problems(values, request.ui, page.error);
    DocumentForm form = page.typed != nullptr ? *page.typed : DocumentForm{};
    bool is_form = page.typed != nullptr;
    if (page.typed == nullptr && page.view != nullptr) {
        form = form_of(from_content(page.view->edition.content).value(), page.view->edition.version);
        is_form =
            editing::may_now(request, *page.view, Event::save) || editing::may_now(request, *page.view, Event::edit_at_gate);
    }
    if (is_form) {
        values.show("FORM_IF");
        values.set("FORM", form_part(request, page, form));
    }
    add_reading(values, request, form.text);
    if (page.view != nullptr) {
        values.show("SIDE_IF");
        values.set("SIDE", side_part(request, page));
    }
    const std::string title =
        page.view == nullptr ? request.ui.messages.get("vi", "documents.new") : page.view->edition.content.title;
    values.set("HEADING", title).set("LIST", request.site_path("van-ban"));
    return web::desk_response(request, {title, "van-ban"},
                              web::render_part(request.ui, "features/documents/templates/desk/edition.tpl", values), page.status);
}

}   // namespace tantrao::documents
