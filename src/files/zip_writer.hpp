// A ZIP file made in memory, for what the portal hands out. The same members give the same bytes: no time is written into it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace tantrao::files {

// Name and content, packed in this order. At most 65,535 members and 4 GB in all.
using ZipMembers = std::vector<std::pair<std::string, std::string>>;
std::string make_zip(const ZipMembers& members);

}   // namespace tantrao::files
