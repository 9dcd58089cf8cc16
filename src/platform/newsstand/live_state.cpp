// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/live_state.hpp"

namespace tantrao::newsstand {

std::vector<std::string> shown_files(LiveReader& live)
{
    return live.db().all("SELECT DISTINCT hash FROM live_files WHERE gone = 0 ORDER BY hash", {},
                         [](const db::Row& row) { return row.str(0); });
}

std::vector<SetAside> set_aside_subjects(LiveReader& live)
{
    return live.db().all("SELECT subject_kind, subject_id, error FROM live_set_aside ORDER BY subject_kind, subject_id", {},
                         [](const db::Row& row) {
                             return SetAside{{row.str(0), row.i64(1)}, row.str(2)};
                         });
}

}   // namespace tantrao::newsstand
