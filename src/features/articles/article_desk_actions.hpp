// Handlers of the article desk, for its list of routes.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::articles {

using Answer = Result<http::Response>;

Answer list_page(const web::DeskRequest& request);

// Writing: pages and the two ways to save.
Answer new_page(const web::DeskRequest& request);
Answer create(const web::DeskRequest& request);
Answer edit_page(const web::DeskRequest& request);
Answer save(const web::DeskRequest& request);
Answer autosave(const web::DeskRequest& request);

// The page as readers will see it, by the code that publishes, rolled back.
Answer preview(const web::DeskRequest& request);

}   // namespace tantrao::articles
