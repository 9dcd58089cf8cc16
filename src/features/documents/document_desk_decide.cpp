// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_actions.hpp"
#include "features/documents/document_desk.hpp"
#include "features/documents/document_store.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include <charconv>

namespace tantrao::documents {
namespace {

std::int64_t seen_version(const web::DeskRequest& request)
{
    const std::string_view text = request.form.fields.get("version");
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// The page again as it stands now, with the reason that was typed and why the decision was not taken.
Answer refused(const web::DeskRequest& request, const Error& error)
{
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
    const auto view = TANTRAO_TRY(edition_of(request));
    const Result<void> done = request.core().write([&](db::Transaction& tx) { return act(tx, view); });
    return done ? Answer(web::done(edition_path(request, view.edition.id), code)) : refused(request, done.error());
}

// The last gate asks what other documents have to say; the number is the document's from then on.
Result<publication::State> pass_gate(db::Transaction& tx, const web::DeskRequest& request, const publication::EditionView& view)
{
    const SiteId site = request.site_id();
    const auto state = TANTRAO_TRY(publication::pass(tx, request.acting(), site, view.edition.id, seen_version(request), request.form.fields.get("hash")));
    if (state != publication::State::live && state != publication::State::scheduled)
        return state;
    const auto passed = publication::find_edition(tx.db(), view.edition.id);
    const Document document = TANTRAO_TRY(from_content(passed->content));
    TANTRAO_TRY(may_be_published(tx.db(), site, view.item.id, document));
    take_number(tx, site, view.item.id, document);
    return state;
}

}   // namespace

Answer pass(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const auto passed = request.core().write([&](db::Transaction& tx) { return pass_gate(tx, request, view); });
    if (!passed)
        return refused(request, passed.error());
    if (*passed == publication::State::live)
        web::wait_until_shown(request.environment);
    const std::string_view code = *passed == publication::State::live        ? "documents.published"
                                  : *passed == publication::State::scheduled ? "documents.scheduled"
                                                                             : "documents.passed";
    return web::done(edition_path(request, view.edition.id), code);
}

Answer send_back(const web::DeskRequest& request)
{
    return decide(request, "documents.sent_back", [&](db::Transaction& tx, const publication::EditionView& view) {
        return publication::send_back(tx, request.acting(), request.site_id(), view.edition.id, seen_version(request), request.form.fields.get("reason"));
    });
}

Answer decline(const web::DeskRequest& request)
{
    return decide(request, "documents.declined", [&](db::Transaction& tx, const publication::EditionView& view) {
        return publication::decline(tx, request.acting(), request.site_id(), view.edition.id, seen_version(request), request.form.fields.get("reason"));
    });
}

Answer take_back(const web::DeskRequest& request)
{
    return decide(request, "documents.taken_back", [&](db::Transaction& tx, const publication::EditionView& view) {
        return publication::take_back(tx, request.acting(), request.site_id(), view.edition.id, seen_version(request));
    });
}

Answer withdraw(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const auto withdrawn = request.core().write([&](db::Transaction& tx) -> Result<void> {
        TANTRAO_TRY(publication::withdraw(tx, request.acting(), request.site_id(), view.item.id, request.form.fields.get("reason")));
        free_number(tx, view.item.id);
        return {};
    });
    if (!withdrawn)
        return refused(request, withdrawn.error());
    request.environment.projector.take_away({std::string(kind), view.item.id.value});
    web::wait_until_shown(request.environment);
    return web::done(edition_path(request, view.edition.id), "documents.withdrawn");
}

Answer start_edition(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    const auto started = request.core().write(
        [&](db::Transaction& tx) { return publication::start_edition(tx, request.acting(), request.site_id(), view.item.id); });
    return started ? Answer(web::done(edition_path(request, *started), "documents.edition_started")) : refused(request, started.error());
}

}   // namespace tantrao::documents
