// The words of HTML that our own renderers made. Not for HTML from outside.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::catalogue {

// Tags become a space, blocks a line break; the five entities of text::escape_html are decoded.
std::string text_of_html(std::string_view html);

}   // namespace tantrao::catalogue
