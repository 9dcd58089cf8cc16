// Editions on the desk, whatever their kind.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/publication/publication_actions.hpp"
#include "platform/web/route.hpp"
#include "view/template.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace tantrao::editing {

using Answer = Result<http::Response>;
using publication::EditionView;

// What a feature tells of its kind.
struct Kind {
    std::string_view name;      // "article", as items have it
    std::string_view feature;   // "articles": its powers "articles.write" and "articles.view", routes and messages begin so
    std::string_view segment;   // "bai-viet": after the site in addresses
    // The edition's page as it is now, with why a decision was not taken; a reason that was typed is in the request.
    std::function<http::Response(const web::DeskRequest&, const EditionView&, const Error&)> refused;
    // In the transaction in which the last gate lets the edition through; an error undoes that. Again when a later edition that waited for
    // its hour is sent back; what was done before an error stays then, so it takes what is the item's own before it asks anything else.
    // May be empty.
    std::function<Result<void>(db::Transaction&, const EditionView&)> on_public;
    // In the transaction that withdraws the item, or sends back what waited for its hour. May be empty.
    std::function<void(db::Transaction&, ItemId)> on_withdrawn;
};

// "/yen-phu/bai-viet/12"
std::string edition_path(const web::DeskRequest& request, const Kind& kind, EditionId id);
// The edition named in the address. Errors: not_found "publication.unknown", also for one of another kind.
Result<EditionView> edition_of(const web::DeskRequest& request, const Kind& kind);
bool may_now(const web::DeskRequest& request, const EditionView& view, publication::Event event);
// A conflict "form.stale" as one that names who changed the edition last and when: "publication.changed_by". Any other error as it is.
Error told_who(const web::DeskRequest& request, EditionId id, Error error);

// The decisions this person has now: the targets PASS, SEND_BACK, DECLINE, TAKE_BACK, WITHDRAW and START; VERSION, HASH and CSRF; the
// sections MAY_PUBLISH, MAY_SCHEDULE, MAY_SEND_BACK, MAY_DECLINE, MAY_TAKE_BACK, MAY_WITHDRAW and MAY_START; PASS_TO with the name of the
// next gate; OWN_TEXT where somebody stands at the right gate but wrote the text; the field "reason" as typed and refused.
void add_decisions(view::Values& values, const web::DeskRequest& request, db::Connection& core, const Kind& kind,
                   const EditionView& view, const Error* error);
// Rows HISTORY: ACT, NAME, AT, AT_ISO, REASON, VOIDED.
void add_history(view::Values& values, const web::DeskRequest& request, const std::vector<publication::HistoryLine>& history);

}   // namespace tantrao::editing
