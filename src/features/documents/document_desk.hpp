// Documents on the desk: list, form with the text as it was understood, decisions at the gates, history.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_form.hpp"
#include "platform/editing/edition_desk.hpp"
#include "platform/web/feature.hpp"

namespace tantrao::documents {

std::vector<web::Route> desk_routes();
web::MenuEntry desk_menu();

// What waits for this person on this site: documents at a gate, their own that came back, tasks.
std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site, Instant now);

using Answer = Result<http::Response>;

Answer list_desk_page(const web::DeskRequest& request);
Answer new_page(const web::DeskRequest& request);
Answer create(const web::DeskRequest& request);
Answer edit_page(const web::DeskRequest& request);
Answer save(const web::DeskRequest& request);
Answer autosave(const web::DeskRequest& request);
// The page as readers will see it.
Answer preview(const web::DeskRequest& request);

// The page of one edition.
struct EditionPage {
    const publication::EditionView* view = nullptr;   // null: a new document
    const DocumentForm* typed = nullptr;              // what was typed, when a form is shown again
    const Error* error = nullptr;
    int status = 200;
};
http::Response edition_page(const web::DeskRequest& request, const EditionPage& page);
// Documents, as the desk of all kinds knows them.
const editing::Kind& desk_kind();
inline std::string edition_path(const web::DeskRequest& request, EditionId id)
{
    return editing::edition_path(request, desk_kind(), id);
}
inline Result<publication::EditionView> edition_of(const web::DeskRequest& request)
{
    return editing::edition_of(request, desk_kind());
}

}   // namespace tantrao::documents
