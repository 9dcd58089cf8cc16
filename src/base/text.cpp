// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"

#include "base/unicode.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace tantrao::text {

namespace {

// Characters that have no place in typed text: controls, zero-width and direction marks, byte order marks, non-characters.
bool is_unwanted(UChar32 c)
{
    switch (c) {
    case 0x200B:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF: return true;
    default: break;
    }
    const auto type = u_charType(c);
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || type == U_CONTROL_CHAR || type == U_UNASSIGNED ||
           type == U_SURROGATE;
}

// Printable ASCII and the Latin letters of Vietnamese: nearly all there is, known without asking ICU.
bool is_usual_letter(UChar32 c) { return (c > 0x20 && c < 0x7f) || (c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00); }

// The bytes of one letter that NFC leaves alone and that is neither space nor unwanted, 0 if that is not known at once. No mark that
// would combine with the letter before it is among them: printable ASCII, U+00C0–023F, U+1E00–1EFF, and the dashes and quotes of
// U+2010–201F and U+2026.
std::size_t plain_letter(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(0), second = byte(1), third = byte(2);
    const auto follows = [](unsigned b) { return b >= 0x80 && b < 0xC0; };
    if (first > 0x20 && first < 0x7f)
        return 1;
    if (first >= 0xC3 && first <= 0xC8)
        return follows(second) ? 2 : 0;
    const bool latin = first == 0xE1 && second >= 0xB8 && second <= 0xBB && follows(third);
    const bool sign = first == 0xE2 && second == 0x80 && ((third >= 0x90 && third < 0xA0) || third == 0xA6);
    return latin || sign ? 3 : 0;
}

// Whether clean_line() would change nothing, as with nearly every text that was cleaned before.
bool is_clean_line(std::string_view text)
{
    bool after_space = true;
    for (std::size_t i = 0; i < text.size();) {
        const bool space = text[i] == ' ';
        const std::size_t bytes = space ? 1 : plain_letter(text.substr(i));
        if (bytes == 0 || (space && after_space))
            return false;
        after_space = space;
        i += bytes;
    }
    return text.empty() || !after_space;
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}   // namespace

bool is_valid_utf8(std::string_view bytes, std::size_t* at)
{
    std::int64_t i = 0;
    const auto size = static_cast<std::int64_t>(bytes.size());
    while (i < size) {
        const std::int64_t begin = i;
        UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"   // inside the macro of ICU
        U8_NEXT(bytes.data(), i, size, c);
#pragma GCC diagnostic pop
        if (c <= 0) {
            if (at != nullptr)
                *at = static_cast<std::size_t>(begin);
            return false;
        }
    }
    return true;
}

std::string nfc(std::string_view text)
{
    if (is_ascii(text))
        return std::string(text);
    return encode(normalised(nfc_form(), text));
}

std::string clean_line(std::string_view text)
{
    if (is_clean_line(text))
        return std::string(text);
    const icu::UnicodeString in = normalised(nfc_form(), text);
    const char16_t* const units = in.getBuffer();
    std::u16string out;
    out.reserve(static_cast<std::size_t>(in.length()));
    bool space = false, dropped = false;
    for (std::int32_t i = 0; i < in.length();) {
        const std::int32_t begin = i;
        const UChar32 c = in.char32At(i);
        i += U16_LENGTH(c);
        if (!is_usual_letter(c)) {
            if (c == ' ' || u_isUWhiteSpace(c)) {
                space = !out.empty();
                continue;
            }
            if (is_unwanted(c)) {
                dropped = true;
                continue;
            }
        }
        if (space)
            out += u' ';
        space = false;
        out.append(units + begin, units + i);
    }
    std::string bytes = encode(icu::UnicodeString(false, out.data(), static_cast<std::int32_t>(out.size())));
    // Where something went, a letter and its mark may have met.
    return dropped ? nfc(bytes) : bytes;
}

std::string clean_lines(std::string_view text)
{
    std::string out;
    int empty_lines = 0;
    while (!text.empty()) {
        const auto end = text.find_first_of("\r\n");
        const std::string line = clean_line(text.substr(0, end));
        if (line.empty()) {
            ++empty_lines;
        } else {
            if (!out.empty())
                out += empty_lines > 0 ? "\n\n" : "\n";
            out += line;
            empty_lines = 0;
        }
        if (end == std::string_view::npos)
            break;
        const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
        text.remove_prefix(end + (pair ? 2 : 1));
    }
    return out;
}

// Old keyboards wrote the Icelandic letter for đ; it looks the same as a capital.
constexpr UChar32 eth = 0x00F0;

std::string fold(std::string_view text)
{
    if (is_ascii(text)) {
        std::string out(text);
        for (char& c : out)
            c = ascii_lower(c);
        return out;
    }
    icu::UnicodeString in = normalised(nfd_form(), text);
    in.foldCase();
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < in.length(); i = in.moveIndex32(i, 1)) {
        const UChar32 c = in.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK)
            continue;
        out.append(c == 0x0111 || c == eth ? UChar32{'d'} : c);
    }
    return encode(out);
}

