// Where in a plain text its provisions and doubts were read from: for editors that show both side by side.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace tantrao::law {

// Lines of the plain text as an editor counts them: 1 = the first; each ends with \n, \r or both. 0 where there is none.
struct SourceLines {
    std::vector<std::size_t> provisions;   // in the order of the text
    std::vector<std::size_t> doubts;       // of LegalText::doubts
};

// parse_text, with the lines.
Result<LegalText> parse_text(std::string_view bytes, SourceLines& lines, const Limits& limits = {});

}   // namespace tantrao::law
