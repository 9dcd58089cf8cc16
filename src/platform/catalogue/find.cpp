// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/best_bets.hpp"
#include "platform/catalogue/catalogue.hpp"
#include "platform/catalogue/position_live.hpp"
#include "platform/catalogue/shown.hpp"

#include <algorithm>

namespace tantrao::catalogue {

namespace {

constexpr int most_rounds = 5;   // of asking the index again because live did not hold what it named

search::Question question_of(const Wish& wish, const site::Directory& directory, const std::vector<SiteId>& sites, Instant now)
{
    search::Question question;
    question.kinds = wish.kinds;
    question.site = wish.site;
    if (wish.here != nullptr && wish.here->site.kind != site::Kind::province && !wish.site)
        question.own_site = wish.here->site.id;
    question.categories = wish.categories;
    question.field = wish.field;
    question.agency = wish.agency;
    question.from = wish.from;
    question.to = wish.to;
    question.order = wish.order;
    question.limit = wish.limit;
    question.first = std::min(wish.start, last_start);
    question.with_facets = wish.with_facets;
    question.with_suggestion = wish.with_suggestion;
    question.now = now;
    for (const SiteId site : sites)
        if (!is_shown(directory.by_id(site), wish.here))
            question.without_sites.push_back(site);
    return question;
}

class Resolving {
  public:
    Resolving(const Catalogue& catalogue, newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish,
              Instant now)
        : catalogue_(catalogue), live_(live), directory_(directory), wish_(wish), now_(now), position_(position_of(live))
    {
    }
    // Nothing where live does not hold it. `mark`: where the index stood that answered.
    std::optional<FoundItem> item(const search::Hit& hit, const search::ParsedQuery& query, const search::Mark& mark)
    {
        const Source* source = catalogue_.source(hit.key.kind);
        if (source == nullptr || live_.is_gone(hit.key.kind, hit.key.id))
            return std::nullopt;
        auto card = source->card(live_, directory_, now_, hit.key.id);
        if (!card)
            return std::nullopt;
        FoundItem item{hit.key, std::move(*card), nullptr, {}, {}, hit.score, hit.is_near};
        item.site = directory_.by_id(item.card.site);
        if (!is_shown(item.site, wish_.here) || (wish_.site && *wish_.site != item.card.site))
            return std::nullopt;
        item.title = search::marked(item.card.title, query, splitter_);
        item.snippet = search::snippet_of(is_level(mark) ? hit.text : text_now(*source, hit.key.id), query, splitter_);
        return item;
    }
    // What the board chose for this query, where nothing was asked for that could leave it out.
    std::vector<FoundItem> chosen(const search::ParsedQuery& query)
    {
        std::vector<FoundItem> items;
        if (wish_.start > 0 || wish_.here == nullptr || wish_.site || !wish_.kinds.empty() || !wish_.categories.empty() ||
            !wish_.field.empty() || !wish_.agency.empty() || wish_.from || wish_.to ||
            wish_.order != search::Question::Order::relevance)
            return items;
        for (const search::Key& key : chosen_now(live_, wish_.here->site.id, query))
            if (auto found = item({key, 0, {}, {}, false}, query, {-1, {}, {}}))   // of no state of the index
                items.push_back(std::move(*found));
        return items;
    }
    search::Splitter& splitter() { return splitter_; }

  private:
    // Otherwise its text may be one that was replaced since.
    bool is_level(const search::Mark& mark) const { return position_ == newsstand::Position{mark.number, mark.mark}; }
    std::string text_now(const Source& source, std::int64_t id)
    {
        const auto document = source.document(live_, id);
        return document ? search::kept_text(*document) : std::string();
    }

