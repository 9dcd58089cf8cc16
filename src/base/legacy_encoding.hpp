// Vietnamese text that is not Unicode: recognised and converted on import and paste (L-221).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace tantrao::text {

enum class Encoding { utf8, tcvn3, vni, viscii, windows1258 };

// What converting found: the Unicode text (NFC) and from what it was made.
struct Decoded {
    std::string text;
    Encoding encoding = Encoding::utf8;
};

// Bytes of a file whose encoding is not known: valid UTF-8 is taken as such (then decode_pasted); otherwise the legacy
// encoding that gives the most plausible Vietnamese syllables wins. Fails with "text.encoding.unknown" or
// "text.encoding.mixed" (args: the place, quoted) rather than guess.
Result<Decoded> decode_bytes(std::string_view bytes);

// Valid UTF-8 that was typed in a legacy font and pasted ("TuyÖn Quang", "Tuyeân Quang"): recognised and converted; ordinary
// Unicode comes back as NFC. Fails with "text.encoding.mixed" (args: the place, quoted) where both are in one text.
Result<Decoded> decode_pasted(std::string_view utf8);

// Converts from a named encoding. Bytes outside it fail with "text.encoding.broken" (args: offset, quoted place).
Result<std::string> decode_as(Encoding encoding, std::string_view bytes);

// Valid UTF-8 that is known to be typed in a font of that encoding, as office files tell of their runs. What cannot have been comes
// back as NFC.
std::string decode_typed(Encoding encoding, std::string_view utf8);

std::string_view name_of(Encoding encoding);

}   // namespace tantrao::text
