// Numbers of legal documents (số, ký hiệu). Their forms are not uniform (L-313): the raw text is kept, parts are what could be read
// of it, and comparing goes by the normal form. Nothing here refuses a number.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::law {

struct DocumentNumber {
    std::string raw;      // one clean line, as written
    std::string number;   // "07", "043", "66.22", "02"
    std::string year;     // "2011", "" where the number has none
    std::string type;     // "QĐ", "NQ", "TTLT", "QH15"; "" where there is none
    std::string issuer;   // "UBND", "BTTTT-BNV", ""
    bool operator==(const DocumentNumber&) const = default;
};

// "07/2011/QĐ-UBND" and every other spelling ("Số: 07/2011/QĐ-UBND", "QD 07-2011", "07-2011-qd-ubnd", "3653/UBND-TNMT"). Parts that
// are not there stay empty; a text without a digit has only raw.
DocumentNumber parse_document_number(std::string_view text);

// Equal for every spelling of one number: "07-2011-qd-ubnd". Leading zeros stay. Empty parts are left out.
std::string slug_of(const DocumentNumber& number);

}   // namespace tantrao::law
