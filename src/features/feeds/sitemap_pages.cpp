// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/feeds/sitemap_pages.hpp"
#include "base/text.hpp"
#include "features/articles/api.hpp"
#include "platform/site/live_sites.hpp"
#include <charconv>
#include <fmt/format.h>

namespace tantrao::feeds {
namespace {

constexpr int part_size = 5000;
constexpr std::string_view xmlns = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

std::string url_of(const web::ReaderRequest& request, std::string_view path, Instant changed)
{
    const std::string last = changed.us > 0 ? "<lastmod>" + format_rfc3339(changed) + "</lastmod>" : "";
    return fmt::format("<url><loc>{}{}</loc>{}</url>\n", text::escape_html(request.site.base_url), text::escape_html(path), last);
}

std::string articles_after(const web::ReaderRequest& request, ItemId after)
{
    std::string out;
    for (const articles::Address& address : articles::addresses_of(request.live, request.site.site.id, after, part_size))
        out += url_of(request, articles::path_of(request.site, address), address.changed_at);
    return out;
}

newsstand::RenderedPage page_of(const web::ReaderRequest& request, std::string body)
{
    newsstand::RenderedPage page;
    page.response = http::xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + std::move(body), "application/xml; charset=utf-8");
    page.response.set("Cache-Control", "public, max-age=0, must-revalidate");
    page.tags = {articles::home_tag(request.site.site.id), site::site_tag(request.site.site.id)};
    return page;
}

std::string pages_of_site(const web::ReaderRequest& request)
{
    std::string out = url_of(request, "/", {}) + url_of(request, "/so-do-cong", {});
    if (request.site.site.kind == site::Kind::province)
        out += url_of(request, "/trang-thanh-phan", {});
    for (const site::Category& category : request.site.categories)
        out += url_of(request, "/" + category.slug, {});
    return out;
}

} // namespace

Result<newsstand::RenderedPage> sitemap(const web::ReaderRequest& request)
{
    const auto starts = articles::every_nth_number(request.live, request.site.site.id, part_size);
    if (starts.size() <= 1)
        return page_of(request, fmt::format("<urlset {}>\n", xmlns) + pages_of_site(request) + articles_after(request, {}) + "</urlset>\n");
    std::string out = fmt::format("<sitemapindex {}>\n", xmlns);
    for (const ItemId start : starts)
        out += fmt::format("<sitemap><loc>{}/sitemap/{}.xml</loc></sitemap>\n", text::escape_html(request.site.base_url), start.value - 1);
    return page_of(request, out + "</sitemapindex>\n");
}

Result<newsstand::RenderedPage> sitemap_part(const web::ReaderRequest& request)
{
    std::string_view segment = request.path.get("after");
    if (!segment.ends_with(".xml"))
        return Error::not_found("error.404.text");
    segment.remove_suffix(4);
    std::int64_t after = 0;
    const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), after);
    if (error != std::errc() || end != segment.data() + segment.size() || after < 0)
        return Error::not_found("error.404.text");
    return page_of(request, fmt::format("<urlset {}>\n", xmlns) + articles_after(request, ItemId{after}) + "</urlset>\n");
}

Result<newsstand::RenderedPage> robots(const web::ReaderRequest& request)
{
    newsstand::RenderedPage page;
    page.response = http::text("User-agent: *\nDisallow: /in/\nSitemap: " + request.site.base_url + "/sitemap.xml\n");
    page.response.set("Cache-Control", "public, max-age=3600");
    page.tags = {site::site_tag(request.site.site.id)};
    return page;
}

} // namespace tantrao::feeds
