// Running text: citations lie inside it, in order, and none over another.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/citations.hpp"
#include "law/document_number.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::size_t before = 0;
    for (const law::Citation& one : law::find_citations(text)) {
        if (one.begin < before || one.end <= one.begin || one.end > size)
            std::abort();
        before = one.end;
        for (const std::string& provision : one.provisions)
            law::resolved(provision, "dieu-9-khoan-1-diem-a");
    }
    law::slug_of(law::parse_document_number(text));
    return 0;
}
