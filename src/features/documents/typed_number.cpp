// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/typed_number.hpp"
#include "features/documents/document.hpp"
#include "search/parsed_query.hpp"
#include <sstream>

namespace tantrao::documents {
namespace {

std::vector<search::Word> words_of(std::string_view typed)
{
    return search::Splitter::of_this_thread().split(typed, search::most_words);
}

}   // namespace

std::vector<std::string> parts_of_typed_number(std::string_view typed)
{
    std::string number(typed);
    if (const auto read = search::numbers_in_query(typed, words_of(typed)); !read.empty())
        number = read.front().number + "/" + read.front().year + "/" + read.front().type + "-" + read.front().issuer;
    std::istringstream key(number_key(number));
    std::vector<std::string> parts;
    for (std::string part; std::getline(key, part, '-');)
        parts.push_back(part);
    return parts;
}

std::string as_in_titles(std::string_view typed)
{
    const auto words = words_of(typed);
    const auto read = search::numbers_in_query(typed, words);
    if (read.size() != 1 || read[0].first > 0 || read[0].last + 1 < words.size() || read[0].year.empty())
        return std::string(typed);
    const search::LegalNumber& number = read[0];
    return number.number + "/" + number.year + (number.type.empty() ? "" : "/" + number.type) +
           (number.issuer.empty() ? "" : "-" + number.issuer);
}

}   // namespace tantrao::documents
