// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_desk_side.hpp"

#include "base/text.hpp"
#include "platform/identity/identity.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"

#include <algorithm>

namespace tantrao::articles {

namespace {

using publication::EditionView;
using publication::Event;
using publication::HistoryLine;
using publication::State;

bool has_passed_all(State state)
{
    return state == State::approved || state == State::scheduled || state == State::live || state == State::superseded ||
           state == State::withdrawn || state == State::expired;
}

const HistoryLine* last_event(const std::vector<HistoryLine>& history, std::string_view event, std::string_view gate)
{
    const auto found = std::ranges::find_if(history, [&](const HistoryLine& line) {
        return !line.voided && line.event == event && (gate.empty() || line.gate_code == gate);
    });
    return found == history.end() ? nullptr : &*found;
}

void set_who(view::Values& row, const HistoryLine* line)
{
    row.set_if("WHO", line == nullptr ? "" : line->actor_name + ", " + format_date_time(line->at));
}

void add_steps(view::Values& values, const web::DeskRequest& request, const EditionView& view,
               const std::vector<HistoryLine>& history)
{
    const State state = view.edition.state;
    const bool passed_all = has_passed_all(state);
    const bool at_gate = state == State::submitted;
    view::Values& first = values.row("STEPS");
    first.set("NAME", request.ui.messages.get("vi", "articles.step.submit"));
    first.set("KIND", at_gate || passed_all ? "done" : "current");
    set_who(first, at_gate || passed_all ? last_event(history, "submit", "") : nullptr);
    for (std::size_t i = 0; i < view.chain.size(); ++i) {
        const publication::Gate& gate = view.chain[i];
        const bool done = passed_all || (at_gate && i < view.edition.gate);
        view::Values& row = values.row("STEPS");
        row.set("NAME", gate.name).set("KIND", done ? "done" : at_gate && i == view.edition.gate ? "current" : "to-come");
        const HistoryLine* passed = last_event(history, i + 1 == view.chain.size() ? "approve" : "pass", gate.code);
        set_who(row, done ? passed : nullptr);
    }
    const bool is_public =
        state == State::live || state == State::superseded || state == State::withdrawn || state == State::expired;
    view::Values& last = values.row("STEPS");
    last.set("NAME", request.ui.messages.get("vi", "articles.step.publish"));
    last.set("KIND", is_public ? "done" : state == State::scheduled ? "current" : "to-come");
    if (state == State::scheduled && view.edition.content.publish_at)
        last.set_if("WHO", format_date_time(*view.edition.content.publish_at));
    else
        set_who(last, is_public ? last_event(history, "publish", "") : nullptr);
}

void add_history(view::Values& values, const web::DeskRequest& request, const std::vector<HistoryLine>& history)
{
    for (const HistoryLine& line : history) {
        view::Values& row = values.row("HISTORY");
        const std::string code = "articles.event." + line.event;
        row.set("ACT", request.ui.messages.get("vi", code)).set("NAME", line.actor_name);
        row.set("AT", format_date_time(line.at)).set("AT_ISO", format_local_rfc3339(line.at));
        row.set_if("REASON", line.reason).show_if(line.voided, "VOIDED");
    }
}

// Where readers find the item, while it is public.
std::string public_address(const web::DeskRequest& request, db::Connection& core, const publication::Item& item)
{
    const auto directory = request.environment.directories.newest();
    const site::PublicSite* site = directory ? directory->by_id(item.site) : nullptr;
    const auto edition = publication::find_edition(core, item.live_edition);
    if (site == nullptr || !edition || item.state != publication::ItemState::live)
        return "";
    const auto category = site::find_category(core, item.site, edition->content.category);
    return category ? site->base_url + path_of(category->slug, text::slug(edition->content.title), item.id) : "";
}

void add_other_editions(view::Values& values, const web::DeskRequest& request, db::Connection& core, const EditionView& view)
{
    for (const publication::Edition& each : publication::editions_of(core, view.item.id)) {
        const std::string state(publication::name_of(each.state));
        view::Values& row = values.row("EDITIONS");
        row.set("NUMBER", each.number).set("STATE", state).set("STATE_NAME", request.ui.messages.get("vi", "state." + state));
        row.set("HREF", edition_path(request, each.id)).show_if(each.id == view.edition.id, "HERE");
    }
}

bool may_start_edition(const web::DeskRequest& request, db::Connection& core, const EditionView& view)
{
    return view.item.live_edition == view.edition.id && !publication::find_open_edition(core, view.item.id) &&
           access::decide(request.actor, "articles.write", view.item.site, view.path);
}

void add_facts(view::Values& values, db::Connection& core, const EditionView& view)
{
    const auto name = [&](AccountId id) {
        const auto account = identity::find_account(core, id);
        return account ? account->name : std::string{};
    };
    std::string authors;
    for (const AccountId id : view.authors)
        authors += (authors.empty() ? "" : ", ") + name(id);
    values.set_if("WRITERS", authors);
    values.set("UPDATED", format_date_time(view.edition.updated_at))
        .set("UPDATED_ISO", format_local_rfc3339(view.edition.updated_at));
    const auto& until = view.edition.content.expire_at;
    values.set_if("UNTIL", until ? format_date_time(*until) : "").set("UNTIL_ISO", until ? format_local_rfc3339(*until) : "");
    values.set_if("RETURNED_BECAUSE", view.edition.reason);
}

// The decisions this person has now.
void add_decisions(view::Values& values, const web::DeskRequest& request, const EditionPage& page)
{
    const EditionView& view = *page.view;
    const auto events = publication::possible(request.actor, view.situation());
    const auto can = [&](Event event) { return std::ranges::find(events, event) != events.end(); };
    const std::string here = edition_path(request, view.edition.id);
    values.set("PASS", here + "/duyet").set("SEND_BACK", here + "/tra-lai").set("DECLINE", here + "/khong-dung");
    values.set("TAKE_BACK", here + "/rut")
        .set("WITHDRAW", here + "/go")
        .set("START", here + "/ban-moi")
        .set("LOOK", here + "/xem");
    values.set("VERSION", view.edition.version).set("HASH", view.edition.content_hash);
    values.show_if(view.edition.state != publication::State::live, "MAY_LOOK");
    web::set_csrf(values, request);
    web::set_field(values, request.ui, "reason", page.reason, page.error);
    if (can(Event::pass) && view.edition.gate + 1 < view.chain.size())
        values.set_if("PASS_TO", view.chain[view.edition.gate + 1].name);
    const bool later = view.edition.content.publish_at && *view.edition.content.publish_at > request.now;
    values.show_if(can(Event::approve) && !later, "MAY_PUBLISH").show_if(can(Event::approve) && later, "MAY_SCHEDULE");
    values.show_if(can(Event::send_back), "MAY_SEND_BACK").show_if(can(Event::decline), "MAY_DECLINE");
    values.show_if(can(Event::take_back), "MAY_TAKE_BACK").show_if(can(Event::withdraw), "MAY_WITHDRAW");
    // Why somebody who stands at the right gate has no button there.
    const auto refused = publication::may(request.actor, view.edition.gate + 1 < view.chain.size() ? Event::pass : Event::approve,
                                          view.situation());
    values.set_if("OWN_TEXT",
                  !refused && refused.error().code == "publication.own_text" ? web::sentence(request.ui, refused.error()) : "");
}

}   // namespace

bool may_now(const web::DeskRequest& request, const EditionView& view, Event event)
{
    return publication::may(request.actor, event, view.situation()).has_value();
}

view::SafeHtml side_of(const web::DeskRequest& request, const EditionPage& page)
{
    const EditionView& view = *page.view;
    view::Values values;
    const std::string state(publication::name_of(view.edition.state));
    values.set("STATE", state).set("STATE_NAME", request.ui.messages.get("vi", "state." + state));
    add_decisions(values, request, page);
    request.core().read([&](db::Connection& core) {
        const auto history = publication::history_of(core, view.item.id);
        add_steps(values, request, view, history);
        add_history(values, request, history);
        add_facts(values, core, view);
        add_other_editions(values, request, core, view);
        values.set_if("PUBLIC", public_address(request, core, view.item));
        values.show_if(may_start_edition(request, core, view), "MAY_START");
    });
    return web::render_part(request.ui, "features/articles/templates/desk/side.tpl", values);
}

}   // namespace tantrao::articles
