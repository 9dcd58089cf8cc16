// The day from which a document has effect, as its own articles say it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

namespace tantrao::law {

// "Quyết định này có hiệu lực (thi hành) kể từ ngày 01/01/2026", "… sau 10 ngày kể từ ngày ký": a civil date. Only sentences about the
// whole document count. "" where there is none, where one cannot be read, or where they say different days. `issued_on` may be "".
std::string effective_day(const Node& body, std::string_view issued_on);

}   // namespace tantrao::law
