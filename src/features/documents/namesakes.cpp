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
    std::vector<std::size_t> own, others;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (may_be(naming, all[i]))
            (all[i].issuer == naming.by.issuer ? own : others).push_back(i);
    return own.empty() ? others : own;
}

}   // namespace tantrao::documents
