// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"

namespace tantrao::db {

std::unique_ptr<Store> open_sqlite_store(const StoreOptions& options);

}   // namespace tantrao::db
