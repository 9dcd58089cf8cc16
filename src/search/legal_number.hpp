// Numbers of documents (07/2011/QĐ-UBND) in texts and queries, in any spelling, as terms that are equal where the numbers are.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/words.hpp"

#include <optional>

namespace tantrao::search {

struct LegalNumber {
    std::string number;                // without leading zeros: "7"
    std::string year;                  // "2011", "" where it was not written
    std::string type, issuer;          // folded: "qd", "ubnd"; "" where not written
    std::size_t first = 0, last = 0;   // words it was made of, both included
    bool may_count = false;            // "quyết định 15 giá đất": its document, or so many of what is behind it
    // "quyết định 15", "15/QĐ": perhaps the number of a document, perhaps a number.
    bool is_vague() const { return year.empty() && issuer.empty(); }
};

// What an official writes: 07/2011/QĐ-UBND, 90/QĐ-UBND, 104/2016/QH13, "Quyết định số 07/2011".
std::vector<LegalNumber> numbers_in_text(std::string_view text, const std::vector<Word>& words);
// And what people type: "QD 07-2011", "07-2011-qd-ubnd", "quyet dinh 7/2011", "07/2011", "qđ07/2011", "07.2011.QĐUBND",
// "quyết định số 7 năm 2011", "nghị định 100", "nghị định 100 nồng độ cồn". A day is none, nor are a month, a quarter and years.
std::vector<LegalNumber> numbers_in_query(std::string_view text, const std::vector<Word>& words);

// All terms a document with this number is found under, and the one a query with it asks for: the most exact.
std::vector<std::string> terms_of(const LegalNumber& number);
std::string term_of(const LegalNumber& number);

}   // namespace tantrao::search
