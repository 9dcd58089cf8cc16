// When communes may issue legal documents (văn bản quy phạm pháp luật): data/reference/commune-power.csv, compiled in. L-315. No I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include <string>
#include <vector>

namespace tantrao::documents {

struct CommunePower {
    std::string from, until;   // "": open; the last day is before `until`
    bool may_issue = false;
    std::string source;
    bool is_sure = false;   // read in the source
};
// In the order of time.
const std::vector<CommunePower>& commune_powers();

// The time without power in which this document was issued; null where it is none of a commune, makes no law or came at another time.
const CommunePower* without_power(const Document& document);

}   // namespace tantrao::documents
