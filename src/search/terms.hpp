// How a document lies in the index. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/document.hpp"
#include "search/words.hpp"

#include <string>
#include <string_view>

namespace tantrao::search {

// First letter of a term: what kind it is.
namespace prefix {
inline constexpr char exact_word = 'e', folded_word = 'f', exact_pair = 'b', folded_pair = 'c';
inline constexpr char exact_title_word = 'v', folded_title_word = 't', exact_title_pair = 'w', folded_title_pair = 'u';
inline constexpr char number = 'n', own_number = 'o';   // it names; it has
inline constexpr char key = 'Q', kind = 'K', site = 'S', category = 'C', field = 'F', agency = 'A', depends = 'D';
}   // namespace prefix

// Values kept beside a document.
namespace slot {
inline constexpr unsigned published = 0, kind = 1, id = 2, facets = 3, external_id = 4, fresh = 5, force = 6;
}   // namespace slot

inline std::string term(char kind, std::string_view text) { return std::string(1, kind) += text; }
inline std::string term(char kind, std::int64_t number) { return term(kind, std::to_string(number)); }
// Of a slug of any length: a term has at most 245 bytes.
inline std::string slug_term(char kind, std::string_view slug) { return term(kind, beginning(slug, 200)); }
inline std::string key_term(const Key& key, char kind = prefix::key)
{
    return term(kind, key.kind + ":" + std::to_string(key.id));
}

}   // namespace tantrao::search
