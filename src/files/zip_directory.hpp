// The list of what is in a ZIP file, without unpacking it. Every read is bounded.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace tantrao::files {

struct ZipEntry {
    std::string name;
    int method = 0;   // 0 stored, 8 deflated
    std::int64_t packed = 0, unpacked = 0, header_at = 0;
};

// At most 20,000 entries and 4 MB of directory; nothing for more, or for what is no ZIP file.
std::optional<std::vector<ZipEntry>> read_zip_directory(std::ifstream& file);

// The content of one entry of at most `most` bytes; nothing if it is larger or broken.
std::optional<std::string> read_zip_entry(std::ifstream& file, const ZipEntry& entry, std::int64_t most);

}   // namespace tantrao::files
