// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/follow.hpp"
#include "base/whole_number.hpp"
#include "features/alerts/event_store.hpp"
#include "features/documents/api.hpp"
#include "platform/newsstand/log.hpp"
#include <algorithm>
#include <map>
#include <optional>

namespace tantrao::alerts {
namespace {

using documents::Published;
using documents::RelationKind;

// A document first shown longer ago came from an archive, or was only corrected: that is no news.
constexpr std::int64_t news_us = days_us(7);
constexpr std::int64_t ahead_us = days_us(7);
constexpr int at_once = 200, rounds = 20;

std::optional<What> told_of(RelationKind relation)
{
    switch (relation) {
    case RelationKind::amends: return What::amends;
    case RelationKind::replaces: return What::replaces;
    case RelationKind::repeals: return What::repeals;
    case RelationKind::suspends: return What::suspends;
    case RelationKind::rectifies: return What::rectifies;
    case RelationKind::based_on:
    case RelationKind::guides:
    case RelationKind::consolidates:
    case RelationKind::refers_to: break;
    }
    return std::nullopt;
}

// An event, and whom it concerns; who follows a provision is asked when it is written.
struct News {
    Event event;
    std::vector<Concern> concerns;
};

Event event_of(SiteId site, What what, ItemId target)
{
    Event event;
    event.site = site;
    event.what = what;
    event.target = target;
    return event;
}

News publication_of(const Published& document)
{
    News news{event_of(document.site, What::published, document.number), {{key_of_site(), ""}}};
    news.concerns.push_back({key_of_issuer(documents::issuer_key(document.record.issuer)), ""});
    for (const std::string& field : document.record.fields)
        news.concerns.push_back({key_of_field(field), ""});
    return news;
}

// What is told of the effects on one document: not what says again of all of it what others say of its provisions.
std::vector<documents::Effect> told(std::vector<documents::Effect> effects)
{
    const auto is_general = [&](const documents::Effect& one) {
        return one.provision.empty() && std::ranges::any_of(effects, [&](const documents::Effect& other) {
                   return !other.provision.empty() && other.by == one.by && other.kind == one.kind;
               });
    };
    std::vector<documents::Effect> kept;
    for (const documents::Effect& effect : effects)
        if (told_of(effect.kind) && !is_general(effect))
            kept.push_back(effect);
    return kept;
}

News effect_of(SiteId site, ItemId target, const documents::Effect& effect)
{
    News news{event_of(site, told_of(effect.kind).value(), target), {{key_of_document(target), ""}}};
    news.event.source = effect.by;
    news.event.provision = effect.provision;
    news.event.day = effect.from;
    return news;
}

// What the log's naming a document means to readers.
void add_news(std::vector<News>& all, newsstand::LiveReader& live, Instant now, ItemId number)
{
    const auto document = documents::find_published(live, number);
    if (!document)
        return;
    const bool is_news = now - document->published_at < news_us;
    if (is_news)
        all.push_back(publication_of(*document));
    const std::string today = civil_date(now);
    std::map<ItemId, std::vector<documents::Effect>> by_target;
    for (documents::Touched& touched : documents::touched_by(live, *document))
        if (is_news || touched.effect.from >= today)
            by_target[touched.target].push_back(std::move(touched.effect));
    for (auto& [target, effects] : by_target)
        for (const documents::Effect& effect : told(std::move(effects)))
            all.push_back(effect_of(document->site, target, effect));
}

void write_news(db::Transaction& tx, Instant now, std::int64_t log_number, News news)
{
    const std::string topic = key_of_document(news.event.target);
    if (news.event.what != What::published)
        for (std::string& provision : provisions_followed(tx.db(), news.event.site, topic))
            if (bears_on(news.event.provision, provision))
                news.concerns.push_back({topic, std::move(provision)});
    add_event(tx, now, log_number, news.event, news.concerns);
}

// Writes what was found by somebody who saw that progress. False if another node has gone on meanwhile.
bool write_all(db::Store& core, Instant now, const Progress& seen, std::int64_t log_number, std::string_view reminded_on,
               const std::vector<News>& all)
{
    return core
        .write([&](db::Transaction& tx) -> Result<bool> {
            if (!hold_progress(tx, seen))
                return false;
            for (const News& news : all)
                write_news(tx, now, log_number, news);
            set_progress(tx, log_number, reminded_on);
            return true;
        })
        .value();
}

std::vector<newsstand::Entry> entries_applied(db::Store& core, std::int64_t after, std::int64_t applied)
{
    auto entries = core.read([&](db::Connection& db) { return newsstand::entries_after(db, after, at_once); });
    std::erase_if(entries, [&](const newsstand::Entry& entry) { return entry.number > applied; });
    return entries;
}

// Days of a document to come, within a week from today.
void add_reminders(std::vector<News>& all, newsstand::LiveReader& live, Instant now, ItemId number)
{
    const auto document = documents::find_published(live, number);
    if (!document)
        return;
    const std::string today = civil_date(now), last = civil_date(now + ahead_us);
    const auto add = [&](News news) {
        news.event.reminder = true;
        if (news.event.day >= today && news.event.day <= last)
            all.push_back(std::move(news));
    };
    const auto own = [&](What what, const std::string& day) {
        News news{event_of(document->site, what, number), {{key_of_document(number), ""}}};
        news.event.day = day;
        add(std::move(news));
    };
    const documents::Timeline timeline = documents::timeline_of(live, *document);
    own(What::starts, timeline.start);
    own(What::expires, timeline.expires_on);
    for (const documents::Effect& effect : told(timeline.effects))
        add(effect_of(document->site, number, effect));
}

ItemId document_of(std::string_view topic) { return ItemId{whole_number(topic.substr(topic.find(':') + 1))}; }

}   // namespace

void take_news(web::Environment& environment)
{
    for (int round = 0; round < rounds; ++round) {
        auto live = environment.live.reader();
        const Instant now = environment.clock.now();
        const Progress seen = environment.core.read(progress);
        const auto entries = entries_applied(environment.core, seen.log_number, live.number());
        if (entries.empty())
            return;
        std::vector<News> all;
        std::vector<std::int64_t> looked_at;
        for (const newsstand::Entry& entry : entries) {
            if (entry.subject.kind != documents::kind || std::ranges::find(looked_at, entry.subject.id) != looked_at.end())
                continue;
            looked_at.push_back(entry.subject.id);
            add_news(all, live, now, ItemId{entry.subject.id});
        }
        if (!write_all(environment.core, now, seen, entries.back().number, seen.reminded_on, all))
            return;
    }
}

void remind(web::Environment& environment)
{
    auto live = environment.live.reader();
    const Instant now = environment.clock.now();
    const std::string today = civil_date(now);
    const Progress seen = environment.core.read(progress);
    if (seen.reminded_on >= today || live.number() < seen.log_number)   // the other nodes know more
        return;
    std::vector<News> all;
    FollowedDocument after;
    for (bool more = true; more;) {
        const auto page = environment.core.read([&](db::Connection& core) { return documents_followed(core, after, at_once); });
        for (const FollowedDocument& one : page)
            add_reminders(all, live, now, document_of(one.topic));
        more = page.size() == at_once;
        if (more)
            after = page.back();
    }
    (void)write_all(environment.core, now, seen, seen.log_number, today, all);
}

}   // namespace tantrao::alerts
