// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_desk.hpp"

#include "features/articles/article.hpp"
#include "features/articles/article_desk_actions.hpp"
#include "features/articles/article_desk_page.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::articles {

namespace {

constexpr int most_looked_at = 100;

web::TodayLine today_line(const site::Site& site, const publication::DeskLine& line)
{
    return {line.title, fmt::format("/{}/bai-viet/{}", site.slug, line.edition.value),
            std::string(publication::name_of(line.state)), line.author_name, line.updated_at};
}

// Asks as often as there are lines, so what is the site's is read once.
class Gates {
  public:
    Gates(db::Connection& core, const access::Actor& actor, SiteId site)
        : core_(core), actor_(actor), site_(site), chain_(publication::chain_of(core, site, kind)),
          categories_(site::categories_of(core, site))
    {
    }
    bool may_pass(const publication::DeskLine& line) const
    {
        const auto path = path_in(categories_, line.category);
        const auto authors = publication::authors_of(core_, line.edition);
        const publication::Situation situation{site_, path, line.state, line.gate, &chain_, &authors};
        return publication::may(actor_, publication::Event::pass, situation) ||
               publication::may(actor_, publication::Event::approve, situation);
    }

  private:
    db::Connection& core_;
    const access::Actor& actor_;
    SiteId site_;
    publication::Chain chain_;
    std::vector<site::Category> categories_;
};

}   // namespace

std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site)
{
    std::vector<web::TodayLine> lines;
    publication::DeskFilter filter;
    filter.site = site.id;
    filter.kind = kind;
    filter.limit = most_looked_at;
    filter.state = publication::State::submitted;
    const Gates gates(core, actor, site.id);
    for (const publication::DeskLine& line : publication::desk_lines(core, filter))
        if (gates.may_pass(line))
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

}   // namespace tantrao::articles
