// Files beside an import file, by the names its lines give them. Nothing outside the folder is ever read.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace tantrao::importing {

// The regular file of that relative name inside the folder (canonical); links that lead out of it count as not there.
std::optional<std::filesystem::path> file_in(const std::filesystem::path& folder, const std::filesystem::path& name);

}   // namespace tantrao::importing
