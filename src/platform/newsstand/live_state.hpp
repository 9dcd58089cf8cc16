// What a live store says about itself, for doctor.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/live_store.hpp"

namespace tantrao::newsstand {

// Hashes of the files that readers can fetch now.
std::vector<std::string> shown_files(LiveReader& live);

struct SetAside {
    Subject subject;
    std::string error;
};
// Subjects that could not be projected; their last good version is shown.
std::vector<SetAside> set_aside_subjects(LiveReader& live);

}   // namespace tantrao::newsstand
