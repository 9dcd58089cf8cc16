// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_desk_actions.hpp"
#include "features/articles/article_desk_page.hpp"
#include "platform/editing/saving.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"

namespace tantrao::articles {

namespace {

body::Tree body_in(const publication::Content& content)
{
    auto article = from_content(content);
    return article ? std::move(article->body) : body::Tree{};
}

Result<void> check_complete(const Article& article)
{
    if (article.body.empty() && article.attachments.empty())
        return Error::fields_invalid({{"body", "articles.body.missing", {}}});
    return {};
}

// The article that the form holds. What is handed in has something to read.
Result<publication::Content> content_of(const web::DeskRequest& request, const ArticleForm& form, const body::Tree& present,
                                        bool and_submit)
{
    const Article article = TANTRAO_TRY(request.core().read(
        [&](db::Connection& core) { return to_article(core, request.site_id(), request.now, form, present); }));
    if (and_submit)
        TANTRAO_TRY(check_complete(article));
    return to_content(article);
}

Result<EditionId> store_new(const web::DeskRequest& request, const ArticleForm& form)
{
    const bool and_submit = editing::wants_to_submit(request);
    return editing::create(request, desk_kind(), TANTRAO_TRY(content_of(request, form, body::Tree{}, and_submit)));
}

Result<std::int64_t> store(const web::DeskRequest& request, const ArticleForm& form, bool and_submit)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const auto content = TANTRAO_TRY(content_of(request, form, body_in(view.edition.content), and_submit));
    return editing::save(request, view.edition.id, form.version, content, and_submit);
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
    ArticleForm form = read_form(request.form.fields);
    const auto before = TANTRAO_TRY(edition_of(request));
    if (const auto taken = take_uploads(request, form); !taken)
        return again(request, &before, form, taken.error());
    const auto saved = web::unless_full([&] { return store(request, form, editing::wants_to_submit(request)); });
    if (!saved) {
        const auto view = TANTRAO_TRY(edition_of(request));   // as it is now
        return again(request, &view, form, saved.error());
    }
    return editing::saved(request, desk_kind(), before.edition.id);
}

Answer autosave(const web::DeskRequest& request)
{
    return editing::autosaved(request, TANTRAO_TRY(store(request, read_form(request.form.fields), false)));
}

}   // namespace tantrao::articles
