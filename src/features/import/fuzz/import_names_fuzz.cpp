// The name of a file says a number that reads as one and a day of the calendar, or nothing.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/name_hints.hpp"

#include "base/time.hpp"
#include "law/document_number.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tantrao;
    const importing::NameHints hints = importing::hints_in({reinterpret_cast<const char*>(data), size});
    if (!hints.issued_on.empty() && !is_civil_date(hints.issued_on))
        std::abort();
    if (!hints.number.empty() && law::parse_document_number(hints.number).number.empty())
        std::abort();
    return 0;
}
