// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/feeds/feed_pages.hpp"
#include "base/text.hpp"
#include "features/articles/api.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace tantrao::feeds {
namespace {

constexpr int feed_size = 30;

struct Feed {
    std::string title, page, self;   // page and self: paths on the site
    std::vector<articles::Teaser> items;
    newsstand::Tags tags;
};

std::string xml(std::string_view text) { return text::escape_html(text); }

Instant newest_of(const Feed& feed)
{
    Instant newest{};
    for (const articles::Teaser& item : feed.items)
        newest = std::max({newest, item.published_at, item.changed_at});
    return newest;
}

newsstand::RenderedPage page_of(const web::ReaderRequest& request, Feed feed, std::string body, std::string_view type)
{
    newsstand::RenderedPage page;
    page.response = http::xml(std::move(body), type);
    page.response.set("Cache-Control", "public, max-age=0, must-revalidate");
    page.tags = std::move(feed.tags);
    page.tags.insert(site::site_tag(request.site.site.id));
    page.valid_until = articles::end_of(feed.items);
    return page;
}

newsstand::RenderedPage rss(const web::ReaderRequest& request, Feed feed)
{
    const site::PublicSite& site = request.site;
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">"
        "<channel>\n<title>{}</title>\n<link>{}</link>\n<description>{}</description>\n<language>vi</language>\n"
        "<atom:link href=\"{}\" rel=\"self\" type=\"application/rss+xml\"/>\n",
        xml(feed.title), xml(site.base_url + feed.page), xml(site.site.details.official_name), xml(site.base_url + feed.self));
    if (!feed.items.empty())
        out += "<lastBuildDate>" + format_http_date(newest_of(feed)) + "</lastBuildDate>\n";
    for (const articles::Teaser& item : feed.items) {
        const std::string url = site.base_url + articles::path_of(site, item);
        out += fmt::format("<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}/{}</guid><pubDate>{}</pubDate>"
                           "<description>{}</description></item>\n",
                           xml(item.title), xml(url), xml(site.base_url), item.number.value, format_http_date(item.published_at),
                           xml(item.summary));
    }
    return page_of(request, std::move(feed), out + "</channel></rss>\n", "application/rss+xml; charset=utf-8");
}

newsstand::RenderedPage atom(const web::ReaderRequest& request, Feed feed)
{
    const site::PublicSite& site = request.site;
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n"
        "<title>{}</title>\n<id>{}</id>\n<link href=\"{}\"/>\n<link rel=\"self\" href=\"{}\"/>\n<updated>{}</updated>\n"
        "<author><name>{}</name></author>\n",
        xml(feed.title), xml(site.base_url + feed.page), xml(site.base_url + feed.page), xml(site.base_url + feed.self),
        format_rfc3339(newest_of(feed)), xml(site.site.details.official_name));
    for (const articles::Teaser& item : feed.items)
        out += fmt::format(
            "<entry><title>{}</title><id>{}/{}</id><link href=\"{}\"/><published>{}</published><updated>{}</updated>"
            "<summary>{}</summary></entry>\n",
            xml(item.title), xml(site.base_url), item.number.value, xml(site.base_url + articles::path_of(site, item)),
            format_rfc3339(item.published_at), format_rfc3339(std::max(item.published_at, item.changed_at)), xml(item.summary));
    return page_of(request, std::move(feed), out + "</feed>\n", "application/atom+xml; charset=utf-8");
}

Feed feed_of_site(const web::ReaderRequest& request, std::string_view self)
{
    const SiteId id = request.site.site.id;
    return {request.site.site.details.name,
            "/",
            std::string(self),
            articles::latest_of_site(request.live, request.now, id, {}, feed_size),
            {articles::home_tag(id)}};
}

Result<Feed> feed_of_category(const web::ReaderRequest& request, std::string_view ending)
{
    const site::Category* category = request.site.category(request.path.get("category"));
    if (category == nullptr)
        return Error::not_found("error.404.text");
    const auto categories = request.site.with_descendants(category->id);
    newsstand::Tags tags;
    for (const CategoryId id : categories)
        tags.insert(articles::category_tag(id));
    const std::string page = "/" + category->slug;
    return Feed{category->name + " – " + request.site.site.details.name, page, page + std::string(ending),
                articles::latest_of_categories(request.live, request.now, categories, {}, feed_size), std::move(tags)};
}

}   // namespace

Result<newsstand::RenderedPage> site_rss(const web::ReaderRequest& request)
{
    return rss(request, feed_of_site(request, "/feed.rss"));
}

Result<newsstand::RenderedPage> site_atom(const web::ReaderRequest& request)
{
    return atom(request, feed_of_site(request, "/feed.atom"));
}

Result<newsstand::RenderedPage> category_rss(const web::ReaderRequest& request)
{
    return rss(request, TANTRAO_TRY(feed_of_category(request, "/feed.rss")));
}

Result<newsstand::RenderedPage> category_atom(const web::ReaderRequest& request)
{
    return atom(request, TANTRAO_TRY(feed_of_category(request, "/feed.atom")));
}

Result<newsstand::RenderedPage> tag_rss(const web::ReaderRequest& request)
{
    const std::string slug(request.path.get("tag"));
    const SiteId site = request.site.site.id;
    const auto name = text::is_slug(slug) ? articles::name_of_tag(request.live, request.now, site, slug) : std::nullopt;
    if (!name)
        return Error::not_found("error.404.text");
    return rss(request, {*name + " – " + request.site.site.details.name,
                         "/the/" + slug,
                         "/the/" + slug + "/feed.rss",
                         articles::latest_with_tag(request.live, request.now, site, slug, {}, feed_size),
                         {articles::tag_tag(site, slug)}});
}

Result<newsstand::RenderedPage> rss_page(const web::ReaderRequest& request)
{
    view::Values values;
    for (const site::Category& category : request.site.categories)
        values.row("CATEGORIES")
            .set("NAME", category.name)
            .set("RSS", "/" + category.slug + "/feed.rss")
            .set("ATOM", "/" + category.slug + "/feed.atom");
    web::PageHead head;
    head.title = request.ui.messages.get(request.language, "feeds.list");
    head.description = request.ui.messages.get(request.language, "feeds.description", {request.site.site.details.official_name});
    head.canonical = "/rss";
    head.crumbs = {{head.title, ""}};
    return web::site_page(request, head, web::render_part(request.ui, "features/feeds/templates/rss.tpl", values), {});
}

}   // namespace tantrao::feeds
