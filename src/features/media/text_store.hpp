// All SQL of what was read in files, on core: their text, their signatures.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "db/store.hpp"
#include "extraction/signatures.hpp"

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
// Nothing where it was not looked for any, or reading failed.
std::optional<std::vector<extraction::Signature>> find_signatures(db::Connection& core, std::string_view hash);
// Where there are none yet.
void insert_signatures(db::Connection& core, std::string_view hash, const std::vector<extraction::Signature>& signatures,
                       Instant now);
// One round more in which they could not be read.
void count_failed_signatures(db::Connection& core, std::string_view hash, Instant now);
// Files that nobody has tried to read, and PDF files whose signatures are not known, unless reading them failed in `most_rounds` rounds;
// pictures are none of them.
std::vector<std::string> unread_files(db::Connection& core, int most_rounds, int limit);
std::vector<std::string> scans(db::Connection& core, int limit);

}   // namespace tantrao::media
