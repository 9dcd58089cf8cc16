// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_desk.hpp"

#include "features/articles/article_desk_actions.hpp"
#include "features/articles/article_desk_page.hpp"
#include "platform/editing/decisions.hpp"
#include "platform/editing/waiting.hpp"

namespace tantrao::articles {

std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site, Instant)
{
    return editing::waiting_for(core, actor, site, desk_kind());
}

web::MenuEntry desk_menu() { return {10, "articles.menu", "newspaper", "bai-viet", "articles.view", "b", std::string(kind)}; }

std::vector<web::Route> desk_routes()
{
    std::vector<web::Route> routes{
        web::desk_page("/{site}/bai-viet", "articles.list", "articles.view", list_page),
        web::desk_page("/{site}/bai-viet/moi", "articles.new", "articles.write", new_page),
        web::desk_action("/{site}/bai-viet/moi", "articles.create", "articles.write", create),
        web::desk_page("/{site}/bai-viet/{edition}", "articles.edit", "articles.view", edit_page),
        web::desk_page("/{site}/bai-viet/{edition}/xem", "articles.preview", "articles.view", preview),
        web::desk_action("/{site}/bai-viet/{edition}", "articles.save", "articles.write", save),
        web::desk_action("/{site}/bai-viet/{edition}/tu-luu", "articles.autosave", "articles.write", autosave),
    };
    for (web::Route& decision : editing::decision_routes(desk_kind()))
        routes.push_back(std::move(decision));
    return routes;
}

}   // namespace tantrao::articles
