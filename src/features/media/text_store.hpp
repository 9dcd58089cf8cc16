// All SQL of the texts of files on core.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "db/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::media {

struct FileText {
    std::string outcome;   // as the migration tells
    std::string text;
    int pages = 0, pages_read = 0;   // of a scan: how many of them were recognised
};

// What came of reading, without the text, which may be long.
struct FileOutcome {
    std::string outcome;
    bool has_text = false;
};

std::optional<FileOutcome> find_outcome(db::Connection& core, std::string_view hash);
std::optional<FileText> find_text(db::Connection& core, std::string_view hash);
// Where there is none yet.
void insert_text(db::Connection& core, std::string_view hash, const FileText& text, Instant now);
// False if another node has recognised pages since `seen` of them were.
bool update_text(db::Connection& core, std::string_view hash, const FileText& text, int seen, Instant now);
// Files that nobody has tried to read; pictures are none of them.
std::vector<std::string> files_without_text(db::Connection& core, int limit);
std::vector<std::string> scans(db::Connection& core, int limit);

}   // namespace tantrao::media
