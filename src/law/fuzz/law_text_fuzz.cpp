// Plain text of any kind: no crash, no hang, and a tree that is stored and sent as it is.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_ntoso.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto text = law::parse_text({reinterpret_cast<const char*>(data), size});
    if (!text)
        return 0;
    const auto stored = law::from_json(law::to_json(*text));
    if (!stored || !(*stored == *text))
        std::abort();
    const auto sent = law::read_akoma_ntoso(law::to_akoma_ntoso(*text));
    if (!sent || !(sent->text.parts == text->parts))
        std::abort();
    law::to_html(*text);
    law::facts_of(*text);
    if (!law::parse_text(law::to_text(*text)))
        std::abort();
    return 0;
}
