// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/postgres_copy.hpp"
#include "features/backup/backup.hpp"
#include "features/backup/folder_files.hpp"

namespace tantrao::backup {

namespace fs = std::filesystem;

namespace {

Result<void> check_file(const fs::path& path, const CopiedFile& file)
{
    std::error_code missing;
    const auto size = fs::file_size(path, missing);
    if (missing)
        return Error{ErrorKind::not_found, "backup.file.missing", {file.name}, {}, {}};
    if (static_cast<std::int64_t>(size) != file.size || hash_of_file(path) != file.hash)
        return Error::invalid("backup.file.damaged", {file.name});
    return {};
}

Error not_empty(const std::string& where) { return Error::conflict("backup.target.not_empty", {where}); }

// A place that holds nothing yet.
Result<void> check_target(const Manifest& manifest, const Target& target)
{
    const bool postgres = !target.postgres_url.empty();
    if (postgres != (manifest.engine == "postgresql"))
        return Error::invalid("backup.engine", {manifest.engine});
    if (postgres && !db::is_empty_postgres(target.postgres_url))
        return not_empty("PostgreSQL");
    if (!postgres && fs::exists(target.core_file))
        return not_empty(target.core_file.string());
    if (fs::exists(target.blob_dir) && !fs::is_empty(target.blob_dir))
        return not_empty(target.blob_dir.string());
    return {};
}

} // namespace

Result<Manifest> check_backup(const fs::path& folder, const Progress& progress)
{
    if (!fs::exists(folder / "manifest.json"))
        return Error{ErrorKind::not_found, "backup.none", {folder.string()}, {}, {}};
    const Manifest manifest = TANTRAO_TRY(manifest_from(read_whole(folder / "manifest.json")));
    if (fs::path(manifest.core.name).filename() != manifest.core.name)
        return Error::invalid("backup.manifest.broken");
    TANTRAO_TRY(check_file(folder / manifest.core.name, manifest.core));
    const files::BlobStore copies(folder / "files");
    std::int64_t done = 0;
    for (const CopiedFile& file : manifest.files) {
        TANTRAO_TRY(check_file(copies.path_of(file.hash), file));
        if (progress)
            progress(++done, static_cast<std::int64_t>(manifest.files.size()));
    }
    return manifest;
}

Result<void> restore_backup(const Manifest& manifest, const fs::path& folder, const Target& target, const Progress& progress)
{
    TANTRAO_TRY(check_target(manifest, target));
    const files::BlobStore copies(folder / "files");
    files::BlobStore blobs(target.blob_dir);
    std::int64_t done = 0;
    for (const CopiedFile& file : manifest.files) {
        if (blobs.put_file(copies.path_of(file.hash)).hash != file.hash)
            return Error::invalid("backup.file.damaged", {file.name});
        if (progress)
            progress(++done, static_cast<std::int64_t>(manifest.files.size()));
    }
    // The store comes last: without it the place still counts as empty.
    if (!target.postgres_url.empty()) {
        db::restore_postgres(target.postgres_url, folder / manifest.core.name);
        return {};
    }
    fs::create_directories(target.core_file.parent_path());
    const fs::path arriving = target.core_file.string() + ".arriving";
    fs::copy_file(folder / manifest.core.name, arriving, fs::copy_options::overwrite_existing);
    fs::permissions(arriving, fs::perms::owner_read | fs::perms::owner_write);
    sync_file(arriving);
    fs::rename(arriving, target.core_file);
    return {};
}

} // namespace tantrao::backup
