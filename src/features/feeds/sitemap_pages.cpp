// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/feeds/sitemap_pages.hpp"
#include "base/text.hpp"
#include "features/articles/api.hpp"
#include "features/documents/api.hpp"
#include "features/gazette/api.hpp"
#include "platform/site/live_sites.hpp"
#include <charconv>
#include <fmt/format.h>
#include <limits>

namespace tantrao::feeds {
namespace {

constexpr int part_size = 5000;   // numbers of a part; items of each kind of a site without parts
constexpr std::string_view pages_part = "trang";
constexpr std::string_view xmlns = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

std::string url_of(const web::ReaderRequest& request, std::string_view path, Instant changed)
{
    const std::string last = changed.us > 0 ? "<lastmod>" + format_rfc3339(changed) + "</lastmod>" : "";
    return fmt::format("<url><loc>{}{}</loc>{}</url>\n", text::escape_html(request.site.base_url), text::escape_html(path), last);
}

// Addresses of items, and when the first of them leaves.
struct Urls {
    std::string urls;
    Instant end;
    bool empty() const { return urls.empty(); }
};

// Of every kind that has pages of its own: the public items with after < number <= last.
Urls urls_between(const web::ReaderRequest& request, ItemId after, ItemId last)
{
    const SiteId site = request.site.site.id;
    Urls all;
    for (const auto& address : articles::addresses_between(request.live, request.now, site, after, last)) {
        all.urls += url_of(request, articles::path_of(request.site, address), address.changed_at);
        all.end = articles::sooner(all.end, address.expires_at.value_or(Instant{}));
    }
    for (const auto& address : documents::addresses_between(request.live, site, after, last))
        all.urls += url_of(request, documents::path_of(address.document_number, address.number), address.changed_at);
    for (const auto& address : gazette::addresses_between(request.live, site, after, last))
        all.urls += url_of(request, gazette::path_of(address.year, address.number), address.changed_at);
    return all;
}

std::string urlset(std::string_view urls) { return fmt::format("<urlset {}>\n{}</urlset>\n", xmlns, urls); }

// The first number above `after` that an item of any kind has.
std::optional<ItemId> number_after(const web::ReaderRequest& request, ItemId after)
{
    const SiteId site = request.site.site.id;
    std::optional<ItemId> first;
    for (const auto& number :
         {articles::number_after(request.live, request.now, site, after), documents::number_after(request.live, site, after),
          gazette::number_after(request.live, site, after)})
        if (number && (!first || *number < *first))
            first = number;
    return first;
}

bool is_small(const web::ReaderRequest& request)
{
    const SiteId site = request.site.site.id;
    return !articles::number_after(request.live, request.now, site, {}, part_size) &&
           !documents::number_after(request.live, site, {}, part_size) && !gazette::number_after(request.live, site, {}, part_size);
}

// The parts that have items, each found from the one before.
std::vector<std::int64_t> parts_of(const web::ReaderRequest& request)
{
    std::vector<std::int64_t> parts;
    ItemId after;
    while (const auto next = number_after(request, after)) {
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
    page.tags = {articles::home_tag(request.site.site.id), documents::list_tag(request.site.site.id),
                 gazette::list_tag(request.site.site.id), site::site_tag(request.site.site.id)};
    page.valid_until = end;
    return page;
}

// The lists of documents, and those of one type or one field, which are pages of their own.
std::string lists_of_documents(const web::ReaderRequest& request)
{
    std::string out;
    for (const documents::ShelfPlace& place : documents::shelves)
        out += url_of(request, place.path, {});
    for (const auto& [facet, parameter] : {std::pair("type", "loai"), std::pair("field", "linh-vuc")})
        for (const documents::Choice& choice : documents::choices_of(request.live, request.site.site.id, facet))
            out += url_of(request, fmt::format("{}?{}={}", documents::shelves.front().path, parameter, choice.value), {});
    return out;
}

std::string lists_of_gazette(const web::ReaderRequest& request)
{
    const auto years = gazette::years_of(request.live, request.site.site.id);
    std::string out = years.empty() ? "" : url_of(request, gazette::list_path(), {});
    for (const std::string& year : years)
        out += url_of(request, gazette::list_path(year), {});
    return out;
}

std::string pages_of_site(const web::ReaderRequest& request)
{
    std::string out = url_of(request, "/", {}) + url_of(request, "/so-do-cong", {}) + url_of(request, "/rss", {});
    if (request.site.site.kind == site::Kind::province)
        out += url_of(request, "/trang-thanh-phan", {});
    for (const site::Category& category : request.site.categories)
        if (category.slug != documents::category_slug)   // leads to the lists of documents
            out += url_of(request, "/" + category.slug, {});
    return out + lists_of_documents(request) + lists_of_gazette(request);
}

}   // namespace

Result<newsstand::RenderedPage> sitemap(const web::ReaderRequest& request)
{
    if (is_small(request)) {
        const Urls all = urls_between(request, {}, ItemId{std::numeric_limits<std::int64_t>::max()});
        return page_of(request, urlset(pages_of_site(request) + all.urls), all.end);
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
    const Urls all = urls_between(request, ItemId{part * part_size}, ItemId{(part + 1) * part_size});
    if (all.empty())
        return Error::not_found("error.404.text");
    return page_of(request, urlset(all.urls), all.end);
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
