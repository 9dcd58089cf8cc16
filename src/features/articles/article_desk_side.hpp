// The right side of an edition's page: state, gates passed and to come, decisions, facts, history.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/articles/article_desk_page.hpp"

namespace tantrao::articles {

view::SafeHtml side_of(const web::DeskRequest& request, const EditionPage& page);

}   // namespace tantrao::articles
