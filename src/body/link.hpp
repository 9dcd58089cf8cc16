// Which addresses a text may link to.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string_view>

namespace tantrao::body {

// https, http, mailto, tel, a path of this site ("/…", not "//…") or a place on the page ("#…"); at most 2,000 bytes, no spaces
// or control characters.
bool is_allowed_link(std::string_view href);
// Leads to another host.
bool is_external_link(std::string_view href);

}   // namespace tantrao::body
