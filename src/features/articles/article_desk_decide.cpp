// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article.hpp"
#include "features/articles/article_desk_actions.hpp"
#include "features/articles/article_desk_page.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"

#include <charconv>

namespace tantrao::articles {

namespace {

std::int64_t number_field(const web::DeskRequest& request, std::string_view name)
{
    const std::string_view text = request.form.fields.get(name);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

EditionId edition_id(const web::DeskRequest& request) { return EditionId{request.path.number("edition")}; }

// The page again as it stands now, with the reason that was typed and why the decision was not taken.
Answer refused(const web::DeskRequest& request, Error error)
{
    if (error.code == "form.stale")
        error = stale_error(request, edition_id(request));
    const auto view = TANTRAO_TRY(edition_of(request));
    EditionPage page;
    page.view = &view;
    page.error = &error;
    page.reason = request.form.fields.get("reason");
    page.status = web::status_of(error.kind);
    return edition_page(request, page);
}

template <class F>
Answer decide(const web::DeskRequest& request, std::string_view code, F&& act)
{
    TANTRAO_TRY(edition_of(request));
    if (const Result<void> done = request.core().write(act); !done)
        return refused(request, done.error());
    return web::done(edition_path(request, edition_id(request)), code);
}

// The content the person read: the one on the page, or what their own saving since then made of it; that the version is theirs
// is checked when the edition is locked.
std::string read_hash(const web::DeskRequest& request, const publication::EditionView& view)
{
    const bool as_shown = number_field(request, "version") == number_field(request, "read_version");
    return as_shown ? std::string(request.form.fields.get("hash")) : view.edition.content_hash;
}

}   // namespace

Answer pass(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const std::string hash = read_hash(request, view);
    const auto passed = request.core().write([&](db::Transaction& tx) {
        return publication::pass(tx, request.acting(), request.site_id(), view.edition.id, number_field(request, "version"),
                                 hash);
    });
    if (!passed)
        return refused(request, passed.error());
    if (*passed == publication::State::live)
        web::wait_until_shown(request.environment);
    const std::string_view code = *passed == publication::State::live        ? "articles.published"
                                  : *passed == publication::State::scheduled ? "articles.scheduled"
                                                                             : "articles.passed";
    return web::done(edition_path(request, view.edition.id), code);
}

Answer send_back(const web::DeskRequest& request)
{
    return decide(request, "articles.sent_back", [&](db::Transaction& tx) {
        return publication::send_back(tx, request.acting(), request.site_id(), edition_id(request),
                                      number_field(request, "version"), request.form.fields.get("reason"));
    });
}

Answer decline(const web::DeskRequest& request)
{
    return decide(request, "articles.declined", [&](db::Transaction& tx) {
        return publication::decline(tx, request.acting(), request.site_id(), edition_id(request),
                                    number_field(request, "version"), request.form.fields.get("reason"));
    });
}

Answer take_back(const web::DeskRequest& request)
{
    return decide(request, "articles.taken_back", [&](db::Transaction& tx) {
        return publication::take_back(tx, request.acting(), request.site_id(), edition_id(request),
                                      number_field(request, "version"));
    });
}

Answer withdraw(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const ItemId item = view.item.id;
    const auto withdrawn = request.core().write([&](db::Transaction& tx) {
        return publication::withdraw(tx, request.acting(), request.site_id(), item, request.form.fields.get("reason"));
    });
    if (!withdrawn)
        return refused(request, withdrawn.error());
    request.environment.projector.take_away({std::string(kind), item.value});
    web::wait_until_shown(request.environment);
    return web::done(edition_path(request, view.edition.id), "articles.withdrawn");
}

Answer start_edition(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const auto started = request.core().write(
        [&](db::Transaction& tx) { return publication::start_edition(tx, request.acting(), request.site_id(), view.item.id); });
    if (!started)
        return refused(request, started.error());
    return web::done(edition_path(request, *started), "articles.edition_started");
}

}   // namespace tantrao::articles
