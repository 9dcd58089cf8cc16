// What is counted of a document, as one value of the index: it is read of thousands of documents for one answer. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::search {

struct Facets {
    std::int64_t year = 0, site = 0, category = 0;   // category: 0 for none
    std::string kind, agency;                        // agency: "" for none
    std::vector<std::string> fields;

    bool operator==(const Facets&) const = default;
};

std::string to_value(const Facets& facets);
Facets parse_facets(std::string_view value);   // of to_value

}   // namespace tantrao::search
