// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_pages.hpp"
#include "base/text.hpp"
#include "features/articles/article.hpp"
#include "features/articles/article_views.hpp"
#include "platform/site/live_sites.hpp"

namespace tantrao::articles {
namespace {

using newsstand::RenderedPage;

constexpr int page_size = 20, related_size = 5;

Cursor cursor_of(const web::ReaderRequest& request) { return parse_cursor(request.query.get("truoc")); }

RenderedPage moved_to(const std::string& path, newsstand::Tags tags)
{
    RenderedPage page;
    page.response = http::moved(path);
    page.tags = std::move(tags);
    return page;
}

Instant end_of(const LiveArticle& article) { return article.expires_at.value_or(Instant{}); }

RenderedPage until(Instant end, RenderedPage page)
{
    page.valid_until = sooner(page.valid_until, end);
    return page;
}

// What a number without a public article of this site answers: the dated notice, or that there is none.
Result<RenderedPage> without_article(const web::ReaderRequest& request, ItemId number)
{
    const auto notice = find_notice(request.live, request.now, number);
    if (notice && notice->site == request.site.site.id) {
        web::PageHead head;
        head.title = request.ui.messages.get(request.language, notice->expired ? "articles.expired" : "articles.withdrawn");
        head.canonical = request.http.path;
        head.indexable = false;
        return web::site_page(request, head, notice_part(request, head.title, *notice), {article_tag(number)}, 410);
    }
    if (request.live.is_gone(kind, number.value))
        return Error::of(ErrorKind::gone, "error.410.text");
    return Error::not_found("error.404.text");
}

web::PageHead head_of(const web::ReaderRequest& request, const LiveArticle& article)
{
    web::PageHead head;
    head.title = article.title;
    head.description = article.summary;
    head.canonical = path_of(request.site, article);
    head.crumbs = crumbs_to(request.site, article.category);
    head.category = article.category;
    head.picture = article.picture_path;
    head.kind = "article";
    head.published_at = article.published_at;
    head.modified_at = article.changed_at;
    return head;
}

std::vector<Teaser> without(std::vector<Teaser> teasers, ItemId number)
{
    std::erase_if(teasers, [number](const Teaser& teaser) { return teaser.number == number; });
    if (teasers.size() > related_size)
        teasers.resize(related_size);
    return teasers;
}

// Beside the article stand others of its category or, where there are none, the latest of the site.
RenderedPage with_others(const web::ReaderRequest& request, const LiveArticle& article)
{
    newsstand::Tags tags{article_tag(article.number), category_tag(article.category)};
    std::string_view title = "articles.same_category";
    auto others =
        without(latest_of_categories(request.live, request.now, {article.category}, {}, related_size + 1), article.number);
    if (others.empty()) {
        tags.insert(home_tag(article.site));
        title = "articles.latest";
        others = without(latest_of_site(request.live, request.now, article.site, {}, related_size + 1), article.number);
    }
    view::Values values;
    values.set("ARTICLE", article_part(request, article, Tools::shown)).show_if(!others.empty(), "RELATED_IF");
    values.set("OTHERS", request.ui.messages.get(request.language, title));
    add_stories(values, request.site, others);
    return until(sooner(end_of(article), end_of(others)),
                 web::site_page(request, head_of(request, article),
                                web::render_part(request.ui, "features/articles/templates/article_page.tpl", values),
                                std::move(tags)));
}

Result<RenderedPage> show_number(const web::ReaderRequest& request, ItemId number)
{
    if (!number)
        return Error::not_found("error.404.text");
    const auto article = find_article(request.live, request.now, number);
    if (!article || article->site != request.site.site.id)
        return without_article(request, number);
    const std::string path = path_of(request.site, *article);
    if (path != request.http.path)
        return until(end_of(*article), moved_to(path, {article_tag(number), site::site_tag(request.site.site.id)}));
    return with_others(request, *article);
}

Result<RenderedPage> article_page(const web::ReaderRequest& request)
{
    return show_number(request, number_of(request.path.get("article")));
}

Result<RenderedPage> print_page(const web::ReaderRequest& request)
{
    const ItemId number{request.path.number("number")};
    const auto article = number ? find_article(request.live, request.now, number) : std::nullopt;
    if (!article || article->site != request.site.site.id)
        return without_article(request, number);
    web::PageHead head = head_of(request, *article);
    head.indexable = false;
    return until(end_of(*article),
                 web::site_page(request, head, article_part(request, *article, Tools::left_out), {article_tag(number)}));
}

// `list.teasers` holds one more than a page shows, if there is one more.
RenderedPage list_page(const web::ReaderRequest& request, ListPage list, CategoryId category, newsstand::Tags tags)
{
    const Instant end = end_of(list.teasers);
    list.is_first = cursor_of(request).empty();
    if (list.teasers.size() > page_size) {
        list.teasers.resize(page_size);
        list.older = list.path + "?truoc=" + Cursor{list.teasers.back().published_at.us, list.teasers.back().number.value}.text();
    }
    web::PageHead head;
    head.title = list.title;
    head.canonical = list.path;
    head.crumbs = list.crumbs;
    head.category = category;
    head.feed = list.feed;
    head.indexable = list.is_first;
    return until(end, web::site_page(request, head, list_part(request, list), std::move(tags)));
}

// "/tin-tuc" is a category; "/le-hoi-123" and "/123" lead to an article.
Result<RenderedPage> category_page(const web::ReaderRequest& request)
{
    const std::string_view segment = request.path.get("category");
    const site::Category* category = request.site.category(segment);
    if (category == nullptr)
        return show_number(request, number_of(segment));
    const auto categories = request.site.with_descendants(category->id);
    newsstand::Tags tags;
    for (const CategoryId id : categories)
        tags.insert(category_tag(id));
    ListPage list;
    list.title = category->name;
    list.path = "/" + category->slug;
    list.feed = list.path + "/feed.rss";
    list.crumbs = crumbs_to(request.site, category->id);
    list.crumbs.back().href.clear();
    for (const site::Category& below : request.site.categories)
        if (below.parent == category->id)
            list.below.push_back({below.name, "/" + below.slug});
    list.teasers = latest_of_categories(request.live, request.now, categories, cursor_of(request), page_size + 1);
    return list_page(request, std::move(list), category->id, std::move(tags));
}

Result<RenderedPage> tag_page(const web::ReaderRequest& request)
{
    const std::string slug(request.path.get("tag"));
    const SiteId site = request.site.site.id;
    const auto name = text::is_slug(slug) ? name_of_tag(request.live, request.now, site, slug) : std::nullopt;
    if (!name)
        return Error::not_found("error.404.text");
    ListPage list;
    list.title = request.ui.messages.get(request.language, "articles.tag_page", {*name});
    list.path = "/the/" + slug;
    list.feed = list.path + "/feed.rss";
    list.crumbs = {{list.title, ""}};
    list.teasers = latest_with_tag(request.live, request.now, site, slug, cursor_of(request), page_size + 1);
    return list_page(request, std::move(list), {}, {tag_tag(site, slug)});
}

}   // namespace

std::vector<web::Route> public_routes()
{
    return {
        web::reader("/{category}", "articles.category", category_page, {"truoc"}),
        web::reader("/{category}/{article}", "articles.show", article_page),
        web::reader("/the/{tag}", "articles.tag", tag_page, {"truoc"}),
        web::reader("/in/{number}", "articles.print", print_page),
    };
}

}   // namespace tantrao::articles
