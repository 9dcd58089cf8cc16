// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/features.hpp"
#include "db/migrations.hpp"

#include <fmt/format.h>

namespace tantrao::app {

namespace {

int version(const Arguments& arguments)
{
    const auto migrations = db::find_migrations(migration_folders());
    if (arguments.has("json"))
        say_json({{"version", TANTRAO_VERSION}, {"migrations", migrations.size()}});
    else
        say(fmt::format("tantrao {} ({} migrations of the core store)", TANTRAO_VERSION, migrations.size()));
    return 0;
}

}   // namespace

Command version_command() { return {"version", "tell which version this is", "", {}, {data_option(), json_option()}, version}; }

}   // namespace tantrao::app
