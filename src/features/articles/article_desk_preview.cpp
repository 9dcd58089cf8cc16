// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/articles/article.hpp"
#include "features/articles/article_desk_actions.hpp"
#include "features/articles/article_desk_page.hpp"
#include "features/articles/article_live.hpp"
#include "features/articles/article_pages.hpp"

#include <algorithm>

namespace tantrao::articles {

namespace {

// The item as it will be once this edition is public.
publication::Item as_public(const publication::EditionView& view, Instant now)
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

const web::ReaderHandler& article_handler(const std::vector<web::Route>& routes)
{
    return std::get<web::ReaderHandler>(std::ranges::find(routes, "articles.show", &web::Route::name)->handler);
}

}   // namespace

Answer preview(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(edition_of(request));
    newsstand::Rehearsal rehearsal(request.environment.live);
    request.core().read([&](db::Connection& core) {
        newsstand::Tags purged_nowhere;
        newsstand::ProjectContext context{core, rehearsal.live(), purged_nowhere, request.environment.shelf, request.now};
        publication::Edition edition = view.edition;
        edition.content.expire_at.reset();   // a text whose period is over is looked at too
        project_edition(context, as_public(view, request.now), edition);
    });
    const auto directory = request.environment.directories.of(rehearsal.reader());
    const site::PublicSite* site = directory->by_id(request.site_id());
    const site::Category* category = site == nullptr ? nullptr : site->category(view.edition.content.category);
    if (category == nullptr)
        return Error::conflict("articles.preview.no_site");
    http::Request http = request.http;
    http.path = path_of(category->slug, text::slug(view.edition.content.title), view.item.id);
    web::PathValues path;
    path.add("category", category->slug);
    path.add("article", std::string_view(http.path).substr(http.path.rfind('/') + 1));
    const web::ReaderRequest reading{http,       path,       {}, rehearsal.reader(), *directory, *site, request.environment.shelf,
                                     request.ui, request.now};
    const auto routes = public_routes();
    newsstand::RenderedPage page = TANTRAO_TRY(article_handler(routes)(reading));
    page.response.set("Cache-Control", "no-store");
    page.response.set("X-Robots-Tag", "noindex");
    return std::move(page.response);
}

}   // namespace tantrao::articles
