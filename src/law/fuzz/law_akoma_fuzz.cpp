// XML that is not ours: no crash, and what was read goes out and comes back.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_ntoso.hpp"

#include <cstdlib>

using namespace tantrao;

// What going out takes from the text where it is missing is left out.
static bool is_same(const law::AkomaMeta& one, const law::AkomaMeta& other)
{
    return one.title == other.title && one.signer == other.signer && one.position == other.position &&
           one.effective_on == other.effective_on && one.expires_on == other.expires_on &&
           one.gazette_number == other.gazette_number && one.gazette_on == other.gazette_on && one.fields == other.fields &&
           one.relations == other.relations;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto file = law::read_akoma_ntoso({reinterpret_cast<const char*>(data), size});
    if (!file)
        return 0;
    const auto again = law::read_akoma_ntoso(law::to_akoma_ntoso(file->text, file->meta));
    if (!again || !(again->text.parts == file->text.parts) || !is_same(again->meta, file->meta))
        std::abort();
    return 0;
}
