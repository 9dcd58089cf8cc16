// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/feeds/feed_pages.hpp"
#include "base/text.hpp"
#include "features/articles/api.hpp"
#include "features/documents/api.hpp"
#include "features/gazette/api.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/web/feed.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::feeds {
namespace {

// The feed with the pages of these articles, under the tags of the list it follows.
newsstand::RenderedPage answer(const web::ReaderRequest& request, web::Feed feed, const std::vector<articles::Teaser>& items,
                               newsstand::Tags tags)
{
    const site::PublicSite& site = request.site;
    feed.self = request.http.path;
    feed.description = site.site.details.official_name;
    for (const articles::Teaser& item : items)
        feed.entries.push_back({site.base_url, articles::path_of(site, item), item.number.value, item.title, item.summary,
                                item.published_at, item.changed_at});
    newsstand::RenderedPage page;
    page.response = web::feed_at(request.http.path, site, feed);
    page.tags = std::move(tags);
    page.tags.insert(site::site_tag(site.site.id));
    page.valid_until = articles::end_of(items);
    return page;
}

web::Feed feed_of(std::string title, std::string page)
{
    web::Feed feed;
    feed.title = std::move(title);
    feed.page = std::move(page);
    return feed;
}

}   // namespace

Result<newsstand::RenderedPage> site_feed(const web::ReaderRequest& request)
{
    const SiteId id = request.site.site.id;
    return answer(request, feed_of(request.site.site.details.name, "/"),
                  articles::latest_of_site(request.live, request.now, id, {}, web::feed_size), {articles::home_tag(id)});
}

Result<newsstand::RenderedPage> category_feed(const web::ReaderRequest& request)
{
    const site::Category* category = request.site.category(request.path.get("category"));
    if (category == nullptr)
        return Error::not_found("error.404.text");
    const auto categories = request.site.with_descendants(category->id);
    newsstand::Tags tags;
    for (const CategoryId id : categories)
        tags.insert(articles::category_tag(id));
    return answer(request, feed_of(category->name + " – " + request.site.site.details.name, "/" + category->slug),
                  articles::latest_of_categories(request.live, request.now, categories, {}, web::feed_size), std::move(tags));
}

Result<newsstand::RenderedPage> tag_feed(const web::ReaderRequest& request)
{
    const std::string slug(request.path.get("tag"));
    const SiteId site = request.site.site.id;
    const auto name = text::is_slug(slug) ? articles::name_of_tag(request.live, request.now, site, slug) : std::nullopt;
    if (!name)
        return Error::not_found("error.404.text");
    return answer(request, feed_of(*name + " – " + request.site.site.details.name, "/the/" + slug),
                  articles::latest_with_tag(request.live, request.now, site, slug, {}, web::feed_size),
                  {articles::tag_tag(site, slug)});
}

Result<newsstand::RenderedPage> rss_page(const web::ReaderRequest& request)
{
    view::Values values;
    const auto add = [&](std::string_view section, std::string_view name, const std::string& path) {
        values.row(section).set("NAME", name).set("RSS", path + "/feed.rss").set("ATOM", path + "/feed.atom");
    };
    for (const site::Category& category : request.site.categories)
        if (category.slug != documents::category_slug)   // has the feeds of documents
            add("CATEGORIES", category.name, "/" + category.slug);
    for (const documents::ShelfPlace& place : documents::shelves)
        add("DOCUMENTS", request.ui.messages.get(request.language, "documents.shelf." + std::string(place.name)),
            std::string(place.path));
    values.show_if(!request.ui.config.smtp.url.empty(), "MAILS");
    const SiteId id = request.site.site.id;
    if (!gazette::years_of(request.live, id).empty())
        add("DOCUMENTS", request.ui.messages.get(request.language, "gazette.title"), gazette::list_path());
    web::PageHead head;
    head.title = request.ui.messages.get(request.language, "feeds.list");
    head.description = request.ui.messages.get(request.language, "feeds.description", {request.site.site.details.official_name});
    head.canonical = "/rss";
    head.crumbs = {{head.title, ""}};
    return web::site_page(request, head, web::render_part(request.ui, "features/feeds/templates/rss.tpl", values),
                          {gazette::list_tag(id)});
}

}   // namespace tantrao::feeds
