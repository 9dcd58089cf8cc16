// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/list_pages.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/documents/as_of.hpp"
#include "features/documents/list_views.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/web/feed.hpp"
#include <algorithm>
#include <span>

namespace tantrao::documents {
namespace {

using newsstand::RenderedPage;

constexpr int page_size = 20;

std::string title_of(const web::ReaderRequest& request, const ShelfPlace& place, const ListWish& wish)
{
    const std::string label =
        wish.words.empty() ? name_of_only_choice(request, wish.filter) : "“" + text::shorten(wish.words.text, 80) + "”";
    return request.ui.messages.get(request.language, "documents.shelf." + std::string(place.name)) +
           (label.empty() ? "" : ": " + label);
}

// Lists of one type or field are pages of their own for search engines too; other filters are too many.
bool is_page_of_its_own(const ListWish& wish)
{
    Filter type, field;
    type.type = wish.filter.type;
    field.field = wish.filter.field;
    return wish.words.empty() && wish.wrong.empty() && (wish.filter == type || wish.filter == field);
}

web::PageHead head_of(const web::ReaderRequest& request, const ListPage& list)
{
    const std::string path(list.place.path), query = query_of(list.wish);
    web::PageHead head;
    head.title = title_of(request, list.place, list.wish);
    head.indexable = list.is_first && is_page_of_its_own(list.wish) && (!list.lines.empty() || list.wish.empty());
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

std::string address_of(const ListPage& list, std::string_view parameter, const std::string& value)
{
    const std::string query = query_of(list.wish);
    return std::string(list.place.path) + query + (query.empty() ? "?" : "&") + std::string(parameter) + "=" + value;
}

void read_by_day(const web::ReaderRequest& request, ListPage& list)
{
    const Cursor after = parse_cursor(request.query.get(after_parameter));
    list.is_first = after.empty();
    list.lines = documents_of_site(request.live, request.site.site.id, list.place.shelf, list.wish.filter, after,
                                   civil_date(request.now), page_size + 1);
    if (list.lines.size() <= page_size)
        return;
    list.lines.resize(page_size);
    const Line& last = list.lines.back();
    const Cursor end{last.changes_on.empty() ? last.issued_on : last.changes_on, last.number.value};
    list.older = address_of(list, after_parameter, end.text());
}

void read_by_words(const web::ReaderRequest& request, ListPage& list)
{
    WithWords found = documents_with_words(request, list.place.shelf, list.wish, search::Question::Order::relevance);
    list.is_ready = found.is_ready;
    list.is_cut = found.is_cut;
    list.are_near = found.are_near;
    list.count = found.lines.size();
    if (list.wish.filter.empty() && !list.is_cut)
        list.counts = values_among(request.live, found.lines);
    const auto start = static_cast<std::size_t>(whole_number(request.query.get(start_parameter)));
    list.start = start < list.count ? start : 0;
    list.is_first = list.start == 0;
    const std::size_t end = std::min(list.start + page_size, list.count);
    if (end < list.count)
        list.older = address_of(list, start_parameter, std::to_string(end));
    const auto lines = std::span(found.lines).subspan(list.start, end - list.start);
    list.lines.assign(lines.begin(), lines.end());
}

// What was asked is nobody's business and rarely asked twice: answers to words are not kept.
void keep_for_nobody(RenderedPage& page, const ListWish& wish)
{
    if (wish.words.empty())
        return;
    page.response.set("Cache-Control", "no-store");
    page.cacheable = false;
}

Result<RenderedPage> list_page(const web::ReaderRequest& request, const ShelfPlace& place)
{
    ListPage list;
    list.place = place;
    list.wish = list_wish(request);
    if (list.wish.words.empty())
        read_by_day(request, list);
    else
        read_by_words(request, list);
    RenderedPage page = web::site_page(request, head_of(request, list), list_part(request, list),
                                       {list_tag(request.site.site.id)}, list.is_ready ? 200 : 503);
    page.valid_until = next_midnight(request.now);
    keep_for_nobody(page, list.wish);
    if (!list.is_ready)
        page.response.set("Retry-After", "5");
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
    entry.summary = messages.get(request.language, "documents.feed.summary", {line.issuer, format_civil_date(line.issued_on)});
    if (is_told(line.validity, line.type))
        entry.summary += " " + messages.get(request.language, "documents.validity." + std::string(name_of(line.validity))) + ".";
    if (const std::string change = change_of(request, place, line); !change.empty())
        entry.summary += " " + change + ".";
    entry.published_at = line.published_at;
    entry.changed_at = line.changed_at;
    return entry;
}

// Of a list with words those that have all of them. What means nothing has no documents, now or later.
Result<std::vector<Line>> newest_lines(const web::ReaderRequest& request, Shelf shelf, const ListWish& wish)
{
    if (!wish.wrong.empty())
        return std::vector<Line>{};
    if (wish.words.empty())
        return documents_of_site(request.live, request.site.site.id, shelf, wish.filter, {}, civil_date(request.now),
                                 web::feed_size);
    WithWords found = documents_with_words(request, shelf, wish, search::Question::Order::newest);   // only those with all words
    if (!found.is_ready)
        return Error::of(ErrorKind::unavailable, "documents.found.not_ready");
    found.lines.resize(std::min<std::size_t>(found.lines.size(), web::feed_size));
    return std::move(found.lines);
}

// The feed of a list with the same filter.
Result<RenderedPage> feed_page(const web::ReaderRequest& request, const ShelfPlace& place)
{
    const site::PublicSite& site = request.site;
    const ListWish wish = list_wish(request);
    web::Feed feed;
    feed.title = title_of(request, place, wish) + " – " + site.site.details.name;
    feed.description = site.site.details.official_name;
    feed.page = std::string(place.path) + query_of(wish);
    feed.self = request.http.path + query_of(wish);
    const auto lines = TANTRAO_TRY(newest_lines(request, place.shelf, wish));
    for (const Line& line : lines)
        feed.entries.push_back(entry_of(request, place, line));
    RenderedPage page;
    page.response = web::feed_at(request.http.path, site, feed);
    page.tags = {list_tag(site.site.id), site::site_tag(site.site.id)};
    page.valid_until = next_midnight(request.now);
    keep_for_nobody(page, wish);
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
    paged.emplace_back(after_parameter);
    paged.emplace_back(start_parameter);
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
