// Where the signatures lie in the bytes of a PDF file. A signature signs all bytes from the beginning of the file to its own hexadecimal
// text, and from behind that text on; a gap that is anything else than this text is none. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::extraction {

struct SignedRange {
    std::string_view before, after;     // what is signed
    std::string_view hexadecimal;       // the signature; zeros may follow it
    std::optional<Instant> stated_at;   // by the dictionary of the signature, which is signed too
    std::size_t end = 0;                // of what is signed
    bool covers_all = false;
};

// The first `most` in the file, sorted by how much they sign. Signatures that sign the same bytes are one.
std::vector<SignedRange> signed_ranges_of(std::string_view pdf, std::size_t most);
// Of an even number of hexadecimal figures.
std::string bytes_of(std::string_view hexadecimal);
// A date as PDF writes it: "D:20260102030405+07'00'". Nothing where it has no zone: it could be any hour.
std::optional<Instant> parse_pdf_date(std::string_view text);

}   // namespace tantrao::extraction
