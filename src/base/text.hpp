// Vietnamese text (ICU): normal form, folding, tone placement, slugs, collation. TCVN 6909:2001 (L-221).
// All input must be valid UTF-8 (see is_valid_utf8); functions replace broken bytes with U+FFFD rather than fail.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tantrao::text {

// Whether the bytes are UTF-8 without NUL, overlong forms or surrogates. If not, *at gets the offset of the first bad byte.
bool is_valid_utf8(std::string_view bytes, std::size_t* at = nullptr);

// Unicode normal form C (precomposed letters).
std::string nfc(std::string_view text);

// For one-line fields: NFC, control and bidi-override characters dropped, white space of any kind collapsed to one space, trimmed.
std::string clean_line(std::string_view text);
// For paragraphs: the same, but keeps line breaks (\r\n and \r become \n) and at most one empty line in a row.
std::string clean_lines(std::string_view text);

// Lower case, all marks off, đ -> d: "Tuyên Quang" -> "tuyen quang". For finding, never for showing.
std::string fold(std::string_view text);

// NFC and lower case with the tone mark at one canonical place, so "hoà" and "hòa", "thuý" and "thúy" are equal.
std::string canonical_tone(std::string_view text);

// "Lễ hội Thành Tuyên 2026!" -> "le-hoi-thanh-tuyen-2026". ASCII letters, digits and single hyphens; cut at a word end
// within max bytes; never empty ("khong-ten" where nothing is left).
std::string slug(std::string_view text, std::size_t max = 80);

// Whether text is a slug: [a-z0-9]+(-[a-z0-9]+)*, at most 80 bytes.
bool is_slug(std::string_view text);

// Capital and small letters, NFC: "Điều" -> "ĐIỀU" -> "điều".
std::string upper(std::string_view text);
std::string lower(std::string_view text);

// A binary sort key: comparing keys bytewise gives Vietnamese order (a ă â b c d đ e ê … and tones last).
std::string collation_key(std::string_view text);

// The sort key of a person's name, as hexadecimal text: by given name, then middle names, then family name ("Nguyễn Văn An" under An).
std::string name_sort_key(std::string_view full_name);

// Number of user-perceived characters.
std::size_t length(std::string_view text);

// At most max characters of the text, cut at a word end; then "…", one character more, where something was left out.
std::string shorten(std::string_view text, std::size_t max);

// HTML text and attribute escaping (& < > " ').
std::string escape_html(std::string_view text);

// Without ASCII white space at both ends.
std::string trim(std::string_view text);

// Percent-encoding of one path segment or query value (RFC 3986 unreserved stay).
std::string percent_encode(std::string_view text);

}   // namespace tantrao::text
