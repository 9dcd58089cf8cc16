// What readers are told of an issue's later editions: notes, and what became of its signed file.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "db/connection.hpp"
#include "platform/publication/item.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::gazette {

enum class FileChange { none, added, replaced, removed };

struct Correction {
    std::string note;   // "" where only the file is another
    Instant at;
    FileChange file = FileChange::none;
};
// Newest first. `shown` may be an edition that is not public yet, for a preview: what it changes is the newest then.
std::vector<Correction> corrections_of(db::Connection& core, const publication::Item& item, const publication::Edition& shown,
                                       Instant now);

// As live keeps them.
std::string corrections_json(const std::vector<Correction>& corrections);
std::vector<Correction> corrections_in(std::string_view json);

std::string_view name_of(FileChange change);   // "replaced"; "" for none

}   // namespace tantrao::gazette
