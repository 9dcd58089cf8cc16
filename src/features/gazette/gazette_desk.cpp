// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/gazette_desk.hpp"
#include "base/lines.hpp"
#include "features/gazette/gazette_pages.hpp"
#include "features/gazette/issue_form.hpp"
#include "features/gazette/issue_live.hpp"
#include "features/gazette/issue_store.hpp"
#include "features/media/api.hpp"
#include "platform/editing/decisions.hpp"
#include "platform/editing/edition_side.hpp"
#include "platform/editing/preview.hpp"
#include "platform/editing/saving.hpp"
#include "platform/editing/waiting.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::gazette {
namespace {

using editing::Answer;
using publication::EditionView;
using publication::Event;

constexpr int most_lines = 100;
constexpr std::string_view segment = "cong-bao";

// The page of one edition, or of a new issue.
struct Page {
    const EditionView* view = nullptr;   // null: a new issue
    const IssueForm* typed = nullptr;    // what was typed, when a form is shown again
    const Error* error = nullptr;
};
http::Response edition_page(const web::DeskRequest& request, const Page& page);

// The last gate asks whether the number is free and the documents are public; the number is the issue's from then on,
// until it is withdrawn or sent back.
const editing::Kind& desk_kind()
{
    static const editing::Kind issues{kind,
                                      "gazette_issues",
                                      segment,
                                      [](const web::DeskRequest& request, const EditionView& view, const Error& error) {
                                          Page page;
                                          page.view = &view;
                                          page.error = &error;
                                          return edition_page(request, page);
                                      },
                                      [](db::Transaction& tx, const EditionView& view) -> Result<void> {
                                          const Issue issue = TANTRAO_TRY(from_content(view.edition.content));
                                          TANTRAO_TRY(number_is_free(tx.db(), view.item.site, view.item.id, issue));
                                          take_number(tx, view.item.site, view.item.id, issue);
                                          return documents_are_public(tx.db(), view.item.site, issue);
                                      },
                                      free_number};
    return issues;
}

bool may_save(const web::DeskRequest& request, const EditionView& view)
{
    return editing::may_now(request, view, Event::save) || editing::may_now(request, view, Event::edit_at_gate);
}

void add_file(view::Values& values, const web::DeskRequest& request, const IssueForm& form)
{
    values.set_if("FILE", form.file)
        .set("FILE_NAME", form.file_name)
        .set("FILE_HREF", request.site_path(media::preview_path(form.file)))
        .show_if(form.file.empty(), "NO_FILE");
    if (form.file.empty())
        return;
    const auto found = request.core().read([&](db::Connection& core) { return media::signatures_of(core, {form.file}); });
    for (const auto& [file, signatures] : found)
        media::add_signatures(values, request.ui.messages, "vi", signatures);
}

view::SafeHtml form_part(const web::DeskRequest& request, const Page& page, const IssueForm& form)
{
    view::Values values;
    web::set_csrf(values, request);
    for (const auto& [name, member] : single_fields())
        web::set_field(values, request.ui, name, form.*member, page.error);
    web::set_field(values, request.ui, "file_upload", "", page.error);
    add_file(values, request, form);
    // Sent, shown again and nowhere saved: with a file, maybe, that the browser does not keep.
    values.show_if(request.http.method == http::Method::post && page.typed != nullptr && !editing::is_stale(page.error),
                   "UNSAVED");
    values.set("VERSION", editing::is_stale(page.error) && page.view != nullptr ? page.view->edition.version : form.version);
    values.set_if("FORM", page.view == nullptr ? std::to_string(web::form_id(request.form.fields)) : "");
    values.set("HERE", page.view == nullptr ? request.site_path("cong-bao/moi")
                                            : editing::edition_path(request, desk_kind(), page.view->edition.id));
    values.show_if(page.view == nullptr || editing::may_now(request, *page.view, Event::submit), "MAY_SUBMIT");
    values.show_if(page.view != nullptr && page.view->edition.number > 1, "LATER_EDITION");
    return web::render_part(request.ui, "features/gazette/templates/desk_form.tpl", values);
}

view::SafeHtml side_part(const web::DeskRequest& request, const Page& page)
{
    const EditionView& view = *page.view;
    const auto directory = request.environment.directories.newest();
    const site::PublicSite* site = directory ? directory->by_id(view.item.site) : nullptr;
    const Issue issue = from_content(view.edition.content).value();
    const bool shown = site != nullptr && view.edition.state == publication::State::live;
    return editing::side_of(request, desk_kind(),
                            {view, page.error, "số Công báo", segment,
                             shown ? site->base_url + path_of(year_of(issue), issue.number) : "", view::SafeHtml{}});
}

http::Response edition_page(const web::DeskRequest& request, const Page& page)
{
    view::Values values;
    web::set_problems(values, request.ui, page.error);
    editing::add_kept(values, request, desk_kind(), page.view, segment, page.error);
    IssueForm form = page.typed != nullptr ? *page.typed : IssueForm{};
    if (page.typed == nullptr && page.view != nullptr)
        form = request.core().read([&](db::Connection& core) {
            return form_of(core, from_content(page.view->edition.content).value(), page.view->edition.version);
        });
    if (page.typed != nullptr || (page.view != nullptr && may_save(request, *page.view))) {
        values.show("FORM_IF");
        values.set("FORM", form_part(request, page, form));
    } else {
        values.show("READING_IF").set("ON", format_civil_date(form.issued_on));
        for (const std::string& line : lines_of(form.documents, most_documents))
            values.row("LINES").set("LINE", line);
        add_file(values, request, form);
    }
    if (page.view != nullptr) {
        values.show("SIDE_IF");
        values.set("SIDE", side_part(request, page));
    }
    const std::string title =
        page.view == nullptr ? request.ui.messages.get("vi", "gazette.new") : page.view->edition.content.title;
    values.set("HEADING", title).set("LIST", request.site_path(segment));
    return web::desk_response(request, {title, std::string(segment)},
                              web::render_part(request.ui, "features/gazette/templates/desk_edition.tpl", values),
                              page.error == nullptr ? 200 : web::status_of(page.error->kind));
}

http::Response again(const web::DeskRequest& request, const EditionView* view, const IssueForm& form, const Error* error)
{
    Page page;
    page.view = view;
    page.typed = &form;
    page.error = error;
    return edition_page(request, page);
}

Result<publication::Content> content_of(const web::DeskRequest& request, const IssueForm& form)
{
    return to_content(
        TANTRAO_TRY(request.core().read([&](db::Connection& core) { return to_issue(core, request.site_id(), form); })));
}

Answer list_page(const web::DeskRequest& request)
{
    publication::DeskFilter filter;
    filter.site = request.site_id();
    filter.kind = kind;
    filter.limit = most_lines;
    const auto lines = request.core().read([&](db::Connection& core) { return publication::desk_lines(core, filter); });
    view::Values values;
    values.set("NEW", request.site_path("cong-bao/moi"));
    values.show_if(bool(access::decide_anywhere(request.actor, publication::write_power(kind), request.site_id())), "MAY_WRITE");
    values.show(lines.empty() ? "EMPTY" : "TABLE");
    for (const publication::DeskLine& line : lines) {
        const std::string state(publication::name_of(line.state));
        values.row("LINES")
            .set("HREF", editing::edition_path(request, desk_kind(), line.edition))
            .set("TITLE", line.title)
            .set("STATE", state)
            .set("STATE_NAME", request.ui.messages.get("vi", "state." + state))
            .set("AUTHOR", line.author_name)
            .set("UPDATED", format_date_time(line.updated_at))
            .set("UPDATED_ISO", format_local_rfc3339(line.updated_at));
    }
    return web::desk_response(request, {request.ui.messages.get("vi", "gazette.title"), std::string(segment)},
                              web::render_part(request.ui, "features/gazette/templates/desk_list.tpl", values));
}

Answer new_page(const web::DeskRequest& request)
{
    IssueForm form;
    form.issued_on = civil_date(request.now);
    return again(request, nullptr, form, nullptr);
}

Answer create(const web::DeskRequest& request)
{
    IssueForm form = read_form(request.form.fields);
    if (const auto taken = take_upload(request, form); !taken)
        return again(request, nullptr, form, &taken.error());
    const auto created = web::unless_full(
        [&]() -> Result<EditionId> { return editing::create(request, desk_kind(), TANTRAO_TRY(content_of(request, form))); });
    if (!created)
        return again(request, nullptr, form, &created.error());
    return editing::created(request, desk_kind(), *created);
}

Answer edit_page(const web::DeskRequest& request)
{
    const auto view = TANTRAO_TRY(editing::edition_of(request, desk_kind()));
    Page page;
    page.view = &view;
    return edition_page(request, page);
}

Answer save(const web::DeskRequest& request)
{
    const auto before = TANTRAO_TRY(editing::edition_of(request, desk_kind()));
    IssueForm form = read_form(request.form.fields);
    if (const auto taken = take_upload(request, form); !taken)
        return again(request, &before, form, &taken.error());
    const auto saved = web::unless_full([&]() -> Result<std::int64_t> {
        return editing::save(request, before.edition.id, form.version, TANTRAO_TRY(content_of(request, form)),
                             editing::wants_to_submit(request));
    });
    if (!saved) {
        const auto view = TANTRAO_TRY(editing::edition_of(request, desk_kind()));   // as it is now
        return again(request, &view, form, &saved.error());
    }
    return editing::saved(request, desk_kind(), before.edition.id);
}

Answer preview(const web::DeskRequest& request)
{
    return editing::preview(
        request, desk_kind(),
        {public_routes(), "gazette.show", project_edition, [](const site::PublicSite&, const EditionView& view) {
             const Issue issue = from_content(view.edition.content).value();
             return path_of(year_of(issue), issue.number);
         }});
}

}   // namespace

std::vector<web::Route> desk_routes()
{
    std::vector<web::Route> routes{
        web::desk_page("/{site}/cong-bao", "gazette.desk.list", "gazette_issues.view", list_page),
        web::desk_page("/{site}/cong-bao/moi", "gazette.desk.new", "gazette_issues.write", new_page),
        web::desk_action("/{site}/cong-bao/moi", "gazette.desk.create", "gazette_issues.write", create),
        web::desk_page("/{site}/cong-bao/{edition}", "gazette.desk.edit", "gazette_issues.view", edit_page),
        web::desk_action("/{site}/cong-bao/{edition}", "gazette.desk.save", "gazette_issues.write", save),
        web::desk_page("/{site}/cong-bao/{edition}/xem", "gazette.desk.preview", "gazette_issues.view", preview),
    };
    for (web::Route& decision : editing::decision_routes(desk_kind()))
        routes.push_back(std::move(decision));
    return routes;
}

web::MenuEntry desk_menu()
{
    return {20, "gazette.title", "archive", std::string(segment), "gazette_issues.view", "", std::string(kind)};
}

std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site, Instant)
{
    return editing::waiting_for(core, actor, site, desk_kind());
}

}   // namespace tantrao::gazette
