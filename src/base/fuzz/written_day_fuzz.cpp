// What is typed for a day: no crash, and what comes out is a real day that is read as itself, or nothing.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/time.hpp"
#include "base/written_day.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string day = day_in({reinterpret_cast<const char*>(data), size});
    if (!day.empty() && (!is_civil_date(day) || day_in(day) != day || day_in(format_civil_date(day)) != day))
        std::abort();
    return 0;
}
