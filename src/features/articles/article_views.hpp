// From live articles to the values of their templates.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/articles/article_live.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::articles {

enum class Tools { shown, left_out };   // links to the print view and feeds

// The article itself, without what stands beside it.
view::SafeHtml article_part(const web::ReaderRequest& request, const LiveArticle& article, Tools tools);
// A list with its pager; `path` is the list's own address.
view::SafeHtml list_part(const web::ReaderRequest& request, std::string_view title, std::string_view path,
                         const std::vector<Teaser>& teasers, bool is_first, std::string_view older, std::string_view feed);
view::SafeHtml notice_part(const web::ReaderRequest& request, const Notice& notice);
std::string path_of(const site::PublicSite& site, const LiveArticle& article);
// Crumbs from the top category down, the last one linked too.
std::vector<web::Crumb> crumbs_to(const site::PublicSite& site, CategoryId category);

} // namespace tantrao::articles
