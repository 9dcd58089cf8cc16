// The board of a site: what is found first for a query, and what people looked for without finding anything.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::search_pages {

Result<http::Response> bets_page(const web::DeskRequest& request);
Result<http::Response> add_bet(const web::DeskRequest& request);
Result<http::Response> bet_form(const web::DeskRequest& request);
Result<http::Response> save_bet(const web::DeskRequest& request);
Result<http::Response> remove_bet(const web::DeskRequest& request);

}   // namespace tantrao::search_pages
