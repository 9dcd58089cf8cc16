// Asking the process that projects for a data directory to build its live store anew, from another process.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/live_store.hpp"

namespace tantrao::newsstand {

// Gives the file a position that core does not hold, so whoever follows the log with it must rebuild. May be lost if a number is
// applied at this very moment; ask again then.
void ask_for_rebuild(LiveFile& file);

}   // namespace tantrao::newsstand
