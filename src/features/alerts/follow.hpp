// From what is public to what is told: the publication log gives the order, live says what a document is, core keeps what was told.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/environment.hpp"

namespace tantrao::alerts {

// Looks at every number of the publication log once, in order, as far as this node's live has applied it; about 4,000 rows in one
// call.
void take_news(web::Environment& environment);
// Once a day: days of the coming week on which something begins or ends for a document that somebody follows. Not by a
// node whose live is behind what was told.
void remind(web::Environment& environment);

}   // namespace tantrao::alerts
