// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/catalogue.hpp"
#include "platform/catalogue/shown.hpp"

#include <algorithm>

namespace tantrao::catalogue {

namespace {

constexpr std::size_t spare = 3;   // asked for so many times as many: some may be gone, some have the same title

bool is_too_short(const search::ParsedQuery& query)
{
    return query.wanted.empty() || (query.wanted.size() == 1 && query.wanted.front().words.front().folded.size() < 2);
}

search::Beginning beginning_of(search::ParsedQuery query, const Beginning& typed)
{
    search::Beginning beginning;
    beginning.query = std::move(query);
    beginning.last_is_whole = typed.text.ends_with(' ');
    beginning.limit = typed.limit * spare;
    if (typed.here != nullptr && typed.here->site.kind != site::Kind::province)
        beginning.own_site = typed.here->site.id;
    return beginning;
}

}   // namespace

std::vector<Completion> Catalogue::complete_in(const Serving& serving, newsstand::LiveReader& live,
                                               const site::Directory& directory, const Beginning& typed, Instant now) const
{
    std::vector<Completion> found;
    auto query = search::parse_query(typed.text, search::Splitter::of_this_thread());
    if (serving.index == nullptr || is_too_short(query))
        return found;
    for (const search::Key& key : serving.index->complete(beginning_of(std::move(query), typed))) {
        const Source* source = this->source(key.kind);
        if (found.size() == typed.limit)
            break;
        if (source == nullptr || live.is_gone(key.kind, key.id))
            continue;
        auto card = source->card(live, directory, now, key.id);
        if (!card)
            continue;
        const site::PublicSite* site = directory.by_id(card->site);
        const auto same = [&](const Completion& one) { return one.card.title == card->title && one.site == site; };
        if (is_shown(site, typed.here) && std::ranges::none_of(found, same))
            found.push_back({std::move(*card), site, key.kind});
    }
    return found;
}

std::vector<Completion> Catalogue::complete(newsstand::LiveReader& live, const site::Directory& directory, const Beginning& typed,
                                            Instant now) const
{
    return ask([&](const Serving& serving) { return complete_in(serving, live, directory, typed, now); });
}

}   // namespace tantrao::catalogue
