// Documents on the desk: list, form with the text as it was understood, decisions at the gates, history.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_form.hpp"
#include "platform/web/feature.hpp"

namespace tantrao::documents {

std::vector<web::Route> desk_routes();
web::MenuEntry desk_menu();

using Answer = Result<http::Response>;

Answer list_desk_page(const web::DeskRequest& request);
Answer new_page(const web::DeskRequest& request);
Answer create(const web::DeskRequest& request);
Answer edit_page(const web::DeskRequest& request);
Answer save(const web::DeskRequest& request);
Answer pass(const web::DeskRequest& request);
Answer send_back(const web::DeskRequest& request);
Answer decline(const web::DeskRequest& request);
Answer take_back(const web::DeskRequest& request);
Answer withdraw(const web::DeskRequest& request);
Answer start_edition(const web::DeskRequest& request);

// The page of one edition.
struct EditionPage {
    const publication::EditionView* view = nullptr;   // null: a new document
    const DocumentForm* typed = nullptr;              // what was typed, when a form is shown again
    const Error* error = nullptr;
    std::string reason;   // typed for a decision
    int status = 200;
};
http::Response edition_page(const web::DeskRequest& request, const EditionPage& page);
// "/yen-phu/van-ban/12"
std::string edition_path(const web::DeskRequest& request, EditionId id);
// The edition named in the address. Errors: not_found "publication.unknown".
Result<publication::EditionView> edition_of(const web::DeskRequest& request);

}   // namespace tantrao::documents
