// All SQL of files and libraries on core.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/media/api.hpp"

namespace tantrao::media {

// A file as it lies in one site's library.
struct LibraryFile {
    std::int64_t id = 0;
    File file;                 // with the name it has in this library
    std::string alt, credit;   // suggested where it is used
    std::string uploader;
    Instant uploaded_at;
    std::int64_t version = 0;
};

enum class FileGroup { all, pictures, documents };
struct LibraryFilter {
    SiteId site;
    std::string name_part;   // as typed
    FileGroup group = FileGroup::all;
    Instant before_uploaded;   // end of the previous page, exclusive; 0 for the first
    std::int64_t before_id = 0;
    int limit = 24;
};
// Newest first.
std::vector<LibraryFile> library_lines(db::Connection& core, const LibraryFilter& filter);
std::optional<LibraryFile> find_in_library(db::Connection& core, SiteId site, std::string_view hash);

// In whose libraries an original lies, or the picture that an encoding was made of.
struct LibraryPlace {
    SiteId site;
    File file;
};
std::vector<LibraryPlace> places_of(db::Connection& core, std::string_view hash);

// False if the file is known already.
bool insert_file(db::Connection& core, const File& file, Instant now);
// The row's id, or 0 if the library holds the file already.
std::int64_t insert_into_library(db::Connection& core, SiteId site, const File& file, AccountId by, Instant now);
// False if the version moved on.
bool update_description(db::Connection& core, SiteId site, std::string_view hash, std::int64_t seen_version, std::string_view alt,
                        std::string_view credit);

}   // namespace tantrao::media
