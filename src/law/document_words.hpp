// The words that announce a document in running text: its kind, "số", its year.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/folded_text.hpp"

#include <string>
#include <string_view>

namespace tantrao::law {

enum class Sort { plain, verb, law, shortened };   // verb: the word is no document in most sentences

struct TypeWord {
    std::string_view folded;
    Sort sort;
};

// The word for a kind of document that begins at `at`; null where none does.
const TypeWord* type_at(const FoldedText& text, std::size_t at);
// Past "số", with or without a colon: where the figures begin. `at` where it does not stand there.
std::size_t after_so(const FoldedText& text, std::size_t at);
// Past "năm 2012", "2012", "ngày 20 tháng 11 năm 2019", "ngày 18/6/2014"; 0 if none of them stands there.
std::size_t after_year(const FoldedText& text, std::size_t at, std::string& year);

}   // namespace tantrao::law
