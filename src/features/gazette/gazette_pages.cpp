// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/gazette_pages.hpp"
#include "body/body.hpp"
#include "features/documents/api.hpp"
#include "features/gazette/issue_live.hpp"
#include "features/media/api.hpp"
#include "platform/site/live_sites.hpp"
#include "platform/web/feed.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>

namespace tantrao::gazette {
namespace {

using newsstand::RenderedPage;

constexpr std::string_view rss_path = "/cong-bao/feed.rss", atom_path = "/cong-bao/feed.atom";
constexpr int most_of_a_year = 1000;

std::string word(const web::ReaderRequest& request, std::string_view code, const std::vector<std::string>& args = {})
{
    return request.ui.messages.get(request.language, code, args);
}

view::SafeHtml part(const web::ReaderRequest& request, std::string_view name, const view::Values& values)
{
    return web::render_part(request.ui, "features/gazette/templates/" + std::string(name), values);
}

// The year that was asked for, or the newest.
std::string chosen_year(const web::ReaderRequest& request, const std::vector<std::string>& years)
{
    const std::string_view wanted = request.query.get("nam");
    const auto found = std::ranges::find(years, wanted);
    return found != years.end() ? *found : years.empty() ? "" : years.front();
}

Result<RenderedPage> list_page(const web::ReaderRequest& request)
{
    const SiteId site = request.site.site.id;
    const auto years = years_of(request.live, site);
    const std::string year = chosen_year(request, years);
    view::Values values;
    values.set_if("YEAR", year).show_if(years.empty(), "NOTHING").show_if(years.size() > 1, "YEARS_IF");
    for (const std::string& one : years)
        values.row("YEARS")
            .set("YEAR", one)
            .set("HREF", list_path(one))
            .show_if(one == year, "CURRENT")
            .show_if(one != year, "OTHER");
    for (const IssueLine& line : issues_of(request.live, site, year, most_of_a_year))
        values.row("ISSUES")
            .set("HREF", path_of(line.year, line.number))
            .set("NUMBER", line.number)
            .set("ON", format_civil_date(line.issued_on))
            .set("ISO", line.issued_on)
            .set("DOCUMENTS", line.documents);
    web::PageHead head;
    head.title = word(request, "gazette.title");
    head.description = word(request, "gazette.description", {request.site.site.details.official_name});
    head.canonical = list_path(request.query.get("nam").empty() ? "" : year);
    head.crumbs = {{head.title, ""}};
    head.feed = rss_path;
    values.set("RSS", rss_path).set("ATOM", atom_path);
    return web::site_page(request, head, part(request, "list.tpl", values), {list_tag(site)});
}

// RSS or Atom, as the address ends.
Result<RenderedPage> feed_page(const web::ReaderRequest& request)
{
    const site::PublicSite& site = request.site;
    web::Feed feed;
    feed.title = word(request, "gazette.title") + " – " + site.site.details.name;
    feed.description = word(request, "gazette.description", {site.site.details.official_name});
    feed.page = list_path();
    feed.self = request.http.path;
    for (const IssueLine& line : issues_of(request.live, site.site.id, "", web::feed_size))
        feed.entries.push_back(
            {site.base_url, path_of(line.year, line.number), line.item.value, name_of(line.number, line.year),
             word(request, "gazette.feed.summary", {format_civil_date(line.issued_on), std::to_string(line.documents)}),
             line.published_at, line.changed_at});
    RenderedPage page;
    page.response = web::feed_at(request.http.path, site, feed);
    page.tags = {list_tag(site.site.id), site::site_tag(site.site.id)};
    return page;
}

Result<RenderedPage> without_issue(const web::ReaderRequest& request)
{
    const auto notice = find_notice(request.live, request.site.site.id, request.path.get("year"), request.path.get("issue"));
    if (!notice)
        return request.live.saw_gone() ? Error::of(ErrorKind::gone, "error.410.text") : Error::not_found("error.404.text");
    view::Values values;
    values.set("DATE", format_date_time(notice->at))
        .set("DATE_TIME", format_local_rfc3339(notice->at))
        .set_if("REASON", notice->reason);
    web::PageHead head;
    head.title = word(request, "gazette.withdrawn");
    head.canonical = request.http.path;
    head.indexable = false;
    return web::site_page(request, head, part(request, "withdrawn.tpl", values),
                          {issue_tag(notice->item), list_tag(request.site.site.id)}, 410);   // another issue may take the address
}

void add_documents(view::Values& values, newsstand::Tags& tags, const web::ReaderRequest& request, const LiveIssue& issue)
{
    std::set<ItemId> numbers;
    for (const Entry& entry : issue.entries) {
        numbers.insert(entry.document);
        tags.insert(documents::document_tag(entry.document));
    }
    const auto briefs = documents::briefs_of(request.live, numbers);
    for (const Entry& entry : issue.entries) {
        view::Values& row = values.row("DOCUMENTS");
        const auto brief = std::ranges::find(briefs, entry.document, &documents::Brief::number);
        row.set("NAME", brief == briefs.end() ? entry.name : documents::name_of(*brief));
        row.show(brief == briefs.end() ? "GONE" : "HELD");
        if (brief != briefs.end())
            row.set("HREF", documents::path_of(brief->document_number, brief->number))
                .set("TITLE", brief->title)
                .set("ISSUER", brief->issuer)
                .set("ON", format_civil_date(brief->issued_on))
                .set("ISO", brief->issued_on);
    }
}

void add_file(view::Values& values, const web::ReaderRequest& request, const LiveFile& file)
{
    values.set_if("FILE", file.href)
        .set("FILE_FACTS", body::file_facts("application/pdf", file.size))
        .set("FILE_HASH", file.hash);
    media::add_signatures(values, request.ui.messages, request.language, file.signatures);
}

void add_corrections(view::Values& values, const web::ReaderRequest& request, const std::vector<Correction>& corrections)
{
    for (const Correction& correction : corrections) {
        const std::string change(name_of(correction.file));
        values.row("CORRECTIONS")
            .set("ON", format_date(correction.at))
            .set_if("NOTE", correction.note)
            .set_if("CHANGE", change.empty() ? "" : word(request, "gazette.file." + change));
    }
}

Result<RenderedPage> issue_page(const web::ReaderRequest& request)
{
    const auto issue = find_issue(request.live, request.site.site.id, request.path.get("year"), request.path.get("issue"));
    if (!issue)
        return without_issue(request);
    view::Values values;
    newsstand::Tags tags{issue_tag(issue->item)};
    values.set("NUMBER", issue->number).set("ON", format_civil_date(issue->issued_on)).set("ISO", issue->issued_on);
    values.set("PUBLISHER", request.site.site.details.official_name);
    values.set("COUNT", static_cast<std::int64_t>(issue->entries.size()));
    add_corrections(values, request, issue->corrections);
    add_file(values, request, issue->file);
    add_documents(values, tags, request, *issue);
    values.set("POSTED", format_date_time(issue->published_at)).set("POSTED_TIME", format_local_rfc3339(issue->published_at));
    web::PageHead head;
    head.title = name_of(issue->number, issue->year);
    head.description = word(request, "gazette.description", {request.site.site.details.official_name});
    head.canonical = path_of(issue->year, issue->number);
    head.crumbs = {{word(request, "gazette.title"), list_path()}, {head.title, ""}};
    head.feed = rss_path;
    head.kind = "article";
    head.published_at = issue->published_at;
    head.modified_at = issue->changed_at;
    return web::site_page(request, head, part(request, "issue.tpl", values), std::move(tags));
}

}   // namespace

std::vector<web::Route> public_routes()
{
    return {
        web::reader("/cong-bao", "gazette.list", list_page, {"nam"}),
        web::reader(std::string(rss_path), "gazette.list.rss", feed_page),
        web::reader(std::string(atom_path), "gazette.list.atom", feed_page),
        web::reader("/cong-bao/{year}/{issue}", "gazette.show", issue_page),
    };
}

}   // namespace tantrao::gazette
