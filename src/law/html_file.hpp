// A legal text as one HTML file that needs nothing beside it: read, searched and printed without the portal. Provisions keep their ids.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tantrao::law {

struct HtmlFileHead {
    std::string_view title, about;        // "Quyết định 07/2011/QĐ-UBND" and what it is about, which may be ""
    std::span<const std::string> notes;   // paragraphs in a frame before everything else
    std::string_view address;             // where it comes from
};
std::string to_html_file(const LegalText& text, const HtmlFileHead& head);

}   // namespace tantrao::law
