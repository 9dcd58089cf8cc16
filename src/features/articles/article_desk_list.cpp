// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/articles/article.hpp"
#include "features/articles/article_desk_actions.hpp"
#include "features/articles/article_desk_page.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/site_frame.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace tantrao::articles {

namespace {

using publication::State;

constexpr int page_length = 30;
constexpr std::array offered{State::draft, State::submitted, State::returned, State::scheduled,
                             State::live,  State::expired,   State::declined, State::withdrawn};

std::optional<State> state_in(std::string_view name)
{
    for (const State state : offered)
        if (publication::name_of(state) == name)
            return state;
    return std::nullopt;
}

publication::DeskFilter filter_of(const web::DeskRequest& request)
{
    publication::DeskFilter filter;
    filter.site = request.site_id();
    filter.kind = kind;
    filter.state = state_in(request.query.get("trang-thai"));
    filter.title_part = text::clean_line(request.query.get("q"));
    if (!request.query.get("cua-toi").empty())
        filter.author = request.actor.id;
    const std::string_view position = request.query.get("truoc");   // "1767225600000000-12": end of the page before
    if (const auto dash = position.find('-'); dash != std::string_view::npos) {
        std::from_chars(position.data(), position.data() + dash, filter.before_updated.us);
        std::from_chars(position.data() + dash + 1, position.data() + position.size(), filter.before_id);
    }
    filter.limit = page_length + 1;
    return filter;
}

void add_filter(view::Values& values, const web::DeskRequest& request, const publication::DeskFilter& filter)
{
    values.set("HERE", request.site_path("bai-viet")).set("Q", filter.title_part).show_if(bool(filter.author), "MINE");
    for (const State state : offered) {
        const std::string name(publication::name_of(state));
        values.row("STATES")
            .set("VALUE", name)
            .set("NAME", request.ui.messages.get("vi", "state." + name))
            .show_if(filter.state == state, "SELECTED");
    }
}

void add_lines(view::Values& values, const web::DeskRequest& request, const std::vector<publication::DeskLine>& lines,
               const publication::Chain& chain)
{
    const std::size_t shown = std::min<std::size_t>(lines.size(), page_length);
    values.show_if(shown == 0, "EMPTY").show_if(shown != 0, "TABLE");
    for (std::size_t i = 0; i < shown; ++i) {
        const publication::DeskLine& line = lines[i];
        const std::string state(publication::name_of(line.state));
        view::Values& row = values.row("LINES");
        row.set("HREF", edition_path(request, line.edition)).set("TITLE", line.title).set("AUTHOR", line.author_name);
        row.set("STATE", state).set("STATE_NAME", request.ui.messages.get("vi", "state." + state));
        row.set_if("GATE", line.state == State::submitted && line.gate < chain.size() ? chain[line.gate].name : "");
        row.set_if("DUE", line.state == State::scheduled && line.publish_at ? format_date_time(*line.publish_at) : "");
        row.set_if("UNTIL", line.state == State::live && line.expire_at ? format_date_time(*line.expire_at) : "");
        row.set_if("NUMBER", line.number > 1 ? std::to_string(line.number) : "");
        row.set("UPDATED", format_date_time(line.updated_at)).set("UPDATED_ISO", format_local_rfc3339(line.updated_at));
    }
    if (lines.size() <= page_length)
        return;
    const publication::DeskLine& last = lines[shown - 1];
    values.set_if("OLDER",
                  fmt::format("{}?q={}&trang-thai={}&cua-toi={}&truoc={}-{}", request.site_path("bai-viet"),
                              text::percent_encode(request.query.get("q")), text::percent_encode(request.query.get("trang-thai")),
                              text::percent_encode(request.query.get("cua-toi")), last.updated_at.us, last.edition.value));
}

}   // namespace

Answer list_page(const web::DeskRequest& request)
{
    const auto filter = filter_of(request);
    view::Values values;
    add_filter(values, request, filter);
    request.core().read([&](db::Connection& core) {
        add_lines(values, request, publication::desk_lines(core, filter), publication::chain_of(core, request.site_id(), kind));
    });
    values.set("NEW", request.site_path("bai-viet/moi"));
    values.show_if(bool(access::decide_anywhere(request.actor, "articles.write", request.site_id())), "MAY_WRITE");
    return web::desk_response(request, {request.ui.messages.get("vi", "articles.menu"), "bai-viet"},
                              web::render_part(request.ui, "features/articles/templates/desk/list.tpl", values));
}

}   // namespace tantrao::articles
