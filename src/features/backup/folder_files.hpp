// Files of a backup's folder, read and written whole. All throw std::system_error.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>

namespace tantrao::backup {

std::string hash_of_file(const std::filesystem::path& file);
std::string read_whole(const std::filesystem::path& file);
// Readable by its owner only, under another name first, so that it is there whole or not at all.
void write_whole(const std::filesystem::path& file, const std::string& text);
void sync_file(const std::filesystem::path& file);

} // namespace tantrao::backup
