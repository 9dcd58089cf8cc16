// Which files live shows: the newsstand's table live_files, a row per file and item.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/live_store.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tantrao::media {

struct ShownFile {
    std::string name, type;
};
enum class Shown { yes, taken_down, unknown };
struct Lookup {
    Shown shown = Shown::unknown;
    ShownFile file;   // where shown is yes
    std::vector<std::pair<std::string, std::int64_t>>
        left_by;   // where taken down: kind and id of some that showed it and may be live
};
// One statement.
Lookup find_shown(newsstand::LiveReader& live, std::string_view hash);

}   // namespace tantrao::media
