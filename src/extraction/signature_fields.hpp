// What the signature fields of a PDF file hold, as its catalogue leads to them (libqpdf). Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::extraction {

struct FieldSignature {
    std::vector<std::size_t> range;   // the four numbers of /ByteRange; empty where they are anything else
    std::string bytes;                // the signature; zeros may follow it
    std::string stated_at;            // as PDF writes a date; may be empty
};

// The first `most`. None of a file that libqpdf gives up.
std::vector<FieldSignature> field_signatures_of(std::string_view pdf, std::size_t most);

}   // namespace tantrao::extraction
