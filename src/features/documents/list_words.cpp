// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/list_words.hpp"
#include "base/time.hpp"
#include "features/documents/document_search.hpp"
#include "platform/catalogue/catalogue.hpp"
#include <algorithm>
#include <utility>

namespace tantrao::documents {
namespace {

// What the index can narrow by itself, so that its best are the best of fewer.
catalogue::Wish wish_of(const web::ReaderRequest& request, const ListWish& wish, search::Question::Order order)
{
    const Filter& filter = wish.filter;
    catalogue::Wish asked;
    asked.text = wish.words.text;
    asked.here = &request.site;
    asked.site = request.site.site.id;
    asked.kinds = {std::string(kind)};
    asked.field = filter.field;
    asked.agency = filter.issuer;
    asked.order = order;
    asked.limit = most_with_words;
    const std::string from = std::max(filter.issued_from, filter.year.empty() ? "" : filter.year + "-01-01");
    if (!from.empty())
        asked.from = parse_instant(from).value();
    std::string to = filter.issued_to;
    if (!filter.year.empty() && (to.empty() || to > filter.year + "-12-31"))
        to = filter.year + "-12-31";
    if (!to.empty())
        asked.to = parse_instant(to).value() + days_us(1);   // the day itself belongs to it
    return asked;
}

std::vector<ItemId> numbers_of(const catalogue::Ranked& ranked, bool near_ones)
{
    std::vector<ItemId> numbers;
    for (const auto& hit : ranked.hits)
        if (hit.is_near == near_ones)
            numbers.push_back(ItemId{hit.key.id});
    return numbers;
}

}   // namespace

WithWords documents_with_words(const web::ReaderRequest& request, Shelf shelf, const ListWish& wish,
                               search::Question::Order order)
{
    const auto ranked = request.catalogue->rank(request.live, request.directory, wish_of(request, wish, order), request.now);
    const auto among = [&](const std::vector<ItemId>& numbers) {
        return documents_among(request.live, request.site.site.id, shelf, wish.filter, numbers, civil_date(request.now));
    };
    const auto whole_ones = numbers_of(ranked, false);
    WithWords found;
    found.is_ready = ranked.is_ready;
    found.lines = among(whole_ones);
    found.is_cut = std::ssize(whole_ones) < ranked.matches;
    if (ranked.matches == 0) {
        found.lines = among(numbers_of(ranked, true));
        found.are_near = !found.lines.empty();
        found.is_cut = ranked.has_more;
    }
    return found;
}

std::map<ItemId, search::Snippet> excerpts_of(const web::ReaderRequest& request, const std::vector<Line>& lines,
                                              const search::ParsedQuery& words)
{
    std::vector<ItemId> numbers;
    for (const Line& line : lines)
        numbers.push_back(line.number);
    std::map<ItemId, search::Snippet> excerpts;
    for (auto& [number, text] : searched_texts(request.live, numbers)) {
        search::Document document;   // without the abstract, which is shown as a whole
        document.body = std::move(text);
        auto excerpt = search::snippet_of(search::kept_text(document), words, search::Splitter::of_this_thread());
        if (std::ranges::any_of(excerpt, &search::SnippetPart::marked))
            excerpts.emplace(number, std::move(excerpt));
    }
    return excerpts;
}

}   // namespace tantrao::documents
