// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/features.hpp"
#include "db/migrations.hpp"

#include <fmt/format.h>

namespace tantrao::app {

namespace {

int migrate(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    if (config.database_url.empty() && !std::filesystem::exists(config.core_file()))
        throw Refused(fmt::format("{} holds no core store", config.data_dir.string()));
    const auto core = open_store(config);
    const auto pending = db::pending_migrations(*core, db::find_migrations(migration_folders()));
    Json all = Json::array();
    for (const db::Migration& one : pending)
        all.push_back(fmt::format("{} {:04} {}", one.feature, one.number, one.name));
    const bool only_told = arguments.has("check");
    if (!only_told)
        migrate_core(*core);
    if (arguments.has("json"))
        say_json({{"pending", all}, {"applied", !only_told}});
    else if (pending.empty())
        say("The core store is up to date.");
    else
        for (const Json& one : all)
            say(fmt::format("{} {}", only_told ? "missing" : "applied", one.get<std::string>()));
    return only_told && !pending.empty() ? 1 : 0;
}

} // namespace

Command migrate_command()
{
    return {"migrate",
            "apply missing changes of the database's schema",
            "Applies the migrations that the core store lacks; `tantrao serve` does it too. With --check it only tells them and ends with 1\n"
            "if there are any.",
            {},
            {data_option(), database_option(), {"check", "", "only tell what is missing", Option::Need::optional}, json_option()},
            migrate};
}

} // namespace tantrao::app
