// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unicode/brkiter.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>
#include <vector>

namespace tantrao::text {

namespace {

void check(UErrorCode status, const char* what)
{
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
}

const icu::Normalizer2& nfc_form()
{
    static const icu::Normalizer2* form = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* found = icu::Normalizer2::getNFCInstance(status);
        check(status, "NFC");
        return found;
    }();
    return *form;
}

const icu::Normalizer2& nfd_form()
{
    static const icu::Normalizer2* form = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* found = icu::Normalizer2::getNFDInstance(status);
        check(status, "NFD");
        return found;
    }();
    return *form;
}

icu::UnicodeString decode(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string encode(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool is_ascii(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

icu::UnicodeString normalised(const icu::Normalizer2& form, std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto out = form.normalize(decode(text), status);
    check(status, "normalize");
    return out;
}

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
        out.append(c == 0x0111 || c == 0x0110 ? UChar32{'d'} : c);
    }
    return encode(out);
}

std::string canonical_tone(std::string_view text)
{
    // A tone on o before a or e, or on u before y, belongs on the second vowel.
    icu::UnicodeString word = normalised(nfc_form(), text).toLower(icu::Locale::getRoot());
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

std::string upper(std::string_view text)
{
    return encode(normalised(nfc_form(), text).toUpper(icu::Locale::getRoot()));
}

std::string lower(std::string_view text)
{
    return encode(normalised(nfc_form(), text).toLower(icu::Locale::getRoot()));
}

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

std::string collation_key(std::string_view text)
{
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
        check(status, "collator");
        return made;
    }();
    const icu::UnicodeString in = normalised(nfc_form(), text);
    std::vector<std::uint8_t> key(64);
    auto size = collator->getSortKey(in, key.data(), static_cast<std::int32_t>(key.size()));
    if (size > static_cast<std::int32_t>(key.size())) {
        key.resize(static_cast<std::size_t>(size));
        size = collator->getSortKey(in, key.data(), size);
    }
    return {reinterpret_cast<const char*>(key.data()), static_cast<std::size_t>(std::max(size - 1, 0))};
}

std::string name_sort_key(std::string_view full_name)
{
    const std::string name = clean_line(full_name);
    const auto last = name.rfind(' ');
    const auto first = name.find(' ');
    std::string turned = name;
    if (last != std::string::npos) {
        const std::string middle = first < last ? name.substr(first + 1, last - first - 1) : "";
        turned = name.substr(last + 1) + " " + middle + " " + name.substr(0, first);
    }
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const char c : collation_key(turned)) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

namespace {

std::unique_ptr<icu::BreakIterator> characters_of(const icu::UnicodeString& text)
{
    static const std::unique_ptr<icu::BreakIterator> pattern = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createCharacterInstance(icu::Locale("vi"), status));
        check(status, "characters");
        return made;
    }();
    std::unique_ptr<icu::BreakIterator> own(pattern->clone());
    own->setText(text);
    return own;
}

}   // namespace

std::size_t length(std::string_view text)
{
    if (is_ascii(text))
        return text.size();
    const icu::UnicodeString in = decode(text);
    const auto characters = characters_of(in);
    std::size_t n = 0;
    while (characters->next() != icu::BreakIterator::DONE)
        ++n;
    return n;
}

std::string shorten(std::string_view text, std::size_t max)
{
    if (text.size() <= max)
        return std::string(text);
    const icu::UnicodeString in = decode(text);
    const auto characters = characters_of(in);
    std::size_t n = 0;
    std::int32_t end = 0;
    for (std::int32_t at = characters->next(); at != icu::BreakIterator::DONE; at = characters->next())
        if (++n == max)
            end = at;
    if (n <= max)
        return std::string(text);
    icu::UnicodeString cut = in.tempSubString(0, end);
    if (in[end] != u' ') {
        const std::int32_t space = cut.lastIndexOf(u' ');
        if (space > 0)
            cut.truncate(space);
    }
    return trim(encode(cut)) + "…";
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
