// The text of a document as its page shows it. Made when it is projected.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"
#include <string>
#include <string_view>

namespace tantrao::documents {

struct TextHtml {
    std::string text, contents;   // contents: list items that lead to provisions; "" where there is no structure
    bool is_tree = false;         // false: the text was too large to parse, or there is none
    std::string provisions;       // their ids, a blank before and behind each
};
// References to other documents are marked (citation_links).
TextHtml html_of_text(std::string_view text, std::string_view own_number);
TextHtml html_of_text(const law::LegalText& text, std::string_view own_number);

}   // namespace tantrao::documents
