// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/editing/preview.hpp"

#include "platform/newsstand/live_store.hpp"
#include "platform/web/router.hpp"

#include <algorithm>

namespace tantrao::editing {

namespace {

// The item as it will be once this edition is public.
publication::Item as_public(const EditionView& view, Instant now)
{
    publication::Item item = view.item;
    const Instant at = std::max(view.edition.content.publish_at.value_or(now), now);
    item.state = publication::ItemState::live;
    item.live_edition = view.edition.id;
    item.published_at = item.published_at.value_or(at);
    item.first_public_at = item.first_public_at.value_or(at);
    item.changed_at = view.item.live_edition == view.edition.id ? view.item.changed_at : std::optional(at);
    return item;
}

}   // namespace

Answer preview(const web::DeskRequest& request, const Kind& kind, const Preview& shown)
{
    const auto view = TANTRAO_TRY(edition_of(request, kind));
    newsstand::Rehearsal rehearsal(request.environment.live);
    request.core().read([&](db::Connection& core) {
        newsstand::Tags purged_nowhere;
        newsstand::ProjectContext context{core, rehearsal.live(), purged_nowhere, request.environment.shelf, request.now};
        publication::Edition edition = view.edition;
        edition.content.expire_at.reset();   // a text whose period is over is looked at too
        shown.project(context, as_public(view, request.now), edition);
    });
    const auto directory = request.environment.directories.of(rehearsal.reader());
    const site::PublicSite* site = directory->by_id(request.site_id());
    http::Request http = request.http;
    http.path = site == nullptr ? "" : shown.address(*site, view);
    if (http.path.empty())
        return Error::conflict("editing.preview.no_site");
    web::Router router;
    router.add(*std::ranges::find(shown.routes, shown.page, &web::Route::name));
    const auto found = router.find(http::Method::get, http.path);
    const web::ReaderRequest reading{
        http, found.values, {}, rehearsal.reader(), *directory, *site, request.environment.shelf, request.ui, request.now};
    newsstand::RenderedPage page = TANTRAO_TRY(std::get<web::ReaderHandler>(found.route->handler)(reading));
    page.response.set("Cache-Control", "no-store");
    page.response.set("X-Robots-Tag", "noindex");
    return std::move(page.response);
}

}   // namespace tantrao::editing
