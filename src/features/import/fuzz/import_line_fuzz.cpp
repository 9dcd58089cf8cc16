// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/incoming.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// A line is refused with a reason, or becomes an article that can be stored and read back as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tantrao;
    auto incoming = importing::read_line({reinterpret_cast<const char*>(data), size});
    if (!incoming)
        return 0;
    const auto article = importing::article_of(*incoming, CategoryId{1}, {});
    if (!article)
        return 0;
    const auto content = articles::to_content(*article);
    const auto again = articles::from_content(content);
    if (!again || articles::to_content(*again).content != content.content)
        std::abort();
    return 0;
}
