// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/inline_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace tantrao::body {

std::string clean_inline(std::string_view raw)
{
    // Between two signs that combine with nothing, white space at the ends is collapsed but not trimmed.
    const std::string framed = text::clean_line("|" + std::string(raw) + "|");
    return framed.substr(1, framed.size() - 2);
}

bool is_blank(std::string_view raw)
{
    const bool has_sign = std::ranges::any_of(raw, [](char c) { return c > ' ' && c < 0x7f; });   // nearly always, and at once
    return !has_sign && text::clean_line(raw).empty();
}

}   // namespace tantrao::body
