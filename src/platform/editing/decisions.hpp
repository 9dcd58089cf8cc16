// Decisions about an edition: the same for every kind.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/editing/edition_desk.hpp"

#include <vector>

namespace tantrao::editing {

// Routes below "/{site}/SEGMENT/{edition}": rut, duyet, tra-lai, khong-dung, go, ban-moi. The actions ask again for the very category and
// gate; a gate may be anybody's whom its power reaches. After one the edition's page says "done.FEATURE.published" and so on: passed,
// scheduled, sent_back, declined, taken_back, withdrawn, edition_started.
std::vector<web::Route> decision_routes(const Kind& kind);

}   // namespace tantrao::editing
