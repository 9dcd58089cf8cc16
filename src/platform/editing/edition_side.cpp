// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/editing/edition_side.hpp"

#include "platform/identity/identity.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/site_frame.hpp"

#include <algorithm>

namespace tantrao::editing {

namespace {

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

// The portal itself, which publishes at its hour, has no name.
void set_who(view::Values& row, const HistoryLine* line)
{
    const std::string name = line == nullptr || line->actor_name.empty() ? "" : line->actor_name + ", ";
    row.set_if("WHO", line == nullptr ? "" : name + format_date_time(line->at));
}

void add_steps(view::Values& values, const web::DeskRequest& request, const EditionView& view,
               const std::vector<HistoryLine>& history)
{
    const State state = view.edition.state;
    const bool passed_all = has_passed_all(state);
    const bool at_gate = state == State::submitted;
    view::Values& first = values.row("STEPS");
    first.set("NAME", request.ui.messages.get("vi", "editing.step.submit"));
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
    last.set("NAME", request.ui.messages.get("vi", "editing.step.publish"));
    last.set("KIND", is_public ? "done" : state == State::scheduled ? "current" : "to-come");
    if (state == State::scheduled && view.edition.content.publish_at)
        last.set_if("WHO", format_date_time(*view.edition.content.publish_at));
    else
        set_who(last, is_public ? last_event(history, "publish", "") : nullptr);
}

void add_other_editions(view::Values& values, const web::DeskRequest& request, db::Connection& core, const Kind& kind,
                        const EditionView& view)
{
    for (const publication::Edition& each : publication::editions_of(core, view.item.id)) {
        const std::string state(publication::name_of(each.state));
        view::Values& row = values.row("EDITIONS");
        row.set("NUMBER", each.number).set("STATE", state).set("STATE_NAME", request.ui.messages.get("vi", "state." + state));
        row.set("HREF", edition_path(request, kind, each.id)).show_if(each.id == view.edition.id, "HERE");
    }
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
}

}   // namespace

view::SafeHtml side_of(const web::DeskRequest& request, const Kind& kind, const Side& side)
{
    const EditionView& view = side.view;
    view::Values values;
    const std::string state(publication::name_of(view.edition.state));
    values.set("STATE", state).set("STATE_NAME", request.ui.messages.get("vi", "state." + state));
    values.set("LOOK", edition_path(request, kind, view.edition.id) + "/xem")
        .show_if(view.edition.state != State::live, "MAY_LOOK");
    values.set_if("PUBLIC", side.public_address).set_if("RETURNED_BECAUSE", view.edition.reason);
    values.set("THING", side.thing).set("TEXT", side.form).set("MORE", side.more);
    request.core().read([&](db::Connection& core) {
        add_decisions(values, request, core, kind, view, side.error);
        const auto history = publication::history_of(core, view.item.id);
        add_steps(values, request, view, history);
        add_history(values, request, history);
        add_facts(values, core, view);
        add_other_editions(values, request, core, kind, view);
    });
    return web::render_part(request.ui, "platform/editing/templates/side.tpl", values);
}

}   // namespace tantrao::editing
