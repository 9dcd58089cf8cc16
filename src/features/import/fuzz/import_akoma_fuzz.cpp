// The record of any Akoma Ntoso file is refused with a reason, or becomes one that stays what it is.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/akoma_record.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tantrao;
    auto file = law::read_akoma_ntoso({reinterpret_cast<const char*>(data), size});
    if (!file)
        return 0;
    importing::IncomingDocument incoming;
    importing::take_record(file->meta, incoming);
    const auto document = documents::checked(incoming.document);
    if (!document)
        return 0;
    const auto content = documents::to_content(*document);
    const auto again = documents::from_content(content);
    if (!again || documents::to_content(*again).content != content.content)
        std::abort();
    return 0;
}
