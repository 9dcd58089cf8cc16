// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/rebuild_request.hpp"

namespace tantrao::newsstand {

void ask_for_rebuild(LiveFile& file) { file.writer().exec("UPDATE live_meta SET mark = 'rebuild' WHERE id = 1"); }

}   // namespace tantrao::newsstand
