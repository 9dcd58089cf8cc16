// Bytes of any encoding: no crash, and what comes out is Unicode in normal form that stays as it is.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/legacy_encoding.hpp"
#include "base/text.hpp"

#include <cstdlib>

using namespace tantrao;

namespace {

void check(const Result<text::Decoded>& decoded)
{
    if (decoded && text::nfc(decoded->text) != decoded->text)
        std::abort();
}

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(text::decode_bytes(bytes));
    check(text::decode_pasted(bytes));
    // Cleaning twice is cleaning once: hashes of stored text rest on it.
    const std::string line = text::clean_line(bytes);
    const std::string lines = text::clean_lines(bytes);
    if (text::clean_line(line) != line || text::clean_lines(lines) != lines || !text::is_slug(text::slug(bytes)))
        std::abort();
    return 0;
}
