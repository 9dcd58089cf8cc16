// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_feeds.hpp"
#include "base/text.hpp"
#include "features/alerts/alert_form.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/web/feed.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <set>

namespace tantrao::alerts {
namespace {

// Each document that bears on it, with what it says of it.
std::map<ItemId, std::string> sayings(const web::ReaderRequest& request, const documents::Published& document,
                                      std::string_view provision)
{
    const std::string name = documents::name_of(document.record);
    std::map<ItemId, std::string> by_source;
    for (const documents::Effect& effect : documents::timeline_of(request.live, document).effects) {
        const std::string code = "alerts.feed." + std::string(documents::name_of(effect.kind));
        if (!request.ui.messages.has("vi", code) || (!provision.empty() && !bears_on(effect.provision, provision)))
            continue;
        std::string& said = by_source[effect.by];
        const std::string what =
            effect.provision.empty() ? name : request.ui.messages.get("vi", "alerts.line.provision", {effect.provision, name});
        said += fmt::format("{}{}", said.empty() ? "" : " ",
                            request.ui.messages.get("vi", code, {what, format_civil_date(effect.from)}));
    }
    return by_source;
}

std::vector<documents::Brief> newest_of(newsstand::LiveReader& live, const std::map<ItemId, std::string>& said)
{
    std::set<ItemId> numbers;
    for (const auto& [source, words] : said)
        numbers.insert(source);
    auto all = documents::briefs_of(live, numbers);
    std::ranges::sort(all, std::greater(), [](const documents::Brief& one) { return std::pair(one.published_at, one.number); });
    if (all.size() > web::feed_size)
        all.resize(web::feed_size);
    return all;
}

}   // namespace

Result<newsstand::RenderedPage> document_feed(const web::ReaderRequest& request)
{
    const Typed typed = TANTRAO_TRY(typed_in_address(request));
    if (!typed.document)
        return Error::not_found("error.404.text");
    const documents::Published& document = *typed.document;
    const site::PublicSite& site = request.site;
    const std::string query = fmt::format("?van-ban={}", document.number.value);
    const auto named = provisions_in(typed.provision);
    const std::string provision = named.empty() ? "" : named.front();
    web::Feed feed;
    feed.title = request.ui.messages.get("vi", "alerts.feed.title", {documents::name_of(document.record)});
    feed.description = document.record.title;
    feed.page = documents::path_of(document.record.number, document.number);
    feed.self = request.http.path + query + (provision.empty() ? "" : "&dieu=" + provision);
    newsstand::Tags tags{documents::document_tag(document.number), documents::list_tag(site.site.id),
                         site::site_tag(site.site.id)};
    const auto said = sayings(request, document, provision);
    for (const documents::Brief& source : newest_of(request.live, said))
        feed.entries.push_back({site.base_url, documents::path_of(source.document_number, source.number), source.number.value,
                                documents::name_of(source), said.at(source.number), source.published_at, source.published_at});
    newsstand::RenderedPage page;
    page.response = web::rss(site, feed);
    page.tags = std::move(tags);
    return page;
}

}   // namespace tantrao::alerts
