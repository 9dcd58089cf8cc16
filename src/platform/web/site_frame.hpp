// The frame of every public page: header with emblem and names, menu, breadcrumbs, footer (L-150, L-124). And of error pages.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::web {

struct Crumb {
    std::string text, href;   // href "" for the page itself
};

struct PageHead {
    std::string title;                 // the page's own; the site's name is added
    std::string description;           // one or two sentences, for search engines; may be empty
    std::string canonical;             // path on this site
    std::vector<Crumb> crumbs;         // without the home page, which is added; empty: none shown
    CategoryId category;               // marks its entry in the menu
    bool indexable = true;             // false: robots are asked to leave it out
    std::string feed;                  // path of the page's own feed; "" = the site's
    std::string picture;               // path of a picture for previews; "" for none
    std::string kind = "website";      // of Open Graph
    std::optional<Instant> published_at, modified_at;
};

// Frame and main part as one page; adds the tag of the site to those given.
newsstand::RenderedPage site_page(const ReaderRequest& request, const PageHead& head, view::SafeHtml main, newsstand::Tags tags,
                                  int status = 200);
// Renders a template to be put into another: {{NAME:none}}.
view::SafeHtml render_part(const Ui& ui, std::string_view path, const view::Values& values);

} // namespace tantrao::web
