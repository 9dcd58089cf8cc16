// How words are written: the marks of those that were typed without or with others. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <vector>
#include <xapian.h>

namespace tantrao::search {

// A word as it may have been meant. `exact`: as it is written; "" where that is to be found out; where it is not sure,
// another way beside its neighbours counts more.
struct Meant {
    std::string folded, exact;
    bool is_sure = true;
};

// The words as a text: of each the way that is most common beside its neighbours, without marks where no document has any.
std::string as_written(const Xapian::Database& database, const std::vector<Meant>& words);

}   // namespace tantrao::search
