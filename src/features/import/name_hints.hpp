// What the name of a file says of a document: a hint, never sure. No I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::importing {

struct NameHints {
    std::string number;      // "07/2011/QĐ-UBND"
    std::string issued_on;   // a civil date
};
// "07-2011-qd-ubnd", "QĐ 42.2026.QĐ-UBND", "77-UBND-KT", "signed_45-QD-UBND-03.02.2026"; "" where the name does not say it.
NameHints hints_in(std::string_view name);

}   // namespace tantrao::importing
