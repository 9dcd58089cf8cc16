// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"

namespace tantrao::db {

std::unique_ptr<Store> open_postgres_store(const StoreOptions& options);
// One statement outside any transaction (CREATE DATABASE …).
void run_on_postgres_server(const std::string& url, const std::string& sql);

}   // namespace tantrao::db
