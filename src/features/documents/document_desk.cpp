// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_desk.hpp"
#include "base/text.hpp"
#include "features/documents/document_actions.hpp"
#include "features/documents/document_store.hpp"
#include "features/documents/relation_numbers.hpp"
#include "features/documents/task_desk.hpp"
#include "features/documents/typed_number.hpp"
#include "platform/editing/decisions.hpp"
#include "platform/editing/waiting.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <iterator>

namespace tantrao::documents {
namespace {

constexpr int page_length = 30;

publication::DeskFilter filter_of(const web::DeskRequest& request)
{
    publication::DeskFilter filter;
    filter.site = request.site_id();
    filter.kind = kind;
    filter.title_part = as_in_titles(text::clean_line(request.query.get("q")));
    const std::string_view position = request.query.get("truoc");   // "1767225600000000-12": end of the page before
    if (const auto dash = position.find('-'); dash != std::string_view::npos) {
        std::from_chars(position.data(), position.data() + dash, filter.before_updated.us);
        std::from_chars(position.data() + dash + 1, position.data() + position.size(), filter.before_id);
    }
    filter.limit = page_length + 1;
    return filter;
}

void add_lines(view::Values& values, const web::DeskRequest& request, std::vector<publication::DeskLine> lines)
{
    const bool more = lines.size() > page_length;
    if (more)
        lines.resize(page_length);
    values.show_if(lines.empty(), "EMPTY").show_if(!lines.empty(), "TABLE");
    for (const publication::DeskLine& line : lines) {
        const std::string state(publication::name_of(line.state));
        values.row("LINES")
            .set("HREF", edition_path(request, line.edition))
            .set("TITLE", line.title)
            .set("AUTHOR", line.author_name)
            .set("STATE", state)
            .set("STATE_NAME", request.ui.messages.get("vi", "state." + state))
            .set("UPDATED", format_date_time(line.updated_at))
            .set("UPDATED_ISO", format_local_rfc3339(line.updated_at));
    }
    if (more)
        values.set_if("OLDER", fmt::format("{}?q={}&truoc={}-{}", request.site_path("van-ban"),
                                           text::percent_encode(request.query.get("q")), lines.back().updated_at.us,
                                           lines.back().edition.value));
}

}   // namespace

Answer list_desk_page(const web::DeskRequest& request)
{
    const auto filter = filter_of(request);
    view::Values values;
    values.set("HERE", request.site_path("van-ban"))
        .set("NEW", request.site_path("van-ban/moi"))
        .set("TASKS", request.site_path("nhiem-vu"))
        .set("Q", text::clean_line(request.query.get("q")));
    add_lines(values, request, request.core().read([&](db::Connection& core) { return publication::desk_lines(core, filter); }));
    values.show_if(bool(access::decide_anywhere(request.actor, "documents.write", request.site_id())), "MAY_WRITE");
    return web::desk_response(request, {request.ui.messages.get("vi", "documents.menu"), "van-ban"},
                              web::render_part(request.ui, "features/documents/templates/desk/list.tpl", values));
}

web::MenuEntry desk_menu() { return {15, "documents.menu", "file-text", "van-ban", "documents.view", "", std::string(kind)}; }

std::vector<web::Route> desk_routes()
{
    std::vector<web::Route> routes{
        web::desk_page("/{site}/van-ban", "documents.desk.list", "documents.view", list_desk_page),
        web::desk_page("/{site}/van-ban/moi", "documents.desk.new", "documents.write", new_page),
        web::desk_action("/{site}/van-ban/moi", "documents.desk.create", "documents.write", create),
        web::desk_page("/{site}/goi-y/van-ban", "documents.desk.numbers", "documents.write", suggest_numbers),
        web::desk_page("/{site}/van-ban/{edition}", "documents.desk.edit", "documents.view", edit_page),
        web::desk_page("/{site}/van-ban/{edition}/xem", "documents.desk.preview", "documents.view", preview),
        web::desk_action("/{site}/van-ban/{edition}", "documents.desk.save", "documents.write", save),
        web::desk_action("/{site}/van-ban/{edition}/tu-luu", "documents.desk.autosave", "documents.write", autosave),
    };
    for (web::Route& decision : editing::decision_routes(desk_kind()))
        routes.push_back(std::move(decision));
    for (web::Route& route : task_routes())
        routes.push_back(std::move(route));
    return routes;
}

std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site, Instant now)
{
    auto lines = editing::waiting_for(core, actor, site, desk_kind());
    std::ranges::move(tasks_waiting(core, actor, site, now), std::back_inserter(lines));
    return lines;
}

// The last gate asks what other documents have to say; the number is the document's from then on.
const editing::Kind& desk_kind()
{
    static const editing::Kind documents{
        kind,
        "documents",
        "van-ban",
        [](const web::DeskRequest& request, const publication::EditionView& view, const Error& error) {
            EditionPage page;
            page.view = &view;
            page.error = &error;
            page.status = web::status_of(error.kind);
            return edition_page(request, page);
        },
        [](db::Transaction& tx, const publication::EditionView& view) -> Result<void> {
            const Document document = TANTRAO_TRY(from_content(view.edition.content));
            TANTRAO_TRY(number_is_free(tx.db(), view.item.site, view.item.id, document));
            take_number(tx, view.item.site, view.item.id, document);
            return relations_may_be_published(tx.db(), view.item.site, document);
        },
        free_number};
    return documents;
}

}   // namespace tantrao::documents
