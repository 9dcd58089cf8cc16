// Signatures of any bytes, and what the reading process may tell of them: no crash, and what is found can be told.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/pdf_revisions.hpp"
#include "extraction/signatures.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto found = extraction::signatures_of(bytes);
    if (extraction::parse_signatures(extraction::to_json(found)) != found)
        std::abort();
    if (const auto told = extraction::parse_signatures(bytes);
        told && extraction::parse_signatures(extraction::to_json(*told)) != told)
        std::abort();
    if (size > 0)   // the first byte says how much was signed
        extraction::added_after(bytes.substr(1), (size - 1) * data[0] / 256);
    return 0;
}
