// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/home/way_pages.hpp"
#include "base/text.hpp"
#include "platform/site/live_sites.hpp"
#include <algorithm>
#include <array>

namespace tantrao::home {
namespace {

view::SafeHtml branch(const web::ReaderRequest& request, CategoryId parent)
{
    view::Values values;
    bool is_empty = true;
    for (const site::Category& category : request.site.categories) {
        if (category.parent != parent)
            continue;
        is_empty = false;
        values.row("CATEGORIES")
            .set("HREF", "/" + category.slug)
            .set("NAME", category.name)
            .set("BELOW", branch(request, category.id));
    }
    return is_empty ? view::SafeHtml{} : web::render_part(request.ui, "features/home/templates/branch.tpl", values);
}

// What a site is called in a list of many, and what it is sorted by: "Xã Yên Phú" and "Ủy ban nhân dân xã Yên Phú" stand under Y.
struct Line {
    std::string name, href, key, letter;
};

std::string without_rank(std::string name)
{
    for (const std::string_view rank :
         std::array<std::string_view, 5>{"uy ban nhan dan ", "xa ", "phuong ", "thi tran ", "dac khu "}) {
        if (!text::fold(name).starts_with(rank))
            continue;
        for (auto words = std::ranges::count(rank, ' '); words > 0; --words)
            name.erase(0, name.find(' ') + 1);
    }
    return name;
}

// "A", and "Đ" apart from "D", as in a Vietnamese index.
std::string letter_of(const std::string& name)
{
    const std::string lower = text::canonical_tone(name);
    if (lower.starts_with("đ"))
        return "Đ";
    const std::string folded = text::fold(name);
    const bool is_letter = !folded.empty() && folded.front() >= 'a' && folded.front() <= 'z';
    return is_letter ? std::string(1, static_cast<char>(folded.front() - 'a' + 'A')) : "#";
}

std::vector<Line> lines_of(const site::Directory& directory, site::Kind kind)
{
    std::vector<Line> lines;
    for (const auto& entry : directory.all()) {
        if (entry->site.kind != kind)
            continue;
        const site::Details& details = entry->site.details;
        const bool is_short = kind == site::Kind::commune && !details.short_name.empty();   // of an agency, few know it
        const std::string& name = is_short ? details.short_name : details.official_name;
        const std::string sorted_by = kind == site::Kind::commune ? without_rank(name) : name;
        lines.push_back({name, entry->base_url + "/", text::collation_key(sorted_by), letter_of(sorted_by)});
    }
    std::ranges::sort(lines, {}, &Line::key);
    return lines;
}

void add_departments(view::Values& values, const std::vector<Line>& lines)
{
    if (lines.empty())
        return;
    view::Values& departments = values.row("DEPARTMENTS");
    for (const Line& line : lines)
        departments.row("SITES").set("HREF", line.href).set("NAME", line.name);
}

void add_communes(view::Values& values, const std::vector<Line>& lines)
{
    if (lines.empty())
        return;
    view::Values& communes = values.row("COMMUNES");
    view::Values* letter = nullptr;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == 0 || lines[i].letter != lines[i - 1].letter) {
            letter = &communes.row("LETTERS");
            letter->set("LETTER", lines[i].letter);
        }
        letter->row("SITES").set("HREF", lines[i].href).set("NAME", lines[i].name);
    }
}

web::PageHead head_of(const web::ReaderRequest& request, std::string_view title, std::string path)
{
    web::PageHead head;
    head.title = request.ui.messages.get(request.language, title);
    head.canonical = std::move(path);
    head.crumbs = {{head.title, ""}};
    return head;
}

}   // namespace

Result<newsstand::RenderedPage> map_page(const web::ReaderRequest& request)
{
    view::Values values;
    values.set("TREE", branch(request, {})).show_if(request.site.site.kind == site::Kind::province, "IS_PORTAL");
    values.show_if(!request.ui.config.smtp.url.empty(), "MAILS");
    return web::site_page(request, head_of(request, "home.map", "/so-do-cong"),
                          web::render_part(request.ui, "features/home/templates/map.tpl", values), {});
}

Result<newsstand::RenderedPage> sites_page(const web::ReaderRequest& request)
{
    const site::PublicSite* portal = request.directory.portal();
    if (portal != nullptr && portal != &request.site) {
        newsstand::RenderedPage page;
        page.response = http::moved(portal->base_url + "/trang-thanh-phan");
        page.tags = {site::site_tag(portal->site.id)};
        return page;
    }
    const auto departments = lines_of(request.directory, site::Kind::department);
    const auto communes = lines_of(request.directory, site::Kind::commune);
    view::Values values;
    values.show_if(departments.empty() && communes.empty(), "NOTHING");
    add_departments(values, departments);
    add_communes(values, communes);
    return web::site_page(request, head_of(request, "home.sites", "/trang-thanh-phan"),
                          web::render_part(request.ui, "features/home/templates/sites.tpl", values), {"sites"});
}

}   // namespace tantrao::home
