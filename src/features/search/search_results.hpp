// What was found, as the page shows it: the part below the form.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/search/search_wish.hpp"
#include "view/template.hpp"

namespace tantrao::search_pages {

// Results, near ones, pages before and after, and the choices that narrow them. For a query that is not empty and an index that is ready.
view::SafeHtml results_part(const web::ReaderRequest& request, const Asked& asked, const catalogue::Found& found);

// What was asked, as headings repeat it.
std::string named(const catalogue::Found& found);
std::string kind_name(const web::ReaderRequest& request, std::string_view kind);
// Where a result leads from the site that was asked, and the name of its site where that is another one.
struct Place {
    std::string href, site;
};
Place place_of(const web::ReaderRequest& request, const site::PublicSite& site, const catalogue::Card& card);

}   // namespace tantrao::search_pages
