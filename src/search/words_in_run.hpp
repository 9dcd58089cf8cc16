// Words that were typed without a space between them. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <vector>
#include <xapian.h>

namespace tantrao::search {

// "thutuc" (folded) as "thu", "tuc", which stand side by side in some document; empty where it is no run of such words. Takes no
// more than a few hundred look-ups.
std::vector<std::string> words_in_run(const Xapian::Database& database, const std::string& run);

}   // namespace tantrao::search
