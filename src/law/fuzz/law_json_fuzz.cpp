// JSON that is not ours: what is accepted is its own canonical form.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_ntoso.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto text = law::from_json({reinterpret_cast<const char*>(data), size});
    if (!text)
        return 0;
    const auto again = law::from_json(law::to_json(*text));
    const auto sent = law::read_akoma_ntoso(law::to_akoma_ntoso(*text));
    if (!again || !(*again == *text) || !sent || !(sent->text.parts == text->parts))
        std::abort();
    law::to_html(*text);
    return 0;
}
