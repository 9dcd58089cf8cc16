// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/backup/backup.hpp"
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/data_dir.hpp"
#include "app/features.hpp"
#include "app/node.hpp"
#include "db/migrations.hpp"

#include <fmt/format.h>

namespace tantrao::app {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_of_migrations()
{
    std::vector<std::string> names;
    for (const db::Migration& one : db::find_migrations(migration_folders()))
        names.push_back(fmt::format("{} {:04}", one.feature, one.number));
    return names;
}

std::int64_t bytes_of(const backup::Manifest& manifest)
{
    std::int64_t bytes = manifest.core.size;
    for (const backup::CopiedFile& file : manifest.files)
        bytes += file.size;
    return bytes;
}

void tell(const Arguments& arguments, std::string_view done, const backup::Manifest& manifest, const fs::path& where)
{
    if (arguments.has("json"))
        say_json({{"ok", true}, {"folder", where.string()}, {"engine", manifest.engine}, {"files", manifest.files.size()},
                  {"bytes", bytes_of(manifest)}, {"made_at", format_rfc3339(manifest.made_at)}, {"program", manifest.program}});
    else
        say(fmt::format("{} {}: the core store and {} files, {} MB.", done, where.string(), manifest.files.size(), bytes_of(manifest) >> 20));
}

int make(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto core = open_core(config);
    files::BlobStore blobs(config.blob_dir());
    const backup::Source source{*core, config.database_url, blobs, TANTRAO_VERSION, names_of_migrations()};
    const fs::path folder = fs::absolute(arguments.word(0));
    ProgressBar bar("files");
    const backup::Manifest manifest = required(backup::make_backup(source, folder, SystemClock().now(), [&](std::int64_t done, std::int64_t total) {
        bar.show(done, total);
    }));
    bar.finish();
    tell(arguments, "Backed up to", manifest, folder);
    return 0;
}

// A data directory that holds nothing but, perhaps, its settings.
void check_data_dir(const Config& config)
{
    if (!fs::exists(config.data_dir))
        return;
    for (const auto& entry : fs::directory_iterator(config.data_dir))
        if (entry.path().filename() != "tantrao.toml")
            throw Refused(fmt::format("{} is not empty; a backup is restored into an empty data directory", config.data_dir.string()));
}

int restore(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    check_data_dir(config);
    const fs::path folder = fs::absolute(arguments.word(0));
    ProgressBar bar("checking files");
    const backup::Manifest manifest = required(backup::check_backup(folder, [&](std::int64_t done, std::int64_t total) { bar.show(done, total); }));
    bar.finish();
    ProgressBar copied("files");
    const auto restored = backup::restore_backup(manifest, folder, {config.core_file(), config.database_url, config.blob_dir()},
                                                 [&](std::int64_t done, std::int64_t total) { copied.show(done, total); });
    if (!restored)
        refuse(restored.error());
    copied.finish();
    make_folders(config);
    const auto core = open_core_to_migrate(config);
    show_changes(config, *core, SystemClock());
    tell(arguments, "Restored from", manifest, folder);
    return 0;
}

} // namespace

std::vector<Command> backup_commands()
{
    const Option data = data_option(), database = database_option();
    return {
        {"backup", "back the portal up, while it serves",
         "Copies the core store as it is at one moment and every uploaded file into a new folder, with a manifest of hashes. Settings\n"
         "(tantrao.toml) are not copied.",
         {"DIR"}, {data, database, json_option()}, make},
        {"restore", "make a data directory from a backup",
         "Checks every file of the backup, then fills an empty data directory (and an empty PostgreSQL database) from it. A tantrao.toml\n"
         "may be there already.",
         {"DIR"}, {data, database, json_option()}, restore},
    };
}

} // namespace tantrao::app
