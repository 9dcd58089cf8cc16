// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/editing/decisions.hpp"
#include "base/whole_number.hpp"

#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"

#include <fmt/format.h>

namespace tantrao::editing {

namespace {

std::int64_t number_field(const web::DeskRequest& request, std::string_view name)
{
    return whole_number(request.form.fields.get(name));
}

std::string_view reason_of(const web::DeskRequest& request) { return request.form.fields.get("reason"); }

Answer done(const web::DeskRequest& request, const Kind& kind, EditionId id, std::string_view what)
{
    return web::done(edition_path(request, kind, id), fmt::format("{}.{}", kind.feature, what));
}

// The page again as it stands now.
Answer refused(const web::DeskRequest& request, const Kind& kind, const EditionView& before, const Error& error)
{
    const auto view = TANTRAO_TRY(edition_of(request, kind));
    return kind.refused(request, view, told_who(request, before.edition.id, error));
}

template <class Act>
Answer decide(const web::DeskRequest& request, const Kind& kind, std::string_view what, Act&& act)
{
    const auto view = TANTRAO_TRY(edition_of(request, kind));
    const Result<void> decided = request.core().write([&](db::Transaction& tx) { return act(tx, view); });
    return decided ? done(request, kind, view.edition.id, what) : refused(request, kind, view, decided.error());
}

// The content the person read: the one on the page, or what their own saving since then made of it; that the version is theirs
// is checked when the edition is locked.
std::string read_hash(const web::DeskRequest& request, const EditionView& view)
{
    const bool as_shown = request.form.fields.get("read_version").empty() ||
                          number_field(request, "version") == number_field(request, "read_version");
    return as_shown ? std::string(request.form.fields.get("hash")) : view.edition.content_hash;
}

Answer pass(const web::DeskRequest& request, const Kind& kind)
{
    const auto view = TANTRAO_TRY(edition_of(request, kind));
    const std::string hash = read_hash(request, view);
    const auto passed = request.core().write([&](db::Transaction& tx) -> Result<publication::State> {
        const auto state = TANTRAO_TRY(
            publication::pass(tx, request.acting(), request.site_id(), view.edition.id, number_field(request, "version"), hash));
        if (kind.on_public && (state == publication::State::live || state == publication::State::scheduled))
            TANTRAO_TRY(kind.on_public(tx, TANTRAO_TRY(publication::view_of(tx.db(), request.site_id(), view.edition.id))));
        return state;
    });
    if (!passed)
        return refused(request, kind, view, passed.error());
    if (*passed == publication::State::live)
        web::wait_until_shown(request.environment);
    return done(request, kind, view.edition.id,
                *passed == publication::State::live        ? "published"
                : *passed == publication::State::scheduled ? "scheduled"
                                                           : "passed");
}

// It was let through and will not be public: what became its own goes back to the edition that readers have, or is nobody's.
Result<void> undo_public(const web::DeskRequest& request, const Kind& kind, db::Transaction& tx, ItemId id)
{
    const auto item = publication::find_item(tx.db(), id);
    if (item->state != publication::ItemState::live) {
        if (kind.on_withdrawn)
            kind.on_withdrawn(tx, id);
    } else if (kind.on_public) {
        // Where another item has taken it meanwhile, both stay as they are.
        (void)kind.on_public(tx, TANTRAO_TRY(publication::view_of(tx.db(), request.site_id(), item->live_edition)));
    }
    return {};
}

Answer send_back(const web::DeskRequest& request, const Kind& kind)
{
    return decide(request, kind, "sent_back", [&](db::Transaction& tx, const EditionView& view) -> Result<void> {
        TANTRAO_TRY(publication::send_back(tx, request.acting(), request.site_id(), view.edition.id,
                                           number_field(request, "version"), reason_of(request)));
        return view.edition.state == publication::State::scheduled ? undo_public(request, kind, tx, view.item.id)
                                                                   : Result<void>();
    });
}

Answer decline(const web::DeskRequest& request, const Kind& kind)
{
    return decide(request, kind, "declined", [&](db::Transaction& tx, const EditionView& view) {
        return publication::decline(tx, request.acting(), request.site_id(), view.edition.id, number_field(request, "version"),
                                    reason_of(request));
    });
}

Answer take_back(const web::DeskRequest& request, const Kind& kind)
{
    return decide(request, kind, "taken_back", [&](db::Transaction& tx, const EditionView& view) {
        return publication::take_back(tx, request.acting(), request.site_id(), view.edition.id, number_field(request, "version"));
    });
}

Answer withdraw(const web::DeskRequest& request, const Kind& kind)
{
    const auto view = TANTRAO_TRY(edition_of(request, kind));
    const auto withdrawn = request.core().write([&](db::Transaction& tx) -> Result<void> {
        TANTRAO_TRY(publication::withdraw(tx, request.acting(), request.site_id(), view.item.id, reason_of(request)));
        if (kind.on_withdrawn)
            kind.on_withdrawn(tx, view.item.id);
        return {};
    });
    if (!withdrawn)
        return refused(request, kind, view, withdrawn.error());
    request.environment.projector.take_away({view.item.kind, view.item.id.value});
    web::wait_until_shown(request.environment);
    return done(request, kind, view.edition.id, "withdrawn");
}

Answer start_edition(const web::DeskRequest& request, const Kind& kind)
{
    const auto view = TANTRAO_TRY(edition_of(request, kind));
    const auto started = request.core().write(
        [&](db::Transaction& tx) { return publication::start_edition(tx, request.acting(), request.site_id(), view.item.id); });
    return started ? done(request, kind, *started, "edition_started") : refused(request, kind, view, started.error());
}

}   // namespace

std::vector<web::Route> decision_routes(const Kind& kind)
{
    const auto route = [&](std::string_view rest, std::string_view name, std::string_view power, auto handler) {
        return web::desk_action(fmt::format("/{{site}}/{}/{{edition}}/{}", kind.segment, rest),
                                fmt::format("{}.{}", kind.feature, name), power,
                                [kind, handler](const web::DeskRequest& request) { return handler(request, kind); });
    };
    const std::string view_power = fmt::format("{}.view", kind.feature);
    const std::string_view write_power = publication::write_power(kind.name);
    return {
        route("rut", "take_back", write_power, take_back),         route("duyet", "pass", view_power, pass),
        route("tra-lai", "send_back", view_power, send_back),      route("khong-dung", "decline", view_power, decline),
        route("go", "withdraw", "publication.withdraw", withdraw), route("ban-moi", "start_edition", write_power, start_edition)};
}

}   // namespace tantrao::editing
