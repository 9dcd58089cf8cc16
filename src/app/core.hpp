// Settings and the core store, as every command opens them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/arguments.hpp"
#include "base/config.hpp"
#include "db/store.hpp"

#include <memory>

namespace tantrao::app {

Option data_option();       // --data DIR
Option database_option();   // --database URL
Option json_option();       // --json

// The settings of the data directory, with what the command line says. Throws Refused for a setting that is wrong, UsageError when
// no data directory was named. The log's level is set.
Config config_of(const Arguments& arguments);

enum class Connect { now, when_needed };   // when_needed: a store that is away is no error yet, and none is created
// Opens the store without looking at what is in it; now: creates an SQLite file that is not there.
std::unique_ptr<db::Store> open_store(const Config& config, Connect connect = Connect::now);
// The same for what `tantrao init` has made: throws Refused if nothing was, or if migrations are missing.
std::unique_ptr<db::Store> open_core(const Config& config);
// The same, but missing migrations are applied.
std::unique_ptr<db::Store> open_core_to_migrate(const Config& config);
bool is_initialised(const Config& config, db::Store& core);
// Applies what is missing; how many migrations.
int migrate_core(db::Store& core);

}   // namespace tantrao::app
