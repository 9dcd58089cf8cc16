// Documents of a list whose abstracts, texts or files have certain words: the index finds them, live narrows them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/list_wish.hpp"
#include "search/index.hpp"
#include "search/snippet.hpp"
#include <map>

namespace tantrao::documents {

// The index is asked for so many, the best for the order; live narrows these by what the index does not know.
inline constexpr std::size_t most_with_words = 1'000;

struct WithWords {
    bool is_ready = true;      // false: this node has no index yet to look into
    std::vector<Line> lines;   // in the order asked for
    bool are_near = false;     // no document has all words, these have some of them
    bool is_cut = false;       // more have the words than were looked at
};
// `wish` has words. Throws search::IndexError for what may be over soon.
WithWords documents_with_words(const web::ReaderRequest& request, Shelf shelf, const ListWish& wish,
                               search::Question::Order order);

// Of each the piece of its text or files that has most of the words, marked; nothing of those that have none of them there.
std::map<ItemId, search::Snippet> excerpts_of(const web::ReaderRequest& request, const std::vector<Line>& lines,
                                              const search::ParsedQuery& words);

}   // namespace tantrao::documents
