// Documents that have one number, and which of them another document means by it. Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace tantrao::documents {

struct Namesake {
    std::string issued_on, issuer;   // issuer: its key
};
struct Naming {
    Namesake by;       // the document that names the number; no day where it is not known
    std::string day;   // of issue, as it says of the other one; "" where it says none
};
// Whether `one` of `all` that have the number may be meant: it was issued on the day that is said and not after the document that names
// it, and no other such one is of that document's own issuer, unless this is too: many agencies have a decision 05/2011/QĐ-UBND.
bool is_meant(const Naming& naming, const Namesake& one, const std::vector<Namesake>& all);
// The places of those that may be meant.
std::vector<std::size_t> meant_among(const std::vector<Namesake>& all, const Naming& naming);

}   // namespace tantrao::documents
