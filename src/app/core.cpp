// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/core.hpp"

#include "app/console.hpp"
#include "app/features.hpp"
#include "base/log.hpp"
#include "db/migrations.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/site/site_store.hpp"

#include <cstdlib>
#include <fmt/format.h>

namespace tantrao::app {

namespace {

LogLevel level_of(const std::string& name)
{
    if (name == "debug")
        return LogLevel::debug;
    if (name == "warning")
        return LogLevel::warning;
    if (name == "error")
        return LogLevel::error;
    if (name != "info")
        throw Refused(fmt::format("log_level is “{}”; it may be debug, info, warning or error", name));
    return LogLevel::info;
}

std::unique_ptr<db::Store> open_initialised(const Config& config)
{
    const bool there = !config.database_url.empty() || std::filesystem::exists(config.core_file());   // opening would create it
    auto core = there ? open_store(config) : nullptr;
    if (!core || !is_initialised(config, *core))
        throw Refused(fmt::format("{} holds no portal yet; `tantrao init --data {} --profile tuyen-quang` makes one",
                                  config.data_dir.string(), config.data_dir.string()));
    return core;
}

} // namespace

Option data_option() { return {"data", "DIR", "the data directory (or TANTRAO_DATA of the environment)", Option::Need::optional}; }
Option database_option() { return {"database", "URL", "postgresql://… for the core store, instead of the configured one", Option::Need::optional}; }
Option json_option() { return {"json", "", "report as JSON", Option::Need::optional}; }

Config config_of(const Arguments& arguments)
{
    std::string data = arguments.get("data");
    if (const char* named = std::getenv("TANTRAO_DATA"); data.empty() && named != nullptr)
        data = named;
    if (data.empty())
        throw UsageError("no data directory was named: --data DIR is missing");
    Config config = required(load_config(std::filesystem::absolute(data)));
    if (arguments.has("database"))
        config.database_url = arguments.get("database");
    if (!config.database_url.empty() && !config.database_url.starts_with("postgresql://") && !config.database_url.starts_with("postgres://"))
        throw Refused("the database's address must begin with postgresql://");
    set_log_level(level_of(config.log_level));
    return config;
}

std::unique_ptr<db::Store> open_store(const Config& config, Connect connect)
{
    db::StoreOptions options;
    options.sqlite_file = config.core_file();
    options.postgres_url = config.database_url;
    options.readers = config.workers + 6;   // and the projector, the indexer, three runners of jobs, health checks
    options.writers = config.workers + 4;   // and the runners of jobs
    options.must_answer = connect == Connect::now;
    auto core = db::Store::open(options);
    core->set_before_commit(newsstand::number_rows);
    return core;
}

bool is_initialised(const Config& config, db::Store& core)
{
    if (config.database_url.empty() && !std::filesystem::exists(config.core_file()))
        return false;
    const auto all = db::find_migrations(migration_folders());
    const auto pending = db::pending_migrations(core, all);
    if (pending.size() == all.size())
        return false;
    return core.read([](db::Connection& db) { return static_cast<bool>(site::portal_id(db)); });
}

std::unique_ptr<db::Store> open_core_to_migrate(const Config& config)
{
    auto core = open_initialised(config);
    migrate_core(*core);
    return core;
}

std::unique_ptr<db::Store> open_core(const Config& config)
{
    auto core = open_initialised(config);
    const auto pending = db::pending_migrations(*core, db::find_migrations(migration_folders()));
    if (!pending.empty())
        throw Refused(fmt::format("the core store lacks {} migrations of this program; `tantrao migrate` applies them", pending.size()));
    return core;
}

int migrate_core(db::Store& core) { return db::migrate(core, db::find_migrations(migration_folders())); }

} // namespace tantrao::app
