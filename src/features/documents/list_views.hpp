// From lists of documents to the values of their template.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/list_words.hpp"
#include "platform/web/site_frame.hpp"
#include <optional>

namespace tantrao::documents {

struct ListPage {
    ShelfPlace place;
    ListWish wish;
    std::vector<Line> lines;
    std::string older;   // address of the next page; "" at the end
    bool is_first = true;
    // Of a list with words.
    std::size_t count = 0, start = 0;   // of all pages; where this one starts
    bool is_ready = true, are_near = false, is_cut = false;
    std::optional<ValueCounts> counts;   // where all that have the words are known, and nothing narrows them
};
view::SafeHtml list_part(const web::ReaderRequest& request, const ListPage& list);

// "Có hiệu lực từ 01/03/2026": what happens on the day a line was put on its shelf for; "" on the others.
std::string change_of(const web::ReaderRequest& request, const ShelfPlace& place, const Line& line);

}   // namespace tantrao::documents
