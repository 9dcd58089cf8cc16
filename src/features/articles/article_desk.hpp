// Articles on the desk: list, form, decisions at the gates, history. Articles 8.1a, 9.1d; L-403.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/feature.hpp"

namespace tantrao::articles {

std::vector<web::Route> desk_routes();
web::MenuEntry desk_menu();
// What waits for this person on this site: texts at a gate they may pass, and their own that came back.
std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site, Instant now);

}   // namespace tantrao::articles
