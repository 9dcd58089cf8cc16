// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/folder_files.hpp"

#include <algorithm>

namespace tantrao::importing {

namespace fs = std::filesystem;

std::optional<fs::path> file_in(const fs::path& folder, const fs::path& name)
{
    if (name.empty() || name.is_absolute() || name.native().find('\0') != std::string::npos)
        return std::nullopt;
    std::error_code failed;
    const fs::path place = fs::weakly_canonical(folder / name, failed);
    if (failed || !fs::is_regular_file(place, failed))
        return std::nullopt;
    const auto inside = std::ranges::mismatch(folder, place);
    return inside.in1 == folder.end() ? std::optional(place) : std::nullopt;
}

}   // namespace tantrao::importing
