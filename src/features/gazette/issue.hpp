// An issue of the gazette (Công báo): number, day, and the documents in it (L-107). Without I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "platform/publication/item.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::gazette {

constexpr std::string_view kind = "gazette_issue";
constexpr int schema_version = 1;
constexpr std::size_t longest_number = 40, most_documents = 300;

struct Issue {
    std::string number;              // as printed: "12", "12 + 13"
    std::string issued_on;           // YYYY-MM-DD
    std::vector<ItemId> documents;   // of the same site, in the order of the issue
    CategoryId category;
    std::string change_note;
    std::optional<Instant> publish_at;
};

publication::Content to_content(const Issue& issue);
Result<Issue> from_content(const publication::Content& content);

std::string year_of(const Issue& issue);                               // "2026"
std::string slug_of(std::string_view number);                          // "12 + 13" -> "12-13"
std::string name_of(std::string_view number, std::string_view year);   // "Công báo số 12 năm 2026"
std::string name_of(const Issue& issue);
std::string list_path(std::string_view year = {});                     // "/cong-bao", "/cong-bao?nam=2026"
std::string path_of(std::string_view year, std::string_view number);   // "/cong-bao/2026/12"

}   // namespace tantrao::gazette
