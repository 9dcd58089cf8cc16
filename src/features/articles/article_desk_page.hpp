// The page of one edition on the desk: the form or the text, and beside it state, gates, decisions and history.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/articles/article_form.hpp"
#include "platform/editing/edition_desk.hpp"

namespace tantrao::articles {

struct EditionPage {
    const publication::EditionView* view = nullptr;   // null: a new article
    // What was typed, when a form is shown again; otherwise the stored text is shown.
    const ArticleForm* typed = nullptr;
    const Error* error = nullptr;
    int status = 200;
};

http::Response edition_page(const web::DeskRequest& request, const EditionPage& page);

// Articles, as the desk of all kinds knows them.
const editing::Kind& desk_kind();
inline std::string edition_path(const web::DeskRequest& request, EditionId id)
{
    return editing::edition_path(request, desk_kind(), id);
}
inline Result<publication::EditionView> edition_of(const web::DeskRequest& request)
{
    return editing::edition_of(request, desk_kind());
}
// The files of a text as the desk shows them, published or not. Valid while the connection is.
body::FileLinks desk_links(const web::DeskRequest& request, db::Connection& core);

}   // namespace tantrao::articles