    const Catalogue& catalogue_;
    newsstand::LiveReader& live_;
    const site::Directory& directory_;
    const Wish& wish_;
    const Instant now_;
    const newsstand::Position position_;
    search::Splitter& splitter_ = search::Splitter::of_this_thread();
};

// Hits that may be shown, from question.first on.
struct Page {
    std::vector<FoundItem> items;
    std::vector<search::Key> dropped;
    search::Answer counts;   // of all that the index holds
    std::size_t next = 0;
    bool has_more = true;
};

Page page_of(const search::Index& index, search::Question question, Resolving& resolving)
{
    Page page;
    for (int round = 0; round < most_rounds && page.has_more && page.items.size() < question.limit; ++round) {
        search::Answer answer = index.find(question);
        page.has_more = answer.has_more;
        for (const search::Hit& hit : answer.hits) {
            if (page.items.size() == question.limit) {
                page.has_more = true;
                break;
            }
            ++question.first;
            if (auto item = resolving.item(hit, question.query, answer.mark))
                page.items.push_back(std::move(*item));
            else
                page.dropped.push_back(hit.key);
        }
        if (round == 0)
            page.counts = std::move(answer);
        question.with_facets = question.with_suggestion = false;   // the first answer has them
    }
    page.next = question.first;
    return page;
}

// Counts tell nothing of what is not there.
search::Answer counted_without(const search::Index& index, search::Question question, std::vector<search::Key> dropped)
{
    question.first = question.limit = 0;
    question.without = std::move(dropped);
    return index.find(question);
}

// Whether somebody who follows the suggestion is shown anything: its words may be those of titles that are hidden.
bool leads_anywhere(const std::string& suggestion, const search::Index& index, search::Question question, Resolving& resolving)
{
    question.query = search::parse_query(suggestion, resolving.splitter());
    question.first = 0;
    question.limit = 1;
    question.order = search::Question::Order::newest;   // of those with all words
    question.with_facets = question.with_suggestion = false;
    return !page_of(index, std::move(question), resolving).items.empty();
}

void take_counts(Found& found, search::Answer& answer)
{
    found.matches = answer.matches;
    found.is_exact = answer.is_exact;
    found.has_other_marks = answer.has_other_marks;
    found.ranked_together = answer.ranked_together;
    found.by_kind = std::move(answer.by_kind);
    found.by_field = std::move(answer.by_field);
    found.by_agency = std::move(answer.by_agency);
    found.by_site = std::move(answer.by_site);
    found.by_category = std::move(answer.by_category);
    found.by_year = std::move(answer.by_year);
    found.suggestion = std::move(answer.suggestion);
}

}   // namespace

Found Catalogue::find(newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish, Instant now) const
{
    return ask([&](const Serving& serving) { return find_in(serving, live, directory, wish, now); });
}

Found Catalogue::find_in(const Serving& serving, newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish,
                         Instant now) const
{
    Resolving resolving(*this, live, directory, wish, now);
    Found found;
    found.query = search::parse_query(wish.text, resolving.splitter());
    found.is_ready = serving.index != nullptr || found.query.empty();
    if (found.query.empty() || serving.index == nullptr || wish.limit == 0)
        return found;
    search::Question question = question_of(wish, directory, serving.sites, now);
    question.query = found.query;
    question.names = names(live);
    Page page = page_of(*serving.index, question, resolving);
    if (!page.dropped.empty())
        page.counts = counted_without(*serving.index, question, std::move(page.dropped));
    take_counts(found, page.counts);
    if (!found.suggestion.empty() && !leads_anywhere(found.suggestion, *serving.index, question, resolving))
        found.suggestion.clear();
    found.items = std::move(page.items);
    found.chosen = resolving.chosen(found.query);
    std::erase_if(found.items, [&](const FoundItem& item) {
        return std::ranges::find(found.chosen, item.key, &FoundItem::key) != found.chosen.end();
    });
    if (page.has_more && page.next <= last_start)
        found.next = page.next;
    return found;
}

Ranked Catalogue::rank(newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish, Instant now) const
{
    return ask([&](const Serving& serving) { return rank_in(serving, live, directory, wish, now); });
}

Ranked Catalogue::rank_in(const Serving& serving, newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish,
                          Instant now) const
{
    Ranked ranked;
    ranked.is_ready = serving.index != nullptr;
    if (!ranked.is_ready)
        return ranked;
    search::Question question = question_of(wish, directory, serving.sites, now);
    question.query = search::parse_query(wish.text, search::Splitter::of_this_thread());
    question.names = names(live);
    question.with_texts = false;
    const search::Answer answer = serving.index->find(question);
    for (const search::Hit& hit : answer.hits)
        ranked.hits.push_back({hit.key, hit.is_near});
    ranked.matches = answer.matches;
    ranked.has_more = answer.has_more;
    return ranked;
}

}   // namespace tantrao::catalogue
