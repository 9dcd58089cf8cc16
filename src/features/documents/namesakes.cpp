// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/namesakes.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

bool may_be(const Naming& naming, const Namesake& one)
{
    return (naming.day.empty() || naming.day == one.issued_on) &&
           (naming.by.issued_on.empty() || one.issued_on <= naming.by.issued_on);
}

}   // namespace

bool is_meant(const Naming& naming, const Namesake& one, const std::vector<Namesake>& all)
{
    const auto is_own = [&](const Namesake& each) { return each.issuer == naming.by.issuer && may_be(naming, each); };
    return may_be(naming, one) && (is_own(one) || std::ranges::none_of(all, is_own));
}

std::vector<std::size_t> meant_among(const std::vector<Namesake>& all, const Naming& naming)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (is_meant(naming, all[i], all))
            places.push_back(i);
    return places;
}

}   // namespace tantrao::documents
