// Whether search of this machine finds what a command published.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/node.hpp"

namespace tantrao::app {

// Waits beside a running server, with progress, until search holds every number that core holds now: the index follows at about a
// megabyte of text a second. False where no server runs (it goes on from there when one starts), and where the index has not moved for
// ten seconds.
bool wait_until_findable(const Config& config, db::Store& core, Shown shown);

}   // namespace tantrao::app
