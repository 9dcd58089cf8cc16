// A fresh core store for every test, on SQLite always and on PostgreSQL where TANTRAO_TEST_POSTGRES names a server. For tests only.
//   class Thing : public db::StoreTest {};
//   TEST_P(Thing, Does) { store() … }
//   TANTRAO_ON_ALL_STORES(Thing);
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/migrations.hpp"
#include "db/store.hpp"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

namespace tantrao::db {

class TemporaryFolder {
  public:
    TemporaryFolder() : path_(std::filesystem::temp_directory_path() / ("tantrao-test-" + random_hex(8)))
    {
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;   // a folder that stays in the temporary directory harms nobody
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline std::vector<Engine> engines_to_test()
{
    std::vector<Engine> engines{Engine::sqlite};
    if (std::getenv("TANTRAO_TEST_POSTGRES") != nullptr)
        engines.push_back(Engine::postgres);
    return engines;
}

class StoreTest : public testing::TestWithParam<Engine> {
  protected:
    StoreOptions options()
    {
        StoreOptions options;
        options.readers = 8;
        options.writers = 8;
        if (GetParam() == Engine::sqlite) {
            options.sqlite_file = folder_.path() / "core.db";
            return options;
        }
        const std::string server = std::getenv("TANTRAO_TEST_POSTGRES");   // postgresql://user@host:port/postgres?…
        const auto slash = server.find('/', server.find("//") + 2);
        const auto question = server.find('?', slash);
        options.postgres_url =
            server.substr(0, slash + 1) + database_ + (question == std::string::npos ? "" : server.substr(question));
        return options;
    }
    void SetUp() override
    {
        if (GetParam() == Engine::postgres)
            on_server("CREATE DATABASE " + database_);
        store_ = Store::open(options());
    }
    void TearDown() override
    {
        store_.reset();
        if (GetParam() == Engine::postgres)
            on_server("DROP DATABASE " + database_ + " WITH (FORCE)");
    }
    Store& store() { return *store_; }
    const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    static void on_server(const std::string& sql);
    TemporaryFolder folder_;
    std::string database_ = "tantrao_test_" + random_hex(8);
    std::unique_ptr<Store> store_;
};

// Outside any transaction, as CREATE DATABASE wants it.
void run_on_postgres_server(const std::string& url, const std::string& sql);
inline void StoreTest::on_server(const std::string& sql) { run_on_postgres_server(std::getenv("TANTRAO_TEST_POSTGRES"), sql); }

}   // namespace tantrao::db

#define TANTRAO_ON_ALL_STORES(Suite) \
    INSTANTIATE_TEST_SUITE_P(Stores, Suite, testing::ValuesIn(tantrao::db::engines_to_test()), [](const auto& store_info) { \
        return store_info.param == tantrao::db::Engine::sqlite ? "Sqlite" : "Postgres"; \
    })
