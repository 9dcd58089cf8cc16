// What a backup consists of.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"
#include "base/time.hpp"

#include <string>
#include <vector>

namespace tantrao::backup {

constexpr int format_version = 1;

struct CopiedFile {
    std::string name;   // below the backup's folder
    std::string hash;   // SHA-256
    std::int64_t size = 0;
    friend bool operator==(const CopiedFile&, const CopiedFile&) = default;
};

struct Manifest {
    std::string program;                   // version that made it
    std::string engine;                    // "sqlite", "postgresql"
    Instant made_at;
    std::vector<std::string> migrations;   // known to that program: "platform/site 0001"
    CopiedFile core;
    std::vector<CopiedFile> files;         // name: the hash again
};

Json to_json(const Manifest& manifest);
// Errors: "backup.manifest.broken", "backup.manifest.newer" (args: format).
Result<Manifest> manifest_from(std::string_view json);

} // namespace tantrao::backup
