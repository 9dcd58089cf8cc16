// Abbreviations and synonyms of the whole portal: those of the desk, and those the program brings along.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::search_pages {

Result<http::Response> names_page(const web::DeskRequest& request);
Result<http::Response> add_names(const web::DeskRequest& request);
Result<http::Response> name_form(const web::DeskRequest& request);
Result<http::Response> save_name(const web::DeskRequest& request);
Result<http::Response> remove_name(const web::DeskRequest& request);

}   // namespace tantrao::search_pages
