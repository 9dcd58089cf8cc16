// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/feeds/sitemap_pages.hpp"
#include "base/text.hpp"
#include "features/articles/api.hpp"
#include "platform/site/live_sites.hpp"
#include <charconv>
#include <fmt/format.h>
#include <limits>

namespace tantrao::feeds {
namespace {

constexpr int part_size = 5000;   // numbers of a part; articles of a site without parts
constexpr std::string_view pages_part = "trang";
constexpr std::string_view xmlns = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

std::string url_of(const web::ReaderRequest& request, std::string_view path, Instant changed)
{
    const std::string last = changed.us > 0 ? "<lastmod>" + format_rfc3339(changed) + "</lastmod>" : "";
    return fmt::format("<url><loc>{}{}</loc>{}</url>\n", text::escape_html(request.site.base_url), text::escape_html(path), last);
}

Instant end_of(const std::vector<articles::Address>& addresses)
{
    Instant end;
    for (const articles::Address& address : addresses)
        end = articles::sooner(end, address.expires_at.value_or(Instant{}));
    return end;
}

std::string urls_of(const web::ReaderRequest& request, const std::vector<articles::Address>& addresses)
{
    std::string out;
    for (const articles::Address& address : addresses)
        out += url_of(request, articles::path_of(request.site, address), address.changed_at);
    return out;
}

std::string urlset(std::string_view urls) { return fmt::format("<urlset {}>\n{}</urlset>\n", xmlns, urls); }

// The parts that have articles, each found from the one before.
std::vector<std::int64_t> parts_of(const web::ReaderRequest& request)
{
    std::vector<std::int64_t> parts;
    ItemId after;
    while (const auto next = articles::number_after(request.live, request.now, request.site.site.id, after)) {
        parts.push_back((next->value - 1) / part_size);
        after = ItemId{(parts.back() + 1) * part_size};
    }
    return parts;
}

newsstand::RenderedPage page_of(const web::ReaderRequest& request, std::string body, Instant end = {})
{
    newsstand::RenderedPage page;
    page.response = http::xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + std::move(body), "application/xml; charset=utf-8");
    page.response.set("Cache-Control", "public, max-age=0, must-revalidate");
    page.tags = {articles::home_tag(request.site.site.id), site::site_tag(request.site.site.id)};
    page.valid_until = end;
    return page;
}

std::string pages_of_site(const web::ReaderRequest& request)
{
    std::string out = url_of(request, "/", {}) + url_of(request, "/so-do-cong", {}) + url_of(request, "/rss", {});
    if (request.site.site.kind == site::Kind::province)
        out += url_of(request, "/trang-thanh-phan", {});
    for (const site::Category& category : request.site.categories)
        out += url_of(request, "/" + category.slug, {});
    return out;
}

}   // namespace

Result<newsstand::RenderedPage> sitemap(const web::ReaderRequest& request)
{
    const SiteId site = request.site.site.id;
    if (!articles::number_after(request.live, request.now, site, {}, part_size)) {
        const ItemId last{std::numeric_limits<std::int64_t>::max()};
        const auto addresses = articles::addresses_between(request.live, request.now, site, {}, last);
        return page_of(request, urlset(pages_of_site(request) + urls_of(request, addresses)), end_of(addresses));
    }
    const std::string base = text::escape_html(request.site.base_url);
    std::string out =
        fmt::format("<sitemapindex {}>\n<sitemap><loc>{}/sitemap/{}.xml</loc></sitemap>\n", xmlns, base, pages_part);
    for (const std::int64_t part : parts_of(request))
        out += fmt::format("<sitemap><loc>{}/sitemap/{}.xml</loc></sitemap>\n", base, part);
    return page_of(request, out + "</sitemapindex>\n");
}

Result<newsstand::RenderedPage> sitemap_part(const web::ReaderRequest& request)
{
    std::string_view segment = request.path.get("part");
    if (!segment.ends_with(".xml"))
        return Error::not_found("error.404.text");
    segment.remove_suffix(4);
    if (segment == pages_part)
        return page_of(request, urlset(pages_of_site(request)));
    std::int64_t part = 0;
    const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), part);
    constexpr std::int64_t last_part = (std::int64_t{1} << 53) / part_size;
    if (error != std::errc() || end != segment.data() + segment.size() || part < 0 || part > last_part)
        return Error::not_found("error.404.text");
    const auto addresses = articles::addresses_between(request.live, request.now, request.site.site.id, ItemId{part * part_size},
                                                       ItemId{(part + 1) * part_size});
    if (addresses.empty())
        return Error::not_found("error.404.text");
    return page_of(request, urlset(urls_of(request, addresses)), end_of(addresses));
}

Result<newsstand::RenderedPage> robots(const web::ReaderRequest& request)
{
    newsstand::RenderedPage page;
    page.response = http::text("User-agent: *\nDisallow: /in/\nSitemap: " + request.site.base_url + "/sitemap.xml\n");
    page.response.set("Cache-Control", "public, max-age=3600");
    page.tags = {site::site_tag(request.site.site.id)};
    return page;
}

}   // namespace tantrao::feeds
