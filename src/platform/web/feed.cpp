// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/feed.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace tantrao::web {
namespace {

std::string xml(std::string_view text) { return text::escape_html(text); }

Instant changed_at(const FeedEntry& entry) { return std::max(entry.published_at, entry.changed_at); }

Instant newest_of(const Feed& feed)
{
    Instant newest{};
    for (const FeedEntry& entry : feed.entries)
        newest = std::max(newest, changed_at(entry));
    return newest;
}

http::Response answer(std::string body, std::string_view type)
{
    http::Response response = http::xml(std::move(body), type);
    response.set("Cache-Control", "public, max-age=0, must-revalidate");
    return response;
}

}   // namespace

http::Response rss(const site::PublicSite& site, const Feed& feed)
{
    std::string out =
        fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">"
                    "<channel>\n<title>{}</title>\n<link>{}</link>\n<description>{}</description>\n<language>vi</language>\n"
                    "<atom:link href=\"{}\" rel=\"self\" type=\"application/rss+xml\"/>\n",
                    xml(feed.title), xml(site.base_url + feed.page), xml(feed.description), xml(site.base_url + feed.self));
    if (!feed.entries.empty())
        out += "<lastBuildDate>" + format_http_date(newest_of(feed)) + "</lastBuildDate>\n";
    for (const FeedEntry& entry : feed.entries)
        out += fmt::format("<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}/{}</guid><pubDate>{}</pubDate>"
                           "<description>{}</description></item>\n",
                           xml(entry.title), xml(entry.base_url + entry.path), xml(entry.base_url), entry.number,
                           format_http_date(entry.published_at), xml(entry.summary));
    return answer(out + "</channel></rss>\n", "application/rss+xml; charset=utf-8");
}

http::Response atom(const site::PublicSite& site, const Feed& feed)
{
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n"
        "<title>{}</title>\n<id>{}</id>\n<link href=\"{}\"/>\n<link rel=\"self\" href=\"{}\"/>\n<updated>{}</updated>\n"
        "<author><name>{}</name></author>\n",
        xml(feed.title), xml(site.base_url + feed.page), xml(site.base_url + feed.page), xml(site.base_url + feed.self),
        format_rfc3339(newest_of(feed)), xml(site.site.details.official_name));
    for (const FeedEntry& entry : feed.entries)
        out +=
            fmt::format("<entry><title>{}</title><id>{}/{}</id><link href=\"{}\"/><published>{}</published><updated>{}</updated>"
                        "<summary>{}</summary></entry>\n",
                        xml(entry.title), xml(entry.base_url), entry.number, xml(entry.base_url + entry.path),
                        format_rfc3339(entry.published_at), format_rfc3339(changed_at(entry)), xml(entry.summary));
    return answer(out + "</feed>\n", "application/atom+xml; charset=utf-8");
}

http::Response feed_at(std::string_view path, const site::PublicSite& site, const Feed& feed)
{
    return path.ends_with(".atom") ? atom(site, feed) : rss(site, feed);
}

}   // namespace tantrao::web
