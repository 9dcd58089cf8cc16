// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/list_pages.hpp"
#include "features/documents/as_of.hpp"
#include "features/documents/list_views.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/web/feed.hpp"

namespace tantrao::documents {
namespace {

using newsstand::RenderedPage;

constexpr int page_size = 20;

std::string title_of(const web::ReaderRequest& request, const ShelfPlace& place, const ListWish& wish)
{
    const std::string label = name_of_only_choice(request, wish.filter);
    return request.ui.messages.get(request.language, "documents.shelf." + std::string(place.name)) +
           (label.empty() ? "" : ": " + label);
}

// Lists of one type or field are pages of their own for search engines too; other filters are too many.
bool is_page_of_its_own(const Filter& filter)
{
    Filter type, field;
    type.type = filter.type;
    field.field = filter.field;
    return filter == type || filter == field;
}

web::PageHead head_of(const web::ReaderRequest& request, const ListPage& list)
{
    const std::string path(list.place.path), query = query_of(list.wish);
    web::PageHead head;
    head.title = title_of(request, list.place, list.wish);
    head.indexable = list.is_first && is_page_of_its_own(list.wish.filter) && list.wish.wrong.empty() &&
                     (!list.lines.empty() || list.wish.empty());
    head.canonical = head.indexable ? path + query : path;
    head.feed = path + "/feed.rss" + query;
    const std::string all = request.ui.messages.get(request.language, "documents.shelf.all");
    head.crumbs = {{head.title, ""}};
    if (head.title != all)
        head.crumbs.insert(head.crumbs.begin(), {all, std::string(shelves.front().path)});
    if (const site::Category* category = request.site.category(category_slug))
        head.category = category->id;
    return head;
}

Result<RenderedPage> list_page(const web::ReaderRequest& request, const ShelfPlace& place)
{
    const Cursor after = parse_cursor(request.query.get("truoc"));
    ListPage list;
    list.place = place;
    list.wish = list_wish(request);
    list.is_first = after.empty();
    list.lines = documents_of_site(request.live, request.site.site.id, place.shelf, list.wish.filter, after,
                                   civil_date(request.now), page_size + 1);
    if (list.lines.size() > page_size) {
        list.lines.resize(page_size);
        const std::string query = query_of(list.wish);
        const Line& last = list.lines.back();
        const Cursor end{last.changes_on.empty() ? last.issued_on : last.changes_on, last.number.value};
        list.older = std::string(place.path) + query + (query.empty() ? "?" : "&") + "truoc=" + end.text();
    }
    RenderedPage page =
        web::site_page(request, head_of(request, list), list_part(request, list), {list_tag(request.site.site.id)});
    page.valid_until = next_midnight(request.now);
    return page;
}

web::FeedEntry entry_of(const web::ReaderRequest& request, const ShelfPlace& place, const Line& line)
{
    const auto& messages = request.ui.messages;
    web::FeedEntry entry;
    entry.base_url = request.site.base_url;
    entry.path = path_of(line.document_number, line.number);
    entry.number = line.number.value;
    entry.title = line.type + " " + line.document_number + ": " + line.title;
    entry.summary = messages.get(request.language, "documents.feed.summary",
                                 {line.issuer, format_civil_date(line.issued_on),
                                  messages.get(request.language, "documents.validity." + std::string(name_of(line.validity)))});
    if (const std::string change = change_of(request, place, line); !change.empty())
        entry.summary += " " + change + ".";
    entry.published_at = line.published_at;
    entry.changed_at = line.changed_at;
    return entry;
}

// The feed of a list with the same filter. What means nothing has no documents, now or later.
Result<RenderedPage> feed_page(const web::ReaderRequest& request, const ShelfPlace& place)
{
    const site::PublicSite& site = request.site;
    const ListWish wish = list_wish(request);
    web::Feed feed;
    feed.title = title_of(request, place, wish) + " – " + site.site.details.name;
    feed.description = site.site.details.official_name;
    feed.page = std::string(place.path) + query_of(wish);
    feed.self = request.http.path + query_of(wish);
    if (wish.wrong.empty())
        for (const Line& line :
             documents_of_site(request.live, site.site.id, place.shelf, wish.filter, {}, civil_date(request.now), web::feed_size))
            feed.entries.push_back(entry_of(request, place, line));
    RenderedPage page;
    page.response = web::feed_at(request.http.path, site, feed);
    page.tags = {list_tag(site.site.id), site::site_tag(site.site.id)};
    page.valid_until = next_midnight(request.now);
    return page;
}

// Where the menu leads: the category of documents is their list.
Result<RenderedPage> category_page(const web::ReaderRequest& request)
{
    RenderedPage page;
    page.response = http::moved(shelves.front().path);
    page.tags = {site::site_tag(request.site.site.id)};
    return page;
}

}   // namespace

std::vector<web::Route> list_routes()
{
    std::vector<web::Route> routes{web::reader("/van-ban-phap-luat", "documents.category", category_page)};
    const std::vector<std::string> filters = list_parameters();
    std::vector<std::string> paged = filters;
    paged.emplace_back("truoc");   // where the page before ended
    for (const ShelfPlace& place : shelves) {
        const std::string path(place.path), name = "documents.list." + std::string(place.name);
        const auto page = [&place](const web::ReaderRequest& request) { return list_page(request, place); };
        const auto feed = [&place](const web::ReaderRequest& request) { return feed_page(request, place); };
        routes.push_back(web::reader(path, name, page, paged));
        routes.push_back(web::reader(path + "/feed.rss", name + ".rss", feed, filters));
        routes.push_back(web::reader(path + "/feed.atom", name + ".atom", feed, filters));
    }
    return routes;
}

}   // namespace tantrao::documents
