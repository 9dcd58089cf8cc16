// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/environment.hpp"
#include "platform/newsstand/log.hpp"

namespace tantrao::web {

bool wait_until_shown(Environment& environment)
{
    const auto position = environment.core.read([](db::Connection& core) { return newsstand::last_position(core); });
    return environment.projector.wait_applied(position.number, seconds_us(1));
}

} // namespace tantrao::web
