// From live articles to the values of their templates.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/articles/article_live.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::articles {

enum class Tools { shown, left_out };   // links to the print view and feeds

// The article itself, without what stands beside it.
view::SafeHtml article_part(const web::ReaderRequest& request, const LiveArticle& article, Tools tools);
// A list with its pager and the ways further down.
struct ListPage {
    std::string title, path, feed;   // path: the list's own address
    std::vector<web::Crumb> crumbs, below;
    std::vector<Teaser> teasers;
    bool is_first = true;
    std::string older;   // address of the next page; "" at the end
};
view::SafeHtml list_part(const web::ReaderRequest& request, const ListPage& list);
view::SafeHtml notice_part(const web::ReaderRequest& request, const std::string& title, const Notice& notice);
std::string path_of(const site::PublicSite& site, const LiveArticle& article);
// Crumbs from the top category down, the last one linked too.
std::vector<web::Crumb> crumbs_to(const site::PublicSite& site, CategoryId category);

}   // namespace tantrao::articles
