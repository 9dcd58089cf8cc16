// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_desk.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"

namespace tantrao::documents {
namespace {

bool wants_to_submit(const web::DeskRequest& request) { return request.form.fields.get("action") == "submit"; }

// What is handed in has something to read.
Result<Document> read_document(const web::DeskRequest& request, const DocumentForm& form)
{
    auto document = request.core().read([&](db::Connection& core) { return to_document(core, request.site_id(), form); });
    if (document && wants_to_submit(request) && document->text.empty() && document->files.empty())
        return Error::fields_invalid({{"text", "documents.content.missing", {}}});
    return document;
}

Result<EditionId> store_new(const web::DeskRequest& request, const DocumentForm& form)
{
    const auto content = to_content(TANTRAO_TRY(read_document(request, form)));
    return request.core().write([&](db::Transaction& tx) -> Result<EditionId> {
        const auto created = TANTRAO_TRY(publication::create(tx, request.acting(), request.site_id(), kind, "vi", content,
                                                             EditionId{web::form_id(request.form.fields)}));
        if (wants_to_submit(request) && !created.is_repeated)
            TANTRAO_TRY(publication::submit(tx, request.acting(), request.site_id(), created.edition, 1));
        return created.edition;
    });
}

Result<void> store(const web::DeskRequest& request, EditionId id, const DocumentForm& form)
{
    const auto content = to_content(TANTRAO_TRY(read_document(request, form)));
    const auto saved = request.core().write([&](db::Transaction& tx) -> Result<void> {
        const auto version = TANTRAO_TRY(publication::save(tx, request.acting(), request.site_id(), id, form.version, content));
        if (wants_to_submit(request))
            TANTRAO_TRY(publication::submit(tx, request.acting(), request.site_id(), id, version));
        return {};
    });
    if (!saved)
        return editing::told_who(request, id, saved.error());
    return saved;
}

// The form again, with all that was typed and what is wrong with it.
Answer again(const web::DeskRequest& request, const publication::EditionView* view, const DocumentForm& form, const Error& error)
{
    EditionPage page;
    page.view = view;
    page.typed = &form;
    page.error = &error;
    page.status = web::status_of(error.kind);
    return edition_page(request, page);
}

}   // namespace

Answer new_page(const web::DeskRequest& request)
{
    DocumentForm form;
    form.issuer = request.site->details.official_name;
    EditionPage page;
    page.typed = &form;
    return edition_page(request, page);
}

Answer create(const web::DeskRequest& request)
{
    DocumentForm form = read_form(request.form.fields);
    if (const auto taken = take_uploads(request, form); !taken)
        return again(request, nullptr, form, taken.error());
    const auto created = web::unless_full([&] { return store_new(request, form); });
    if (!created)
        return again(request, nullptr, form, created.error());
    return web::done(edition_path(request, *created), wants_to_submit(request) ? "documents.submitted" : "documents.saved");
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
        return again(request, &before, form, taken.error());
    if (const auto saved = web::unless_full([&] { return store(request, before.edition.id, form); }); !saved) {
        const auto view = TANTRAO_TRY(edition_of(request));   // as it is now
        return again(request, &view, form, saved.error());
    }
    return web::done(edition_path(request, before.edition.id),
                     wants_to_submit(request) ? "documents.submitted" : "documents.saved");
}

}   // namespace tantrao::documents
