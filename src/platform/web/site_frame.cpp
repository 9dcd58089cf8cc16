// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/site_frame.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/web/headers.hpp"

namespace tantrao::web {
namespace {

void add_menu(view::Values& values, const ReaderRequest& request, const PageHead& head)
{
    const auto path = head.category ? request.site.path_to(head.category) : std::vector<const site::Category*>{};
    for (const site::Category& category : request.site.categories) {
        if (category.parent)
            continue;
        view::Values& row = values.row("MENU");
        row.set("HREF", "/" + category.slug).set("NAME", category.name);
        row.show_if(!path.empty() && path.front()->id == category.id, "CURRENT");
    }
    values.show_if(head.canonical == "/", "AT_HOME");
    values.show_if(head.canonical != "/tim-kiem", "SEARCH");   // that page has its own field
    values.set("ICONS", request.ui.assets.url("icons.svg"));
}

void add_crumbs(view::Values& values, const PageHead& head)
{
    if (head.crumbs.empty())
        return;
    values.show("CRUMBS_IF");
    for (const Crumb& crumb : head.crumbs) {
        view::Values& row = values.row("CRUMBS");
        row.set("TEXT", crumb.text);
        if (crumb.href.empty())
            row.show("HERE");
        else
            row.set_if("HREF", crumb.href);
    }
}

void add_facts(view::Values& values, const site::PublicSite& site)
{
    const site::Details& details = site.site.details;
    values.set("SITE_NAME", details.name).set("OFFICIAL_NAME", details.official_name);
    values.set("THEME", details.theme.empty() ? "red" : details.theme);
    values.set_if("MANAGING_BODY", details.managing_body).set_if("RESPONSIBLE", details.responsible_person);
    values.set_if("ADDRESS", details.address).set_if("PHONE", details.phone).set_if("EMAIL", details.email);
    values.set_if("LICENCE", details.licence);
    if (!details.established_number.empty()) {
        values.show("DECISION");
        values.set("DECISION_NUMBER", details.established_number).set("DECISION_DATE", format_civil_date(details.established_on));
    }
    values.show_if(site.site.state == site::State::suspended, "SUSPENDED");
    values.show_if(site.site.kind == site::Kind::province, "IS_PORTAL");
}

void add_head(view::Values& values, const ReaderRequest& request, const PageHead& head)
{
    const site::PublicSite& site = request.site;
    const std::string& site_name = site.site.details.name;
    values.set("TITLE", head.title.empty() || head.title == site_name ? site_name : head.title + " – " + site_name);
    values.set("OWN_TITLE", head.title.empty() ? site_name : head.title);
    values.set_if("DESCRIPTION", head.description).set("CANONICAL", site.base_url + head.canonical).set("KIND", head.kind);
    values.set("LANGUAGE", request.language).show_if(!head.indexable, "NOINDEX");
    values.set_if("PICTURE", head.picture.empty() ? "" : site.base_url + head.picture);
    values.set_if("PUBLISHED_AT", head.published_at ? format_local_rfc3339(*head.published_at) : "");
    values.set_if("MODIFIED_AT", head.modified_at ? format_local_rfc3339(*head.modified_at) : "");
    values.set("FEED", head.feed.empty() ? "/feed.rss" : head.feed);
    for (const auto& [marker, asset] : {std::pair{"SITE_CSS", "site.css"}, std::pair{"SITE_JS", "site.js"}, std::pair{"EMBLEM", "emblem.svg"}, std::pair{"FAVICON", "favicon.svg"}})
        values.set(marker, request.ui.assets.url(asset));
}

} // namespace

view::SafeHtml render_part(const Ui& ui, std::string_view path, const view::Values& values)
{
    return {ui.templates.render(path, values)};
}

newsstand::RenderedPage site_page(const ReaderRequest& request, const PageHead& head, view::SafeHtml main, newsstand::Tags tags, int status)
{
    view::Values values;
    add_head(values, request, head);
    add_facts(values, request.site);
    add_menu(values, request, head);
    add_crumbs(values, head);
    values.set("MAIN", std::move(main));
    newsstand::RenderedPage page;
    page.response = http::html(request.ui.templates.render("platform/web/templates/site_frame.tpl", values), status);
    page.response.set("Cache-Control", "public, max-age=0, must-revalidate");
    if (!head.indexable)
        page.response.set("X-Robots-Tag", "noindex");
    add_security_headers(page.response, Policy::site, request.ui.config);
    page.tags = std::move(tags);
    page.tags.insert(site::site_tag(request.site.site.id));
    return page;
}

} // namespace tantrao::web
