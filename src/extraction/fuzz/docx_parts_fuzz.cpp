// The XML inside a DOCX and an ODT file, packed by us: what a fuzzer cannot pack itself. Parts are apart by a zero byte.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "extraction/extraction.hpp"
#include "extraction/testing.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    constexpr const char* names[] = {"word/document.xml", "word/styles.xml", "word/numbering.xml", "content.xml", "styles.xml"};
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    extraction::Parts parts;
    for (const char* name : names) {
        const std::size_t end = std::min(rest.find('\0'), rest.size());
        parts.emplace_back(name, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    extraction::Limits limits;
    limits.text = 1 << 16;
    const std::string file = extraction::packed(parts);
    for (const auto format : {extraction::Format::docx, extraction::Format::opendocument}) {
        const auto text = extraction::text_of(file, format, limits);
        if (text && (text->text.size() > limits.text || (!text->text.empty() && !text::is_valid_utf8(text->text))))
            std::abort();
    }
    return 0;
}
