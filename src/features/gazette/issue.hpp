// An issue of the gazette (Công báo): number, day, the documents in it, and its signed file (L-107). Without I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "platform/publication/item.hpp"
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::gazette {

constexpr std::string_view kind = "gazette_issue";
constexpr int schema_version = 2;   // 2: an issue may have a file
constexpr std::size_t longest_number = 40, most_documents = 300;

// The PDF of the whole issue as the office signed it, of the site's library.
struct SignedFile {
    std::string hash, name;   // SHA-256; "" for no file
    std::int64_t size = 0;
    bool empty() const { return hash.empty(); }
};

struct Issue {
    std::string number;              // as printed: "12", "12 + 13"
    std::string issued_on;           // YYYY-MM-DD
    std::vector<ItemId> documents;   // of the same site, in the order of the issue
    SignedFile file;
    CategoryId category;
    std::string change_note;
    std::optional<Instant> publish_at;
};

publication::Content to_content(const Issue& issue);
Result<Issue> from_content(const publication::Content& content);

std::set<std::string> files_of(const Issue& issue);
std::string year_of(const Issue& issue);                               // "2026"
std::string slug_of(std::string_view number);                          // "12 + 13" -> "12-13"
std::string name_of(std::string_view number, std::string_view year);   // "Công báo số 12 năm 2026"
std::string name_of(const Issue& issue);
std::string list_path(std::string_view year = {});                     // "/cong-bao", "/cong-bao?nam=2026"
std::string path_of(std::string_view year, std::string_view number);   // "/cong-bao/2026/12"

}   // namespace tantrao::gazette
