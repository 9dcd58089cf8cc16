// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/store.hpp"

#include "db/postgres_store.hpp"
#include "db/sqlite_store.hpp"

namespace tantrao::db {

std::unique_ptr<Store> Store::open(const StoreOptions& options)
{
    return options.postgres_url.empty() ? open_sqlite_store(options) : open_postgres_store(options);
}

}   // namespace tantrao::db
