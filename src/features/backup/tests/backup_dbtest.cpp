// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_comparison.hpp"
#include "db/testing.hpp"
#include "features/backup/backup.hpp"
#include "features/backup/folder_files.hpp"
#include "platform/newsstand/log.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace tantrao::backup {
namespace {

namespace fs = std::filesystem;

// A second, empty PostgreSQL database beside the test's own.
class OtherDatabase {
  public:
    OtherDatabase() { db::run_on_postgres_server(std::getenv("TANTRAO_TEST_POSTGRES"), "CREATE DATABASE " + name_); }
    ~OtherDatabase() { db::run_on_postgres_server(std::getenv("TANTRAO_TEST_POSTGRES"), "DROP DATABASE " + name_ + " WITH (FORCE)"); }
    OtherDatabase(const OtherDatabase&) = delete;
    OtherDatabase& operator=(const OtherDatabase&) = delete;
    std::string url(const std::string& beside) const
    {
        const auto slash = beside.find('/', beside.find("//") + 2);
        const auto question = beside.find('?', slash);
        return beside.substr(0, slash + 1) + name_ + (question == std::string::npos ? "" : beside.substr(question));
    }

  private:
    std::string name_ = "tantrao_test_" + random_hex(8);
};

class Backup : public db::StoreTest {
  protected:
    void SetUp() override
    {
        db::StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(), db::find_migrations({"platform/newsstand"}));
        for (int i = 0; i < 20; ++i)
            append(i);
        picture_ = blobs_.put_bytes("what a picture is made of").hash;
        blobs_.put_bytes("another");
        if (GetParam() == db::Engine::postgres)
            other_ = std::make_unique<OtherDatabase>();
    }
    void append(int id)
    {
        (void)store().write([&](db::Transaction& tx) -> Result<int> {
            newsstand::append(tx, Instant{1}, "thing", id);
            return 0;
        });
    }
    Result<Manifest> make(const fs::path& to)
    {
        return make_backup({store(), options().postgres_url, blobs_, "0.1.0", {"platform/newsstand 0001"}}, to, Instant{1'700'000'000'000'000});
    }
    Target target()
    {
        return {folder() / "restored/core.db", other_ ? other_->url(options().postgres_url) : "", folder() / "restored/files"};
    }
    std::unique_ptr<db::Store> restored()
    {
        db::StoreOptions there;
        there.sqlite_file = target().core_file;
        there.postgres_url = target().postgres_url;
        return db::Store::open(there);
    }
    static std::vector<std::string> rows_of(db::Store& core)
    {
        return core.read([](db::Connection& db) {
            return db.all("SELECT number, mark, subject_kind, subject_id FROM publication_log ORDER BY id", {}, [](const db::Row& row) {
                return row.str(0) + row.str(1) + row.str(2) + row.str(3);
            });
        });
    }
    void damage(const fs::path& file)
    {
        fs::permissions(file, fs::perms::owner_all);
        std::fstream(file, std::ios::in | std::ios::out | std::ios::binary) << "X";
    }

    files::BlobStore blobs_{folder() / "files"};
    std::string picture_;
    std::unique_ptr<OtherDatabase> other_;
};

TEST_P(Backup, IsWhatItWasMadeOf)
{
    const fs::path to = folder() / "copy";
    ASSERT_TRUE(make(to));
    const auto before = rows_of(store());
    append(99);   // afterwards: not in it
    const auto manifest = check_backup(to);
    ASSERT_TRUE(manifest) << manifest.error().code;
    EXPECT_EQ(manifest->files.size(), 2U);
    EXPECT_EQ(manifest->made_at, Instant{1'700'000'000'000'000});
    ASSERT_TRUE(restore_backup(*manifest, to, target()));
    EXPECT_EQ(rows_of(*restored()), before);
    EXPECT_EQ(files::BlobStore(target().blob_dir).read(picture_), "what a picture is made of");
}

TEST_P(Backup, GoesOnlyIntoAnEmptyFolder)
{
    fs::create_directories(folder() / "copy");
    std::ofstream(folder() / "copy/mine") << "mine";
    EXPECT_EQ(make(folder() / "copy").error().code, "backup.not_empty");
    EXPECT_TRUE(fs::exists(folder() / "copy/mine"));
}

TEST_P(Backup, IsRestoredOnlyIntoAnEmptyPlace)
{
    const fs::path to = folder() / "copy";
    const Manifest manifest = make(to).value();
    ASSERT_TRUE(restore_backup(manifest, to, target()));
    EXPECT_EQ(restore_backup(manifest, to, target()).error().code, "backup.target.not_empty");
}

TEST_P(Backup, ToldFromADamagedOne)
{
    const fs::path to = folder() / "copy";
    const Manifest manifest = make(to).value();
    const fs::path picture = files::BlobStore(to / "files").path_of(picture_);
    damage(picture);
    EXPECT_EQ(check_backup(to).error().code, "backup.file.damaged");
    fs::remove(picture);
    EXPECT_EQ(check_backup(to).error().code, "backup.file.missing");
    damage(to / manifest.core.name);
    EXPECT_EQ(check_backup(to).error().code, "backup.file.damaged");
    write_whole(to / "manifest.json", "{}");
    EXPECT_EQ(check_backup(to).error().code, "backup.manifest.broken");
    EXPECT_EQ(check_backup(folder()).error().code, "backup.none");
}

TEST_P(Backup, NamesADamagedFileOfThePortal)
{
    damage(blobs_.path_of(picture_));
    const auto made = make(folder() / "copy");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "backup.file.damaged");
    EXPECT_TRUE(fs::is_empty(folder() / "copy"));
}

TEST_P(Backup, IsOfOneKindOfDatabase)
{
    const fs::path to = folder() / "copy";
    Manifest manifest = make(to).value();
    manifest.engine = manifest.engine == "sqlite" ? "postgresql" : "sqlite";
    EXPECT_EQ(restore_backup(manifest, to, target()).error().code, "backup.engine");
}

TANTRAO_ON_ALL_STORES(Backup);

TEST(Manifest, OutOfJsonAndBack)
{
    Manifest manifest{"0.1.0", "sqlite", Instant{1'700'000'000'000'000}, {"a 0001"}, {"core.db", std::string(64, 'a'), 5}, {}};
    manifest.files.push_back({std::string(64, 'b'), std::string(64, 'b'), 7});
    const Manifest back = manifest_from(to_json(manifest).dump()).value();
    EXPECT_EQ(back.core, manifest.core);
    EXPECT_EQ(back.files, manifest.files);
    EXPECT_EQ(back.migrations, manifest.migrations);
    Json newer = to_json(manifest);
    newer["format"] = 2;
    EXPECT_EQ(manifest_from(newer.dump()).error().code, "backup.manifest.newer");
    for (const char* broken : {"", "[]", "{}", "{\"format\":\"1\"}", "{\"format\":1}"})
        EXPECT_EQ(manifest_from(broken).error().code, "backup.manifest.broken") << broken;
    Json outside = to_json(manifest);
    outside["files"][0]["sha256"] = "../../etc/passwd";
    EXPECT_EQ(manifest_from(outside.dump()).error().code, "backup.manifest.broken");
}

} // namespace
} // namespace tantrao::backup
