// Office files of any kind: no crash, no hang, and text that is clean. The first byte says which kind.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "extraction/extraction.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    if (size == 0)
        return 0;
    constexpr extraction::Format formats[] = {extraction::Format::docx, extraction::Format::xlsx,
                                              extraction::Format::opendocument, extraction::Format::plain};
    extraction::Limits limits;
    limits.text = 1 << 16;
    limits.unpacked = 1 << 22;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto text = extraction::text_of(bytes, formats[data[0] % 4], limits);
    if (text && (text->text.size() > limits.text || (!text->text.empty() && !text::is_valid_utf8(text->text))))
        std::abort();
    return 0;
}
