// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/backup/manifest.hpp"

#include "files/blob_store.hpp"

namespace tantrao::backup {

namespace {

constexpr std::size_t largest = std::size_t{1} << 30;

Result<CopiedFile> file_of(const Json& json)
{
    if (!json.is_object() || !json.contains("size") || !json.at("size").is_number_integer())
        return Error::invalid("backup.manifest.broken");
    CopiedFile file{json_text(json, "name"), json_text(json, "sha256"), json.at("size").get<std::int64_t>()};
    if (file.name.empty() || !files::BlobStore::is_hash(file.hash) || file.size < 0)
        return Error::invalid("backup.manifest.broken");
    return file;
}

Json json_of(const CopiedFile& file) { return {{"name", file.name}, {"sha256", file.hash}, {"size", file.size}}; }

} // namespace

Json to_json(const Manifest& manifest)
{
    Json files = Json::array();
    for (const CopiedFile& file : manifest.files)
        files.push_back(json_of(file));
    return {{"format", format_version},
            {"program", manifest.program},
            {"engine", manifest.engine},
            {"made_at", format_rfc3339(manifest.made_at)},
            {"migrations", manifest.migrations},
            {"core", json_of(manifest.core)},
            {"files", files}};
}

Result<Manifest> manifest_from(std::string_view text)
{
    const auto parsed = parse_json(text, largest);
    if (!parsed || !parsed->is_object() || !parsed->value("format", Json()).is_number_integer())
        return Error::invalid("backup.manifest.broken");
    const Json& json = *parsed;
    if (const int format = json.at("format").get<int>(); format != format_version)
        return Error::invalid("backup.manifest.newer", {std::to_string(format)});
    Manifest manifest;
    manifest.program = json_text(json, "program");
    manifest.engine = json_text(json, "engine");
    const auto made_at = parse_instant(json_text(json, "made_at"));
    if (!made_at || (manifest.engine != "sqlite" && manifest.engine != "postgresql") || !json.value("files", Json()).is_array())
        return Error::invalid("backup.manifest.broken");
    manifest.made_at = *made_at;
    manifest.core = TANTRAO_TRY(file_of(json.value("core", Json())));
    for (const Json& one : json.at("files"))
        manifest.files.push_back(TANTRAO_TRY(file_of(one)));
    for (const Json& one : json.value("migrations", Json::array()))
        if (one.is_string())
            manifest.migrations.push_back(one.get<std::string>());
    return manifest;
}

} // namespace tantrao::backup
