// HTML as plain text whose lists keep what a reader sees of them: in a legal text their numbers are clauses and points.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "body/body.hpp"

namespace tantrao::body {

// As to_text of from_html, with the marks that a browser shows before items of lists ("1.", "c.", "iv."; "-" for every sign), also where
// `start`, `value`, `reversed`, `type` or a style of the list or the item says them. Style sheets are not read. Errors: those of from_html.
Result<std::string> text_of_html(std::string_view html, const Limits& limits = {});

}   // namespace tantrao::body
