// Issues on the desk: list, form, decisions at the gates, history.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/editing/edition_desk.hpp"

#include <vector>

namespace tantrao::gazette {

std::vector<web::Route> desk_routes();
web::MenuEntry desk_menu();
std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site, Instant now);

}   // namespace tantrao::gazette
