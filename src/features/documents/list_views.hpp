// From lists of documents to the values of their template, and filters as they stand in addresses.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/api.hpp"
#include "http/request.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::documents {

std::vector<std::string> filter_parameters();
Filter filter_in(const http::Fields& query);
// "?loai=quyet-dinh&nam=2011"; "" without a filter.
std::string query_of(const Filter& filter);
// What a filter of one value is called, "Quyết định"; "" for others and for values no document has.
std::string label_of(newsstand::LiveReader& live, SiteId site, const Filter& filter);

struct ListPage {
    ShelfPlace place;
    Filter filter;
    std::vector<Line> lines;
    std::string older;   // address of the next page; "" at the end
    bool is_first = true;
};
view::SafeHtml list_part(const web::ReaderRequest& request, const ListPage& list);

// "Có hiệu lực từ 01/03/2026": what happens on the day a line was put on its shelf for; "" on the others.
std::string change_of(const web::ReaderRequest& request, const ShelfPlace& place, const Line& line);

}   // namespace tantrao::documents
