// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/catalogue.hpp"

#include <algorithm>

namespace tantrao::catalogue {

namespace {

constexpr int most_rounds = 5;   // of asking the index again because live did not hold what it named

bool is_shown(const site::PublicSite* site, const site::PublicSite* here)
{
    return site != nullptr &&
           (site->site.state == site::State::established || (site == here && site::is_public(site->site.state)));
}

search::Question question_of(const Wish& wish, const site::Directory& directory, const std::vector<SiteId>& sites, Instant now)
{
    search::Question question;
    question.kinds = wish.kinds;
    question.site = wish.site;
    if (wish.here != nullptr && wish.here->site.kind != site::Kind::province && !wish.site)
        question.own_site = wish.here->site.id;
    question.categories = wish.categories;
    question.facts = wish.facts;
    question.from = wish.from;
    question.to = wish.to;
    question.order = wish.order;
    question.limit = wish.limit;
    question.first = std::min(wish.start, last_start);
    question.with_facets = wish.with_facets;
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
        : catalogue_(catalogue), live_(live), directory_(directory), wish_(wish), now_(now)
    {
    }
    // Nothing where live does not hold it.
    std::optional<FoundItem> item(const search::Hit& hit, const search::ParsedQuery& query)
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
        item.snippet = search::snippet_of(hit.text, query, splitter_);
        return item;
    }
    search::Splitter& splitter() { return splitter_; }

  private:
    const Catalogue& catalogue_;
    newsstand::LiveReader& live_;
    const site::Directory& directory_;
    const Wish& wish_;
    const Instant now_;
    search::Splitter splitter_;
};

void take_counts(Found& found, search::Answer& answer)
{
    found.matches = answer.matches;
    found.is_exact = answer.is_exact;
    found.by_kind = std::move(answer.by_kind);
    found.by_site = std::move(answer.by_site);
    found.by_category = std::move(answer.by_category);
    found.by_year = std::move(answer.by_year);
    found.suggestion = std::move(answer.suggestion);
}

}   // namespace

Found Catalogue::find(newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish, Instant now) const
{
    Resolving resolving(*this, live, directory, wish, now);
    Found found;
    found.query = search::parse_query(wish.text, resolving.splitter());
    const Serving serving = this->serving();
    found.is_ready = serving.index != nullptr || found.query.empty();
    if (found.query.empty() || serving.index == nullptr || wish.limit == 0)
        return found;
    search::Question question = question_of(wish, directory, serving.sites, now);
    question.query = found.query;
    std::int64_t dropped = 0;
    bool is_full = false, has_more = true;
    for (int round = 0; round < most_rounds && has_more && !is_full; ++round) {
        search::Answer answer = serving.index->find(question);
        has_more = answer.has_more;
        for (std::size_t i = 0; i < answer.hits.size() && !is_full; ++i) {
            ++question.first;
            if (auto item = resolving.item(answer.hits[i], found.query))
                found.items.push_back(std::move(*item));
            else
                dropped += answer.hits[i].is_near ? 0 : 1;
            is_full = found.items.size() == wish.limit;
            has_more |= is_full && i + 1 < answer.hits.size();
        }
        if (round == 0)
            take_counts(found, answer);
        question.with_facets = false;
    }
    found.matches = std::max<std::int64_t>(0, found.matches - dropped);   // a count tells nothing of what is not there
    if (has_more && question.first <= last_start)
        found.next = question.first;
    return found;
}

}   // namespace tantrao::catalogue
