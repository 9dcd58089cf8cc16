// What lies in a data directory beside the stores.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/config.hpp"

namespace tantrao::app {

// The folders of a server, closed to other users. Throws std::filesystem::filesystem_error.
void make_folders(const Config& config);
// Left-over uploads of a server that ended badly.
void clear_uploads(const Config& config);
// Whether a process projects for this data directory now: its live store is then not for others to open.
bool is_served(const Config& config);

} // namespace tantrao::app
