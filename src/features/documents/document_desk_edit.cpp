// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/legacy_encoding.hpp"
#include "base/problems.hpp"
#include "body/html_text.hpp"
#include "features/documents/attached_text.hpp"
#include "features/documents/document_actions.hpp"
#include "features/documents/document_desk.hpp"
#include "features/documents/document_live.hpp"
#include "features/documents/document_pages.hpp"
#include "features/documents/pasted_text.hpp"
#include "features/documents/read_text.hpp"
#include "features/documents/relation_rules.hpp"
#include "platform/editing/preview.hpp"
#include "platform/editing/saving.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

// What is handed in has something to read, was issued when it is published, and would pass the last gate as far as is known now.
Result<void> may_be_submitted(const web::DeskRequest& request, const DocumentForm& form, ItemId item, const Document& document)
{
    if (document.text.empty() && document.files.empty())
        return Error::fields_invalid({{"text", "documents.content.missing", {}}});
    if (document.issued_on > civil_date(std::max(request.now, document.publish_at.value_or(request.now))))
        return Error::fields_invalid({{"issued_on", "documents.date.to_come", {format_civil_date(document.issued_on)}}});
    Problems problems;
    request.core().read([&](db::Connection& core) {
        if (const auto free = number_is_free(core, request.site_id(), item, document); !free)
            problems.add("number", free.error());
        if (const auto fits = relations_fit(core, request.site_id(), document); !fits)
            problems.add_new(at_row({"relations", fits.error().code, fits.error().args}, form.relations));
    });
    check_provisions(request, form.relations, {document.issued_on, issuer_key(document.issuer)}, problems);
    return problems.none() ? Result<void>() : Result<void>(problems.error());
}

// The document that the form holds, of an item that may be new.
Result<publication::Content> content_of(const web::DeskRequest& request, const DocumentForm& form, ItemId item, bool and_submit)
{
    const Document document =
        TANTRAO_TRY(request.core().read([&](db::Connection& core) { return to_document(core, request.site_id(), form); }));
    if (and_submit)
        TANTRAO_TRY(may_be_submitted(request, form, item, document));
    return to_content(document);
}

Result<EditionId> store_new(const web::DeskRequest& request, const DocumentForm& form)
{
    return editing::create(request, desk_kind(), TANTRAO_TRY(content_of(request, form, {}, editing::wants_to_submit(request))));
}

Result<std::int64_t> store(const web::DeskRequest& request, const publication::EditionView& view, const DocumentForm& form,
                           bool and_submit)
{
    return editing::save(request, view.edition.id, form.version, TANTRAO_TRY(content_of(request, form, view.item.id, and_submit)),
                         and_submit);
}

// The form again, with all that was typed and what is wrong with it, if anything is.
Answer again(const web::DeskRequest& request, const publication::EditionView* view, const DocumentForm& form, const Error* error)
{
    EditionPage page;
    page.view = view;
    page.typed = &form;
    page.error = error;
    page.status = error == nullptr ? 200 : web::status_of(error->kind);
    return edition_page(request, page);
}

// Buttons that only ask to see the form once more: with room for more rows, with the text as it would be saved, or with rows for what the
// text says of other documents. Nothing is saved.
bool wants_to_look(const web::DeskRequest& request, DocumentForm& form)
{
    const std::string_view action = request.form.fields.get("action");
    // What was copied from a web page, alone: it is put where the cursor stands.
    if (const std::string_view html = request.form.fields.get("html"); action == "structure" && !html.empty()) {
        const auto copied = body::text_of_html(html);
        form.text = copied ? *copied : std::string();
    }
    if (action == "structure")
        if (const auto decoded = text::decode_pasted(form.text))
            form.text = plain_text(decoded.value().text);
    if (action == "relate")
        for (RelationRow& row : said_rows(form, ReadText(form.text).tree))
            form.relations.push_back(std::move(row));
    return action == "structure" || action == "look" || action == "relate";
}

bool wants_to_take(const web::DeskRequest& request) { return request.form.fields.get("action") == "take"; }

// The form with the text of an attached file, not saved: the editor reads it again.
Answer taken_over(const web::DeskRequest& request, const publication::EditionView* view, DocumentForm& form)
{
    const auto taken = take_over_file(request, form);
    return again(request, view, form, taken ? nullptr : &taken.error());
}

}   // namespace

Answer new_page(const web::DeskRequest& request)
{
    DocumentForm form;
    form.issuer = request.site->details.official_name;
    return again(request, nullptr, form, nullptr);
}

Answer create(const web::DeskRequest& request)
{
    DocumentForm form = read_form(request.form.fields);
    if (const auto taken = take_uploads(request, form); !taken)
        return again(request, nullptr, form, &taken.error());
    if (wants_to_look(request, form))
        return again(request, nullptr, form, nullptr);
    if (wants_to_take(request))
        return taken_over(request, nullptr, form);
    const auto created = web::unless_full([&] { return store_new(request, form); });
    if (!created)
        return again(request, nullptr, form, &created.error());
    return editing::created(request, desk_kind(), *created);
}

Answer edit_page(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    EditionPage page;
    page.view = &view;
    return edition_page(request, page);
}

Answer save(const web::DeskRequest& request)
{
    const auto before = TANTRAO_TRY(edition_of(request));
    DocumentForm form = read_form(request.form.fields);
    if (const auto taken = take_uploads(request, form); !taken)
        return again(request, &before, form, &taken.error());
    if (wants_to_look(request, form))
        return again(request, &before, form, nullptr);
    if (wants_to_take(request))
        return taken_over(request, &before, form);
    const auto saved = web::unless_full([&] { return store(request, before, form, editing::wants_to_submit(request)); });
    if (!saved) {
        const auto view = TANTRAO_TRY(edition_of(request));   // as it is now
        return again(request, &view, form, &saved.error());
    }
    return editing::saved(request, desk_kind(), before.edition.id);
}

Answer autosave(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    return editing::autosaved(request, TANTRAO_TRY(store(request, view, read_form(request.form.fields), false)));
}

Answer preview(const web::DeskRequest& request)
{
    return editing::preview(
        request, desk_kind(),
        {public_routes(), "documents.show", project_edition, [](const site::PublicSite&, const publication::EditionView& view) {
             return path_of(from_content(view.edition.content).value().number, view.item.id);
         }});
}

}   // namespace tantrao::documents
