// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_desk.hpp"

#include "features/articles/article.hpp"
#include "features/articles/article_desk_actions.hpp"
#include "platform/publication/publication_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::articles {

namespace {

constexpr int most_looked_at = 100;

web::TodayLine today_line(const site::Site& site, const publication::DeskLine& line)
{
    return {line.title, fmt::format("/{}/bai-viet/{}", site.slug, line.edition.value), std::string(publication::name_of(line.state)),
            line.author_name, line.updated_at};
}

bool may_pass(db::Connection& core, const access::Actor& actor, SiteId site, EditionId id)
{
    const auto view = publication::view_of(core, site, id);
    if (!view)
        return false;
    const auto situation = view->situation();
    return publication::may(actor, publication::Event::pass, situation) || publication::may(actor, publication::Event::approve, situation);
}

} // namespace

std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site)
{
    std::vector<web::TodayLine> lines;
    publication::DeskFilter filter;
    filter.site = site.id;
    filter.limit = most_looked_at;
    filter.state = publication::State::submitted;
    for (const publication::DeskLine& line : publication::desk_lines(core, filter))
        if (may_pass(core, actor, site.id, line.edition))
            lines.push_back(today_line(site, line));
    filter.state = publication::State::returned;
    filter.author = actor.id;
    for (const publication::DeskLine& line : publication::desk_lines(core, filter))
        lines.push_back(today_line(site, line));
    return lines;
}

web::MenuEntry desk_menu() { return {10, "articles.menu", "newspaper", "bai-viet", "articles.view", "b"}; }

std::vector<web::Route> desk_routes()
{
    // The actions ask again for the very category and gate; a gate may be anybody's whom its power reaches.
    return {
        web::desk_page("/{site}/bai-viet", "articles.list", "articles.view", list_page),
        web::desk_page("/{site}/bai-viet/moi", "articles.new", "articles.write", new_page),
        web::desk_action("/{site}/bai-viet/moi", "articles.create", "articles.write", create),
        web::desk_page("/{site}/bai-viet/{edition}", "articles.edit", "articles.view", edit_page),
        web::desk_page("/{site}/bai-viet/{edition}/xem", "articles.preview", "articles.view", preview),
        web::desk_action("/{site}/bai-viet/{edition}", "articles.save", "articles.write", save),
        web::desk_action("/{site}/bai-viet/{edition}/tu-luu", "articles.autosave", "articles.write", autosave),
        web::desk_action("/{site}/bai-viet/{edition}/rut", "articles.take_back", "articles.write", take_back),
        web::desk_action("/{site}/bai-viet/{edition}/duyet", "articles.pass", "articles.view", pass),
        web::desk_action("/{site}/bai-viet/{edition}/tra-lai", "articles.send_back", "articles.view", send_back),
        web::desk_action("/{site}/bai-viet/{edition}/khong-dung", "articles.decline", "articles.view", decline),
        web::desk_action("/{site}/bai-viet/{edition}/go", "articles.withdraw", "publication.withdraw", withdraw),
        web::desk_action("/{site}/bai-viet/{edition}/ban-moi", "articles.start_edition", "articles.write", start_edition),
    };
}

} // namespace tantrao::articles
