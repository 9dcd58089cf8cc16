// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/facets.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace tantrao::search {

std::string to_value(const Facets& facets)
{
    return fmt::format("{}/{}/{}/{}", facets.year, facets.site, facets.category, facets.kind);
}

Facets parse_facets(std::string_view value)
{
    Facets facets;
    for (std::int64_t* number : {&facets.year, &facets.site, &facets.category}) {
        const auto end = std::from_chars(value.data(), value.data() + value.size(), *number).ptr;
        value.remove_prefix(std::min(value.size(), static_cast<std::size_t>(end - value.data()) + 1));   // with its slash
    }
    facets.kind = value;
    return facets;
}

}   // namespace tantrao::search
