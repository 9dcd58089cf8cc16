// A legal text as Office Open XML (DOCX), laid out as administrative documents are (Decree 30/2020/NĐ-CP, Appendix I): A4, Times New Roman
// 14, headings by the structure of the text, a bookmark at every provision ("dieu_9_khoan_1").
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tantrao::law {

// Name and content of the members that, zipped in this order, are the file. `notes` stand in a frame before the text, a paragraph each.
std::vector<std::pair<std::string, std::string>> to_docx(const LegalText& text, std::string_view title,
                                                         std::span<const std::string> notes = {});

}   // namespace tantrao::law
