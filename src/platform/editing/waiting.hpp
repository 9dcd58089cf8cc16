// What waits for somebody, for the desk's first page.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/editing/edition_desk.hpp"

#include <vector>

namespace tantrao::editing {

// What of this kind waits for this person on this site: texts at a gate they may pass, and their own that came back.
std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site,
                                        const Kind& kind);

}   // namespace tantrao::editing
