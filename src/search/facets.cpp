// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/facets.hpp"

#include "base/whole_number.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::search {

std::string to_value(const Facets& facets)
{
    std::string value = fmt::format("{}/{}/{}/{}/{}", facets.year, facets.site, facets.category, facets.kind, facets.agency);
    for (const std::string& field : facets.fields)
        value += "/" + field;
    return value;
}

Facets parse_facets(std::string_view value)
{
    const auto next = [&] {
        const std::string_view part = value.substr(0, value.find('/'));
        value.remove_prefix(std::min(value.size(), part.size() + 1));   // with its slash
        return part;
    };
    Facets facets;
    for (std::int64_t* number : {&facets.year, &facets.site, &facets.category})
        *number = whole_number(next());
    facets.kind = next();
    facets.agency = next();
    while (!value.empty())
        facets.fields.emplace_back(next());
    return facets;
}

}   // namespace tantrao::search
