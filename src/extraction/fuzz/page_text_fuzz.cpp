// Any bytes as a PDF file: whether its first pages show text is told without a crash.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/page_text.hpp"

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    extraction::PageText text({reinterpret_cast<const char*>(data), size});
    for (int page = 0; page < 3; ++page)
        text.shows(page, 60);
    return 0;
}
