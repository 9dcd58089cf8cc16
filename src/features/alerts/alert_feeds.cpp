// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_feeds.hpp"
#include "base/text.hpp"
#include "features/alerts/alert_form.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/web/feed.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <map>

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
    for (const auto& [source, said] : sayings(request, document, provision)) {
        const auto found = documents::find_published(request.live, source);
        if (!found)
            continue;
        feed.entries.push_back({site.base_url, documents::path_of(found->record.number, source), source.value,
                                documents::name_of(found->record), said, found->published_at, found->published_at});
    }
    std::ranges::stable_sort(feed.entries, std::greater(), &web::FeedEntry::published_at);
    newsstand::RenderedPage page;
    page.response = web::rss(site, feed);
    page.tags = std::move(tags);
    return page;
}

}   // namespace tantrao::alerts