std::string canonical_tone(std::string_view text)
{
    // A tone on o before a or e, or on u before y, belongs on the second vowel.
    icu::UnicodeString word = normalised(nfc_form(), text).toLower(icu::Locale::getRoot());
    word.findAndReplace(icu::UnicodeString(eth), icu::UnicodeString(UChar32{0x0111}));
    static const icu::UnicodeString o = icu::UnicodeString::fromUTF8("òóõỏọ");
    static const icu::UnicodeString u = icu::UnicodeString::fromUTF8("ùúũủụ");
    static const icu::UnicodeString a = icu::UnicodeString::fromUTF8("àáãảạ");
    static const icu::UnicodeString e = icu::UnicodeString::fromUTF8("èéẽẻẹ");
    static const icu::UnicodeString y = icu::UnicodeString::fromUTF8("ỳýỹỷỵ");
    for (std::int32_t i = 0; i + 1 < word.length(); ++i) {
        const char16_t next = word[i + 1];
        const std::int32_t on_o = o.indexOf(word[i]);
        const std::int32_t on_u = u.indexOf(word[i]);
        if (on_o >= 0 && (next == u'a' || next == u'e')) {
            word.setCharAt(i, u'o');
            word.setCharAt(i + 1, next == u'a' ? a[on_o] : e[on_o]);
        } else if (on_u >= 0 && next == u'y') {
            word.setCharAt(i, u'u');
            word.setCharAt(i + 1, y[on_u]);
        }
    }
    return encode(word);
}

std::string upper(std::string_view text) { return encode(normalised(nfc_form(), text).toUpper(icu::Locale::getRoot())); }

std::string lower(std::string_view text) { return encode(normalised(nfc_form(), text).toLower(icu::Locale::getRoot())); }

std::string slug(std::string_view text, std::size_t max)
{
    const std::string plain = fold(text);
    std::string out;
    bool gap = false;
    for (const char c : plain) {
        const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!keep) {
            gap = !out.empty();
            continue;
        }
        if (gap)
            out += '-';
        gap = false;
        out += c;
    }
    if (out.size() > max) {
        const auto word_end = out.rfind('-', max);
        out.resize(word_end == std::string::npos || word_end == 0 ? max : word_end);
    }
    return out.empty() ? "khong-ten" : out;
}

bool is_slug(std::string_view text)
{
    if (text.empty() || text.size() > 80 || text.front() == '-' || text.back() == '-')
        return false;
    char before = 0;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && !(c == '-' && before != '-'))
            return false;
        before = c;
    }
    return true;
}

std::string escape_html(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string trim(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n\f\v";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(space) - begin + 1));
}

std::string percent_encode(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                           c == '_' || c == '~';
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}   // namespace tantrao::text
