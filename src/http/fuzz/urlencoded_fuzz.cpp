// Whatever is accepted is text.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "http/request.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto fields = http::parse_urlencoded({reinterpret_cast<const char*>(data), size});
    if (!fields)
        return 0;
    for (const auto& [name, value] : fields->pairs())
        if (!text::is_valid_utf8(name) || !text::is_valid_utf8(value))
            std::abort();
    return 0;
}
