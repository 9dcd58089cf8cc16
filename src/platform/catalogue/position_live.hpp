// Where a snapshot of live stands. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/live_store.hpp"

namespace tantrao::catalogue {

newsstand::Position position_of(newsstand::LiveReader& live);

}   // namespace tantrao::catalogue
