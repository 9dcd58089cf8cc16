// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/editing/edition_desk.hpp"

#include "platform/identity/identity.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/form_values.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::editing {

using publication::Event;

std::string edition_path(const web::DeskRequest& request, const Kind& kind, EditionId id)
{
    return request.site_path(fmt::format("{}/{}", kind.segment, id.value));
}

Result<EditionView> edition_of(const web::DeskRequest& request, const Kind& kind)
{
    const EditionId id{request.path.number("edition")};
    auto view = request.core().read([&](db::Connection& core) { return publication::view_of(core, request.site_id(), id); });
    if (view && view->item.kind != kind.name)
        return Error::not_found("publication.unknown");
    return view;
}

bool may_now(const web::DeskRequest& request, const EditionView& view, Event event)
{
    return publication::may(request.actor, event, view.situation()).has_value();
}

Error told_who(const web::DeskRequest& request, EditionId id, Error error)
{
    if (error.code != "form.stale")
        return error;
    return request.core().read([&](db::Connection& core) {
        const auto edition = publication::find_edition(core, id);
        if (!edition)
            return Error::not_found("publication.unknown");
        const auto account = identity::find_account(core, edition->updated_by);
        return Error::conflict("publication.changed_by", {account ? account->name : "", format_clock_time(edition->updated_at)});
    });
}

void add_decisions(view::Values& values, const web::DeskRequest& request, db::Connection& core, const Kind& kind,
                   const EditionView& view, const Error* error)
{
    const auto events = publication::possible(request.actor, view.situation());
    const auto can = [&](Event event) { return std::ranges::find(events, event) != events.end(); };
    const std::string here = edition_path(request, kind, view.edition.id);
    for (const auto& [name, rest] : {std::pair{"PASS", "/duyet"},
                                     {"SEND_BACK", "/tra-lai"},
                                     {"DECLINE", "/khong-dung"},
                                     {"TAKE_BACK", "/rut"},
                                     {"WITHDRAW", "/go"},
                                     {"START", "/ban-moi"}})
        values.set(name, here + rest);
    values.set("VERSION", view.edition.version).set("HASH", view.edition.content_hash);
    web::set_csrf(values, request);
    web::set_field(values, request.ui, "reason", request.form.fields.get("reason"), error);
    const bool has_next = view.edition.gate + 1 < view.chain.size();
    values.set_if("PASS_TO", can(Event::pass) && has_next ? view.chain[view.edition.gate + 1].name : "");
    const bool later = view.edition.content.publish_at && *view.edition.content.publish_at > request.now;
    values.show_if(can(Event::approve) && !later, "MAY_PUBLISH").show_if(can(Event::approve) && later, "MAY_SCHEDULE");
    values.show_if(can(Event::send_back), "MAY_SEND_BACK").show_if(can(Event::decline), "MAY_DECLINE");
    values.show_if(can(Event::take_back), "MAY_TAKE_BACK").show_if(can(Event::withdraw), "MAY_WITHDRAW");
    values.show_if(view.item.live_edition == view.edition.id && !publication::find_open_edition(core, view.item.id) &&
                       access::decide(request.actor, publication::write_power(kind.name), view.item.site, view.path),
                   "MAY_START");
    // Why somebody who stands at the right gate has no button there.
    const auto barred = publication::may(request.actor, has_next ? Event::pass : Event::approve, view.situation());
    values.set_if("OWN_TEXT",
                  !barred && barred.error().code == "publication.own_text" ? web::sentence(request.ui, barred.error()) : "");
}

void add_history(view::Values& values, const web::DeskRequest& request, const std::vector<publication::HistoryLine>& history)
{
    for (const publication::HistoryLine& line : history) {
        view::Values& row = values.row("HISTORY");
        row.set("ACT", request.ui.messages.get("vi", "event." + line.event)).set_if("NAME", line.actor_name);
        row.set("AT", format_date_time(line.at)).set("AT_ISO", format_local_rfc3339(line.at));
        row.set_if("REASON", line.reason).show_if(line.voided, "VOIDED");
    }
}

}   // namespace tantrao::editing
