// A text of any kind: no crash, no hang, and a day that there is, or none.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/effective_day.hpp"

#include "base/time.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    law::Node body;
    body.text.assign(reinterpret_cast<const char*>(data), size);
    const std::string day = law::effective_day(body, "2025-12-20");
    if (!day.empty() && !is_civil_date(day))
        std::abort();
    return 0;
}
