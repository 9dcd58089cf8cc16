// The page of one edition on the desk: the form or the text, and beside it state, gates, decisions and history.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/articles/article_form.hpp"
#include "platform/web/route.hpp"

namespace tantrao::articles {

struct EditionPage {
    const publication::EditionView* view = nullptr;   // null: a new article
    // What was typed, when a form is shown again; otherwise the stored text is shown.
    const ArticleForm* typed = nullptr;
    const Error* error = nullptr;
    std::string reason;   // typed for a decision
    int status = 200;
};

http::Response edition_page(const web::DeskRequest& request, const EditionPage& page);

// The category and those above it.
std::vector<CategoryId> path_in(const std::vector<site::Category>& all, CategoryId id);
// "/yen-phu/bai-viet/12"
std::string edition_path(const web::DeskRequest& request, EditionId id);
// The edition named in the address. Errors: not_found "publication.unknown".
Result<publication::EditionView> edition_of(const web::DeskRequest& request);
// Who changed the edition last and when, as a conflict "articles.stale" (args: name, time).
Error stale_error(const web::DeskRequest& request, EditionId id);
// The files of a text as the desk shows them, published or not. Valid while the connection is.
body::FileLinks desk_links(const web::DeskRequest& request, db::Connection& core);

}   // namespace tantrao::articles
