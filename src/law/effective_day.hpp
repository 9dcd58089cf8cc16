// The day from which a document has effect, as its own articles say it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

namespace tantrao::law {

// "Quyết định này có hiệu lực (thi hành) kể từ ngày 01/01/2026", "… sau mười ngày kể từ ngày ký", "… kể từ ngày được Hội đồng nhân dân
// tỉnh thông qua": a civil date. Only sentences about the whole document count. "" where there is none, where one cannot be read
// (working days, the day of a gazette), or where they say different days. Days from passing are counted from the one that the text
// says it was passed on, else from `issued_on`, which may be "". Time grows with the length of the text alone.
std::string effective_day(const Node& body, std::string_view issued_on);

}   // namespace tantrao::law
