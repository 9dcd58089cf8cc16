// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_views.hpp"
#include "features/articles/article.hpp"

namespace tantrao::articles {
namespace {

void add_meta(view::Values& values, const LiveArticle& article)
{
    values.set("DATE", format_date_time(article.published_at)).set("DATE_TIME", format_local_rfc3339(article.published_at));
    if (article.is_corrected) {
        values.show("CHANGED_IF");
        values.set("CHANGED", format_date_time(article.changed_at)).set("CHANGED_TIME", format_local_rfc3339(article.changed_at));
    }
    for (const std::string& author : article.authors)
        values.row("AUTHORS").set("NAME", author);
    if (!article.source_name.empty() || !article.source_url.empty()) {
        values.show("SOURCE_IF");
        const std::string& name = article.source_name.empty() ? article.source_url : article.source_name;
        values.set(article.source_url.empty() ? "SOURCE_PLAIN" : "SOURCE_NAME", name);
        values.show(article.source_url.empty() ? "SOURCE_PLAIN_IF" : "SOURCE_LINK_IF");
        if (!article.source_url.empty())
            values.set("SOURCE_URL", article.source_url);
        values.set_if("SOURCE_ON", format_civil_date(article.source_on));
    }
}

void add_corrections(view::Values& values, const LiveArticle& article)
{
    for (const Correction& correction : article.corrections) {
        view::Values& row = values.row("CORRECTIONS");
        row.set("ON", format_date(correction.at)).set("NOTE", correction.note);
    }
}

void set_html_if(view::Values& values, const std::string& name, const std::string& html)
{
    if (html.empty())
        return;
    values.show(name + "_IF");
    values.set(name, view::SafeHtml{html});
}

}   // namespace

std::string path_of(const site::PublicSite& site, const LiveArticle& article)
{
    const site::Category* category = site.category(article.category);
    return path_of(category == nullptr ? closed_category : std::string_view(category->slug), article.slug, article.number);
}

std::vector<web::Crumb> crumbs_to(const site::PublicSite& site, CategoryId category)
{
    std::vector<web::Crumb> crumbs;
    if (site.category(category) != nullptr)
        for (const site::Category* step : site.path_to(category))
            crumbs.push_back({step->name, "/" + step->slug});
    return crumbs;
}

view::SafeHtml article_part(const web::ReaderRequest& request, const LiveArticle& article, Tools tools)
{
    view::Values values;
    values.set("TITLE", article.title).set_if("SUMMARY", article.summary).set("LANGUAGE", article.language);
    if (const site::Category* category = request.site.category(article.category)) {
        values.show("CATEGORY_IF");
        values.set("CATEGORY", category->name).set("CATEGORY_HREF", "/" + category->slug);
        if (tools == Tools::shown)
            values.set_if("FEED", "/" + category->slug + "/feed.rss");
    }
    add_meta(values, article);
    add_corrections(values, article);
    set_html_if(values, "LEAD", article.lead_html);
    set_html_if(values, "ATTACHMENTS", article.attachments_html);
    values.set("BODY", view::SafeHtml{article.body_html});
    if (!article.tags.empty())
        values.show("TAGS_IF");
    for (const Tag& tag : article.tags)
        values.row("TAGS").set("HREF", "/the/" + tag.slug).set("NAME", tag.name);
    if (tools == Tools::shown) {
        values.show("TOOLS_IF");
        values.set("PRINT", "/in/" + std::to_string(article.number.value)).set("ICONS", request.ui.assets.url("icons.svg"));
    } else {
        values.set_if("ADDRESS", request.site.base_url + path_of(request.site, article));
    }
    return web::render_part(request.ui, "features/articles/templates/article.tpl", values);
}

view::SafeHtml list_part(const web::ReaderRequest& request, const ListPage& list)
{
    view::Values values;
    values.set("TITLE", list.title).show_if(list.teasers.empty(), "NOTHING").show_if(!list.teasers.empty(), "STORIES_IF");
    add_stories(values, request.site, list.teasers);
    values.show_if(!list.below.empty(), "BELOW_IF");
    for (const web::Crumb& below : list.below)
        values.row("BELOW").set("HREF", below.href).set("NAME", below.text);
    if (!list.is_first || !list.older.empty())
        values.show("PAGER_IF");
    values.set_if("NEWEST", list.is_first ? "" : list.path)
        .set_if("OLDER", list.older)
        .set_if("FEED", list.teasers.empty() ? "" : list.feed);
    return web::render_part(request.ui, "features/articles/templates/list.tpl", values);
}

view::SafeHtml notice_part(const web::ReaderRequest& request, const std::string& title, const Notice& notice)
{
    view::Values values;
    values.set("DATE", format_date_time(notice.withdrawn_at)).set("DATE_TIME", format_local_rfc3339(notice.withdrawn_at));
    values.set("TITLE", title).show(notice.expired ? "EXPIRED" : "WITHDRAWN");
    values.set_if("REASON", notice.reason);
    return web::render_part(request.ui, "features/articles/templates/withdrawn.tpl", values);
}

}   // namespace tantrao::articles
