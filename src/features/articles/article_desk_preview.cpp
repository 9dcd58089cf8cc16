// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/articles/article.hpp"
#include "features/articles/article_desk_actions.hpp"
#include "features/articles/article_desk_page.hpp"
#include "features/articles/article_live.hpp"
#include "features/articles/article_pages.hpp"
#include "platform/editing/preview.hpp"

namespace tantrao::articles {

namespace {

std::string address_of(const site::PublicSite& site, const publication::EditionView& view)
{
    const site::Category* category = site.category(view.edition.content.category);
    return category == nullptr ? "" : path_of(category->slug, text::slug(view.edition.content.title), view.item.id);
}

}   // namespace

Answer preview(const web::DeskRequest& request)
{
    return editing::preview(request, desk_kind(), {public_routes(), "articles.show", project_edition, address_of});
}

}   // namespace tantrao::articles
