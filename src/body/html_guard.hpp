// HTML from outside, written anew before it is parsed. libgumbo's effort grows with nesting, unclosed formatting and elements that
// end in the wrong place; what leaves this function has none of it: only elements the tree has use for, each closed where it
// belongs, only the attributes we read. Linear in the input.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "body/body.hpp"

namespace tantrao::body {

// Errors: "body.html.too_large", "body.html.too_deep".
Result<std::string> guard_html(std::string_view html, const Limits& limits);

}   // namespace tantrao::body
