// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/position_live.hpp"

namespace tantrao::catalogue {

newsstand::Position position_of(newsstand::LiveReader& live)
{
    return live.db()
        .first("SELECT number, mark FROM live_meta WHERE id = 1", {},
               [](const db::Row& row) {
                   return newsstand::Position{row.i64(0), row.str(1)};
               })
        .value();
}

}   // namespace tantrao::catalogue
