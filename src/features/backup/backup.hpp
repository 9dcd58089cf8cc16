// Backing a portal up while it serves, and making one from a backup.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "features/backup/manifest.hpp"
#include "files/blob_store.hpp"

#include <filesystem>
#include <functional>

namespace tantrao::backup {

// Files done, and how many there are.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

struct Source {
    db::Store& core;
    std::string postgres_url;              // "" for SQLite
    files::BlobStore& blobs;
    std::string program;                   // its version
    std::vector<std::string> migrations;
};
// Into a folder that is not there yet or empty; what was written is removed again if it fails. Errors: conflict "backup.not_empty"
// (args: folder), "backup.file.damaged" (args: hash). Throws DatabaseError, std::system_error.
Result<Manifest> make_backup(const Source& source, const std::filesystem::path& folder, Instant now, const Progress& progress = {});

// Reads the manifest and checks everything it names. Errors: not_found "backup.none" (args: folder), those of manifest_from,
// "backup.file.missing", "backup.file.damaged" (args: name).
Result<Manifest> check_backup(const std::filesystem::path& folder, const Progress& progress = {});

struct Target {
    std::filesystem::path core_file;       // SQLite
    std::string postgres_url;              // or this
    std::filesystem::path blob_dir;
};
// Of a checked backup. The target must be empty: conflict "backup.target.not_empty" (args: where), "backup.engine" (args: engine).
Result<void> restore_backup(const Manifest& manifest, const std::filesystem::path& folder, const Target& target, const Progress& progress = {});

} // namespace tantrao::backup
