// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "features/articles/article_desk_actions.hpp"
#include "features/articles/article_desk_page.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"

namespace tantrao::articles {

namespace {

bool wants_to_submit(const web::DeskRequest& request) { return request.form.fields.get("action") == "submit"; }

body::Tree body_in(const publication::Content& content)
{
    auto article = from_content(content);
    return article ? std::move(article->body) : body::Tree{};
}

// A text that is handed in has something to read.
Result<void> check_complete(const Article& article)
{
    if (article.body.empty() && article.attachments.empty())
        return Error::fields_invalid({{"body", "articles.body.missing", {}}});
    return {};
}

// Saves the form as the edition's content and, if wished, hands it in with the same act. The new version.
Result<std::int64_t> store(const web::DeskRequest& request, const ArticleForm& form, bool and_submit)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const EditionId id = view.edition.id;
    const Article article = TANTRAO_TRY(request.core().read([&](db::Connection& core) {
        return to_article(core, request.site_id(), request.now, form, body_in(view.edition.content));
    }));
    if (and_submit)
        TANTRAO_TRY(check_complete(article));
    const publication::Content content = to_content(article);
    const auto saved = request.core().write([&](db::Transaction& tx) -> Result<std::int64_t> {
        const auto version = TANTRAO_TRY(publication::save(tx, request.acting(), request.site_id(), id, form.version, content));
        if (and_submit)
            TANTRAO_TRY(publication::submit(tx, request.acting(), request.site_id(), id, version));
        return version;
    });
    if (!saved)
        return editing::told_who(request, id, saved.error());
    return saved;
}

Result<publication::Created> store_new(const web::DeskRequest& request, const ArticleForm& form)
{
    const Article article = TANTRAO_TRY(request.core().read(
        [&](db::Connection& core) { return to_article(core, request.site_id(), request.now, form, body::Tree{}); }));
    if (wants_to_submit(request))
        TANTRAO_TRY(check_complete(article));
    const publication::Content content = to_content(article);
    return request.core().write([&](db::Transaction& tx) -> Result<publication::Created> {
        const auto created = TANTRAO_TRY(publication::create(tx, request.acting(), request.site_id(), kind, "vi", content,
                                                             EditionId{web::form_id(request.form.fields)}));
        if (wants_to_submit(request) && !created.is_repeated)
            TANTRAO_TRY(publication::submit(tx, request.acting(), request.site_id(), created.edition, 1));
        return created;
    });
}

// The form again, with all that was typed and what is wrong with it.
Answer again(const web::DeskRequest& request, const publication::EditionView* view, const ArticleForm& form, const Error& error)
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
    ArticleForm form;
    form.category = request.query.get("chuyen-muc");
    form.authors = request.session.account.name;
    if (const std::string picture(request.query.get("anh")); !picture.empty())
        request.core().read([&](db::Connection& core) { use_as_lead(core, request.site_id(), picture, form); });
    EditionPage page;
    page.typed = &form;
    return edition_page(request, page);
}

Answer create(const web::DeskRequest& request)
{
    ArticleForm form = read_form(request.form.fields);
    if (const auto taken = take_uploads(request, form); !taken)
        return again(request, nullptr, form, taken.error());
    const auto created = web::unless_full([&] { return store_new(request, form); });
    if (!created)
        return again(request, nullptr, form, created.error());
    return web::done(edition_path(request, created->edition),
                     wants_to_submit(request) ? "articles.created_submitted" : "articles.created");
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
    ArticleForm form = read_form(request.form.fields);
    const auto before = TANTRAO_TRY(edition_of(request));
    if (const auto taken = take_uploads(request, form); !taken)
        return again(request, &before, form, taken.error());
    const auto saved = web::unless_full([&] { return store(request, form, wants_to_submit(request)); });
    if (!saved) {
        const auto view = TANTRAO_TRY(edition_of(request));   // as it is now
        return again(request, &view, form, saved.error());
    }
    return web::done(edition_path(request, before.edition.id),
                     wants_to_submit(request) ? "articles.submitted" : "articles.saved");
}

Answer autosave(const web::DeskRequest& request)
{
    const auto version = TANTRAO_TRY(store(request, read_form(request.form.fields), false));
    const Instant now = request.now;
    const std::string seconds = format_local_rfc3339(now).substr(11, 8);   // "10:32:05"
    return http::json(dump_json({{"version", version}, {"saved_at", seconds}}));
}

}   // namespace tantrao::articles
