// This machine's part of a portal: files, live store, projector. A command uses it beside a running server or alone.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/config.hpp"
#include "files/blob_store.hpp"
#include "platform/newsstand/projector.hpp"

namespace tantrao::app {

struct Node {
    Node(const Config& config, db::Store& core, const Clock& clock);

    files::BlobStore blobs;
    newsstand::FileShelf shelf;
    newsstand::LiveStore live;
    newsstand::Projector projector;
};

enum class Shown { by_this_command, by_server, not_yet };
std::string_view name_of(Shown shown);

// After a command changed core: projects by itself where no server does, and waits (about two seconds) for the server otherwise.
Shown show_changes(const Config& config, db::Store& core, const Clock& clock);

// Waits until live has every number that core holds now; false when the time is over.
bool wait_for_server(Node& node, db::Store& core, std::int64_t timeout_us);

} // namespace tantrao::app
