// XML that is not ours: no crash, and what was read goes out and comes back.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_ntoso.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto file = law::read_akoma_ntoso({reinterpret_cast<const char*>(data), size});
    if (!file)
        return 0;
    const auto again = law::read_akoma_ntoso(law::to_akoma_ntoso(file->text, file->meta));
    if (!again || !(again->text.parts == file->text.parts))
        std::abort();
    return 0;
}
