// The members of a DOCX file around its text. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tantrao::law {

constexpr int docx_text_width = 9071;   // of a page, in twentieths of a point

// Name and content. `body`: paragraphs and tables in XML, of the styles in docx_parts.cpp.
std::vector<std::pair<std::string, std::string>> docx_parts(std::string_view body, std::string_view title);

}   // namespace tantrao::law
