// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/home/home_pages.hpp"
#include "features/articles/api.hpp"
#include "platform/site/live_sites.hpp"
#include <algorithm>

namespace tantrao::home {
namespace {

using articles::Teaser;

constexpr int latest_lines = 8, section_lines = 4;
constexpr std::size_t portal_sections = 8, component_sections = 3;
constexpr std::string_view front_template = "features/home/templates/front.tpl";

bool is_portal(const web::ReaderRequest& request) { return request.site.site.kind == site::Kind::province; }

// The newest with a picture leads; without pictures, the newest.
std::size_t lead_of(const std::vector<Teaser>& latest)
{
    const auto with_picture = std::ranges::find_if(latest, [](const Teaser& teaser) { return !teaser.lead_html.empty(); });
    return with_picture == latest.end() ? 0 : static_cast<std::size_t>(with_picture - latest.begin());
}

void add_lead(view::Values& values, const web::ReaderRequest& request, const Teaser& lead)
{
    view::Values& row = values.row("LEAD");
    row.set("HREF", path_of(request.site, lead)).set("TITLE", lead.title).set_if("SUMMARY", lead.summary);
    row.set("DATE", format_date_time(lead.published_at)).set("DATE_TIME", format_local_rfc3339(lead.published_at));
    if (!lead.lead_html.empty()) {
        row.show("PICTURE_IF");
        row.set("PICTURE", view::SafeHtml{lead.lead_html});
    }
    if (const site::Category* category = request.site.category(lead.category))
        row.set_if("CATEGORY", category->name);
}

struct Section {
    const site::Category* category;
    std::vector<Teaser> teasers;
};

// The top categories with the newest texts besides the lead story, in the order of the menu, so that blocks do not change places
// with every text. `end` becomes sooner where one of the texts leaves the page by itself.
std::vector<Section> sections_of(const web::ReaderRequest& request, ItemId lead, Instant& end)
{
    std::vector<Section> sections;
    for (const site::Category& category : request.site.categories) {
        if (category.parent)
            continue;
        auto teasers = articles::latest_of_categories(request.live, request.now, request.site.with_descendants(category.id), {},
                                                      section_lines + 1);
        end = articles::sooner(end, articles::end_of(teasers));
        std::erase_if(teasers, [lead](const Teaser& teaser) { return teaser.number == lead; });
        if (teasers.size() > section_lines)
            teasers.resize(section_lines);
        if (!teasers.empty())
            sections.push_back({&category, std::move(teasers)});
    }
    const std::size_t most = is_portal(request) ? portal_sections : component_sections;
    while (sections.size() > most)
        sections.erase(std::ranges::min_element(sections, {}, [](const Section& s) { return s.teasers.front().published_at; }));
    return sections;
}

void add_sections(view::Values& values, const web::ReaderRequest& request, ItemId lead, Instant& end)
{
    for (Section& each : sections_of(request, lead, end)) {
        view::Values& section = values.row("SECTIONS");
        section.set("HREF", "/" + each.category->slug).set("NAME", each.category->name);
        articles::add_stories(section.row("FIRST"), request.site, {each.teasers.front()});
        each.teasers.erase(each.teasers.begin());
        if (!each.teasers.empty())
            articles::add_stories(section.row("REST"), request.site, each.teasers);
    }
}

// Whom to turn to: what a component site owes its readers (L-124).
void add_contact(view::Values& values, const site::Details& details)
{
    if (details.address.empty() && details.phone.empty() && details.email.empty())
        return;
    view::Values& contact = values.row("CONTACT");
    contact.set("AGENCY", details.official_name);
    contact.set_if("RESPONSIBLE", details.responsible_person).set_if("ADDRESS", details.address);
    contact.set_if("PHONE", details.phone).set_if("EMAIL", details.email);
}

// The portal leads to the component sites, a component site back to the portal.
void add_ways(view::Values& values, const web::ReaderRequest& request, newsstand::Tags& tags)
{
    const site::PublicSite* portal = request.directory.portal();
    if (is_portal(request)) {
        values.show("IS_PORTAL");
        return;
    }
    add_contact(values, request.site.site.details);
    if (portal == nullptr)
        return;
    tags.insert(site::site_tag(portal->site.id));
    values.show("PORTAL_IF");
    values.set("PORTAL_HREF", portal->base_url + "/").set("PORTAL", portal->site.details.name);
}

void add_categories(view::Values& values, const site::PublicSite& site)
{
    for (const site::Category& category : site.categories)
        if (!category.parent)
            values.row("CATEGORIES").set("HREF", "/" + category.slug).set("NAME", category.name);
}

}   // namespace

Result<newsstand::RenderedPage> front_page(const web::ReaderRequest& request)
{
    const site::Details& details = request.site.site.details;
    newsstand::Tags tags{articles::home_tag(request.site.site.id)};
    view::Values values;
    values.set("NAME", details.name);
    auto latest = articles::latest_of_site(request.live, request.now, request.site.site.id, {}, latest_lines + 1);
    Instant end = articles::end_of(latest);
    if (latest.empty()) {
        values.show("NOTHING");
        add_categories(values, request.site);
    } else {
        const std::size_t lead = lead_of(latest);
        const ItemId lead_number = latest[lead].number;
        add_lead(values, request, latest[lead]);
        latest.erase(latest.begin() + static_cast<std::ptrdiff_t>(lead));
        if (!latest.empty())
            articles::add_stories(values.row("LATEST"), request.site, latest);
        add_sections(values, request, lead_number, end);
    }
    add_ways(values, request, tags);
    web::PageHead head;
    head.title = details.name;
    head.description = request.ui.messages.get(request.language, "home.description", {details.official_name});
    head.canonical = "/";
    auto page = web::site_page(request, head, web::render_part(request.ui, front_template, values), std::move(tags));
    page.valid_until = articles::sooner(page.valid_until, end);
    return page;
}

}   // namespace tantrao::home
