// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/media_store.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "features/media/address.hpp"

#include <stdexcept>

namespace tantrao::media {

namespace {

std::string to_json(const std::vector<files::PictureVariant>& encodings)
{
    Json all = Json::array();
    for (const files::PictureVariant& e : encodings)
        all.push_back({{"hash", e.hash}, {"type", e.mime}, {"width", e.width}, {"height", e.height}, {"size", e.size}});
    return dump_json(all);
}

// Columns hash, name, type, extension, size, width, height, variants from `first` on.
File read_file(const db::Row& row, int first)
{
    File file;
    file.hash = row.str(first);
    file.name = row.str(first + 1);
    file.type = row.str(first + 2);
    file.extension = row.str(first + 3);
    file.size = row.i64(first + 4);
    file.width = static_cast<int>(row.i64(first + 5));
    file.height = static_cast<int>(row.i64(first + 6));
    const auto encodings = parse_json(row.text(first + 7));
    if (!encodings)
        throw std::runtime_error("media_files: unreadable variants of " + file.hash);
    for (const Json& e : *encodings) {
        file.encodings.push_back({e.at("hash"), e.at("type"), e.at("width"), e.at("height"), e.at("size")});
        file.variants.push_back({e.at("width"), e.at("height"), address_of(e.at("hash").get<std::string>()), e.at("type")});
    }
    return file;
}

LibraryFile read_library_file(const db::Row& row)
{
    LibraryFile found;
    found.id = row.i64(0);
    found.file = read_file(row, 1);
    found.alt = row.str(9);
    found.credit = row.str(10);
    found.uploader = row.str(11);
    found.uploaded_at = row.instant(12);
    found.version = row.i64(13);
    return found;
}

std::string_view group_name(FileGroup group)
{
    return group == FileGroup::pictures ? "pictures" : group == FileGroup::documents ? "documents" : "all";
}

}   // namespace

std::optional<File> find_file(db::Connection& core, std::string_view hash)
{
    return core.first("SELECT hash, name, type, extension, size, width, height, variants FROM media_files WHERE hash = :hash",
                      {{"hash", hash}}, [](const db::Row& row) { return read_file(row, 0); });
}

std::vector<LibraryFile> library_lines(db::Connection& core, const LibraryFilter& filter)
{
    return core.all(
        "SELECT l.id, f.hash, l.name, f.type, f.extension, f.size, f.width, f.height, f.variants, l.alt, l.credit, "
        "coalesce(a.name, ''), l.uploaded_at, l.version FROM media_library l JOIN media_files f ON f.hash = l.hash "
        "LEFT JOIN accounts a ON a.id = l.uploaded_by WHERE l.site_id = :site "
        "AND (:part = '' OR l.name_folded LIKE '%' || :part || '%') "
        "AND (:group = 'all' OR (:group = 'pictures') = (f.variants <> '[]')) "
        "AND (:before = 0 OR (l.uploaded_at, l.id) < (:before, :before_id)) ORDER BY l.uploaded_at DESC, l.id DESC LIMIT :limit",
        {{"site", filter.site},
         {"part", text::fold(filter.name_part)},
         {"group", group_name(filter.group)},
         {"before", filter.before_uploaded},
         {"before_id", filter.before_id},
         {"limit", filter.limit}},
        read_library_file);
}

std::optional<LibraryFile> find_in_library(db::Connection& core, SiteId site, std::string_view hash)
{
    return core.first("SELECT l.id, f.hash, l.name, f.type, f.extension, f.size, f.width, f.height, f.variants, l.alt, l.credit, "
                      "coalesce(a.name, ''), l.uploaded_at, l.version FROM media_library l JOIN media_files f ON f.hash = l.hash "
                      "LEFT JOIN accounts a ON a.id = l.uploaded_by WHERE l.site_id = :site AND l.hash = :hash",
                      {{"site", site}, {"hash", hash}}, read_library_file);
}

std::optional<Description> description_of(db::Connection& core, SiteId site, std::string_view hash)
{
    return core.first("SELECT alt, credit FROM media_library WHERE site_id = :site AND hash = :hash",
                      {{"site", site}, {"hash", hash}}, [](const db::Row& row) {
                          return Description{row.str(0), row.str(1)};
                      });
}

std::vector<LibraryPlace> places_of(db::Connection& core, std::string_view hash)
{
    return core.all(
        "SELECT l.site_id, f.hash, l.name, f.type, f.extension, f.size, f.width, f.height, f.variants FROM media_library l "
        "JOIN media_files f ON f.hash = l.hash "
        "WHERE l.hash = :hash OR l.hash IN (SELECT original FROM media_encodings WHERE hash = :hash)",
        {{"hash", hash}}, [](const db::Row& row) {
            return LibraryPlace{row.id<SiteId>(0), read_file(row, 1)};
        });
}

std::set<std::string> missing_from_library(db::Connection& core, SiteId site, const std::set<std::string>& hashes)
{
    std::set<std::string> missing;
    for (const std::string& hash : hashes)
        if (core.number("SELECT count(*) FROM media_library WHERE site_id = :site AND hash = :hash",
                        {{"site", site}, {"hash", hash}}) == 0)
            missing.insert(hash);
    return missing;
}

bool insert_file(db::Connection& core, const File& file, Instant now)
{
    const bool added =
        core.exec("INSERT INTO media_files (hash, name, type, extension, size, width, height, variants, stored_at) VALUES "
                  "(:hash, :name, :type, :extension, :size, :width, :height, :variants, :now) ON CONFLICT DO NOTHING",
                  {{"hash", file.hash},
                   {"name", file.name},
                   {"type", file.type},
                   {"extension", file.extension},
                   {"size", file.size},
                   {"width", file.width},
                   {"height", file.height},
                   {"variants", to_json(file.encodings)},
                   {"now", now}}) == 1;
    for (const files::PictureVariant& e : file.encodings)
        core.exec("INSERT INTO media_encodings (hash, original) VALUES (:hash, :original) ON CONFLICT DO NOTHING",
                  {{"hash", e.hash}, {"original", file.hash}});
    return added;
}

std::int64_t insert_into_library(db::Connection& core, SiteId site, const File& file, AccountId by, Instant now)
{
    const std::int64_t id = new_id();
    const bool added = core.exec("INSERT INTO media_library (id, site_id, hash, name, name_folded, alt, credit, uploaded_by, "
                                 "uploaded_at, version) VALUES (:id, :site, :hash, :name, :folded, '', '', :by, :now, 1) "
                                 "ON CONFLICT DO NOTHING",
                                 {{"id", id},
                                  {"site", site},
                                  {"hash", file.hash},
                                  {"name", file.name},
                                  {"folded", text::fold(file.name)},
                                  {"by", by},
                                  {"now", now}}) == 1;
    return added ? id : 0;
}

bool update_description(db::Connection& core, SiteId site, std::string_view hash, std::int64_t seen_version, std::string_view alt,
                        std::string_view credit)
{
    return core.exec("UPDATE media_library SET version = version + 1, alt = :alt, credit = :credit "
                     "WHERE site_id = :site AND hash = :hash AND version = :seen",
                     {{"site", site}, {"hash", hash}, {"seen", seen_version}, {"alt", alt}, {"credit", credit}}) == 1;
}

}   // namespace tantrao::media
