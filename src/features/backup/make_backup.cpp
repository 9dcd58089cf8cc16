// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/postgres_copy.hpp"
#include "features/backup/backup.hpp"
#include "features/backup/folder_files.hpp"

#include <algorithm>

namespace tantrao::backup {

namespace fs = std::filesystem;

namespace {

// Removes a backup that was not finished.
class Unfinished {
  public:
    explicit Unfinished(fs::path folder) : folder_(std::move(folder)) {}
    ~Unfinished()
    {
        if (finished_)
            return;
        std::error_code ignored;   // what stays has no manifest, so nobody takes it for a backup
        for (const auto& entry : fs::directory_iterator(folder_, ignored))
            fs::remove_all(entry.path(), ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    void finish() { finished_ = true; }

  private:
    fs::path folder_;
    bool finished_ = false;
};

CopiedFile copy_core(const Source& source, const fs::path& folder)
{
    CopiedFile core;
    core.name = source.postgres_url.empty() ? "core.db" : "core.pgdump";
    if (source.postgres_url.empty())
        source.core.copy_to(folder / core.name);
    else
        db::dump_postgres(source.postgres_url, folder / core.name);
    fs::permissions(folder / core.name, fs::perms::owner_read | fs::perms::owner_write);
    sync_file(folder / core.name);
    core.hash = hash_of_file(folder / core.name);
    core.size = static_cast<std::int64_t>(fs::file_size(folder / core.name));
    return core;
}

Result<std::vector<CopiedFile>> copy_files(files::BlobStore& blobs, const fs::path& folder, const Progress& progress)
{
    std::vector<CopiedFile> all;
    blobs.each([&](const std::string& hash, std::int64_t size) { all.push_back({hash, hash, size}); });
    std::ranges::sort(all, {}, &CopiedFile::name);
    files::BlobStore copies(folder);
    std::int64_t done = 0;
    for (const CopiedFile& file : all) {
        if (copies.put_file(blobs.path_of(file.hash)).hash != file.hash)
            return Error::invalid("backup.file.damaged", {file.hash});
        if (progress)
            progress(++done, static_cast<std::int64_t>(all.size()));
    }
    return all;
}

} // namespace

Result<Manifest> make_backup(const Source& source, const fs::path& folder, Instant now, const Progress& progress)
{
    fs::create_directories(folder);
    if (!fs::is_empty(folder))
        return Error::conflict("backup.not_empty", {folder.string()});
    fs::permissions(folder, fs::perms::owner_all);
    Unfinished unfinished(folder);
    Manifest manifest;
    manifest.program = source.program;
    manifest.engine = source.postgres_url.empty() ? "sqlite" : "postgresql";
    manifest.made_at = now;
    manifest.migrations = source.migrations;
    manifest.core = copy_core(source, folder);
    manifest.files = TANTRAO_TRY(copy_files(source.blobs, folder / "files", progress));
    write_whole(folder / "manifest.json", to_json(manifest).dump(1));
    unfinished.finish();
    return manifest;
}

} // namespace tantrao::backup
