// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/legacy_encoding.hpp"

#include "base/legacy_tables.hpp"
#include "base/syllable.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace tantrao::text {

namespace {

constexpr std::array<std::string_view, 5> names{"utf-8", "tcvn3", "vni", "viscii", "windows-1258"};
constexpr std::array<Encoding, 4> legacy{Encoding::tcvn3, Encoding::vni, Encoding::viscii, Encoding::windows1258};

struct Converted {
    icu::UnicodeString text;
    std::optional<std::size_t> broken_at;
};

Converted from_tcvn3(std::string_view bytes)
{
    Converted out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const char16_t letter = byte < 0x80 ? byte : byte < 0xA0 ? u'\uFFFD' : tcvn3_upper_half[byte - 0xA0u];
        if (letter == u'\uFFFD' && !out.broken_at)
            out.broken_at = i;
        out.text.append(letter);
    }
    return out;
}

Converted from_viscii(std::string_view bytes)
{
    Converted out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const auto* control = std::ranges::find(viscii_controls, byte, &BytePair::byte);
        if (control != std::end(viscii_controls))
            out.text.append(control->letter);
        else
            out.text.append(byte < 0x80 ? char16_t{byte} : viscii_upper_half[byte - 0x80u]);
    }
    return out;
}

Converted from_vni(std::string_view bytes)
{
    Converted out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x80) {
            out.text.append(char16_t{byte});
            continue;
        }
        const auto* letter = std::ranges::find(vni_letters, byte, &BytePair::byte);
        if (letter != std::end(vni_letters)) {
            out.text.append(letter->letter);
            continue;
        }
        const auto lower = static_cast<unsigned char>(byte | 0x20);
        const auto* marks = std::ranges::find(vni_marks, lower, &VniMarks::byte);
        const bool on_letter = out.text.length() > 0 && u_isalpha(out.text.char32At(out.text.length() - 1)) != 0;
        if (marks != std::end(vni_marks) && on_letter) {
            out.text.append(marks->marks.data(), static_cast<std::int32_t>(marks->marks.size()));
            continue;
        }
        if (!out.broken_at)
            out.broken_at = i;
        out.text.append(u'\uFFFD');
    }
    return out;
}

Converted from_windows1258(std::string_view bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("windows-1258", &status), &ucnv_close);
    Converted out;
    if (U_FAILURE(status)) {
        out.broken_at = 0;
        return out;
    }
    out.text = icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    const auto bad = out.text.indexOf(u'\uFFFD');
    if (bad >= 0)
        out.broken_at = static_cast<std::size_t>(bad);
    return out;
}

Converted convert(Encoding encoding, std::string_view bytes)
{
    switch (encoding) {
    case Encoding::tcvn3: return from_tcvn3(bytes);
    case Encoding::vni: return from_vni(bytes);
    case Encoding::viscii: return from_viscii(bytes);
    case Encoding::windows1258: return from_windows1258(bytes);
    case Encoding::utf8: break;
    }
    return {icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size()))), std::nullopt};
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return nfc(out);
}

// A piece of the text around an offset, to show where it is.
std::string quoted(std::string_view bytes, std::size_t at)
{
    std::size_t begin = at > 20 ? at - 20 : 0;
    while (begin > 0 && (static_cast<unsigned char>(bytes[begin]) & 0xC0) == 0x80)
        --begin;
    return shorten(clean_line(bytes.substr(begin, 60)), 40);
}

// Words that have a letter outside ASCII. How many, and how many of them are Vietnamese syllables.
struct Score {
    int words = 0, fitting = 0;
    double share() const { return words == 0 ? 0 : static_cast<double>(fitting) / words; }
};

template <class F>
void each_marked_word(std::string_view text, F&& f)
{
    const auto all = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    icu::UnicodeString word;
    bool marked = false;
    int looked_at = 0;
    for (std::int32_t i = 0; i <= all.length() && looked_at < 3000; i = i < all.length() ? all.moveIndex32(i, 1) : i + 1) {
        const UChar32 c = i < all.length() ? all.char32At(i) : U' ';
        const bool inside = u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK || (c >= 0xA1 && c <= 0xFF) || c == 0xFFFD;
        if (inside) {
            word.append(c);
            marked = marked || c >= 0x80;
            continue;
        }
        if (marked) {
            ++looked_at;
            std::string out;
            word.toUTF8String(out);
            f(out);
        }
        word.remove();
        marked = false;
    }
}

// What stands at a word in Unicode and is a letter of old fonts: «Xích lô», Viettel®, 1ª.
std::string_view without_marks_around(std::string_view word)
{
    constexpr std::string_view before = "«";
    constexpr std::array<std::string_view, 5> behind{"»", "®", "©", "ª", "º"};
    while (word.starts_with(before))
        word.remove_prefix(before.size());
    const auto ends_word = [&](std::string_view mark) { return word.ends_with(mark); };
    for (const auto* mark = std::ranges::find_if(behind, ends_word); mark != behind.end();
         mark = std::ranges::find_if(behind, ends_word))
        word.remove_suffix(mark->size());
    return word;
}

// "m²", "°C", "µm", "×": at most one letter beside a sign of measure or money.
bool is_sign(const std::string& word)
{
    static const auto signs = icu::UnicodeString::fromUTF8("°±²³¹¼½¾×÷§µ·£¥");
    const auto letters = icu::UnicodeString::fromUTF8(word);
    bool any = false;
    for (std::int32_t i = 0; i < letters.length(); ++i)
        any |= signs.indexOf(letters[i]) >= 0;
    return any && letters.length() <= 2;
}

enum class Says { vietnamese, nothing, something_else };

// Signs and plain words between marks say nothing of how a text is written.
Says what_it_says(const std::string& word)
{
    if (is_syllable(word))
        return Says::vietnamese;
    const std::string_view bare = without_marks_around(word);
    if (bare.size() < word.size() && is_syllable(bare))
        return Says::vietnamese;
    const bool is_plain = std::ranges::all_of(bare, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return is_plain || is_sign(word) ? Says::nothing : Says::something_else;
}

Score score_of(std::string_view text)
{
    Score score;
    each_marked_word(text, [&](const std::string& word) {
        const Says says = what_it_says(word);
        score.fitting += says == Says::vietnamese ? 1 : 0;
        score.words += says == Says::nothing ? 0 : 1;
    });
    return score;
}

// The Latin-1 (or Windows-1252) bytes behind text typed in a legacy font; nothing if a character has none.
std::optional<std::string> as_bytes(std::string_view text)
{
    const auto all = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string bytes;
    for (std::int32_t i = 0; i < all.length(); ++i) {
        const char16_t c = all[i];
        if (c > 0xFF)
            return std::nullopt;
        bytes += static_cast<char>(c);
    }
    return bytes;
}

struct Candidate {
    Encoding encoding;
    std::string text;
    Score score;
};

std::optional<Candidate> best_of(std::string_view bytes)
{
    std::optional<Candidate> best;
    for (const Encoding encoding : legacy) {
        Converted made = convert(encoding, bytes);
        if (made.broken_at)
            continue;
        Candidate candidate{encoding, utf8(made.text), {}};
        candidate.score = score_of(candidate.text);
        if (!best || candidate.score.share() > best->score.share())
            best = std::move(candidate);
    }
    return best;
}

// The first word that is Vietnamese only when read as the legacy encoding; "" if there is none.
std::string legacy_word_in(std::string_view utf8_text)
{
    std::string found;
    each_marked_word(utf8_text, [&](const std::string& word) {
        if (!found.empty() || what_it_says(word) != Says::something_else)
            return;
        const auto bytes = as_bytes(word);
        const auto best = bytes ? best_of(*bytes) : std::nullopt;
        if (best && best->score.words > 0 && best->score.fitting == best->score.words)
            found = word;
    });
    return found;
}

}   // namespace

std::string_view name_of(Encoding encoding) { return names[static_cast<std::size_t>(encoding)]; }

Result<std::string> decode_as(Encoding encoding, std::string_view bytes)
{
    std::size_t bad = 0;
    if (encoding == Encoding::utf8) {
        if (!is_valid_utf8(bytes, &bad))
            return Error::invalid("text.encoding.broken", {std::to_string(bad), quoted(bytes, bad)});
        return nfc(bytes);
    }
    const Converted made = convert(encoding, bytes);
    if (made.broken_at)
        return Error::invalid("text.encoding.broken", {std::to_string(*made.broken_at), quoted(bytes, *made.broken_at)});
    return utf8(made.text);
}

Result<Decoded> decode_bytes(std::string_view bytes)
{
    std::size_t bad = 0;
    if (is_valid_utf8(bytes, &bad))
        return decode_pasted(bytes);
    const auto best = best_of(bytes);
    if (!best || best->score.share() < 0.8)
        return Error::invalid("text.encoding.unknown", {std::to_string(bad), quoted(bytes, bad)});
    return Decoded{best->text, best->encoding};
}

Result<Decoded> decode_pasted(std::string_view text)
{
    const Score as_it_is = score_of(text);
    if (as_it_is.words == 0)
        return Decoded{nfc(text), Encoding::utf8};
    if (const auto bytes = as_bytes(text)) {
        const auto best = best_of(*bytes);
        // One foreign name ("Zürich") is no evidence; a text that turns Vietnamese as a whole is.
        if (best && best->score.words > 0 && best->score.share() >= 0.8 && best->score.share() > as_it_is.share() + 0.3)
            return Decoded{best->text, best->encoding};
        return Decoded{nfc(text), Encoding::utf8};
    }
    const int strange = as_it_is.words - as_it_is.fitting;
    if (strange >= 3 && strange * 5 >= as_it_is.words) {
        const std::string word = legacy_word_in(text);
        if (!word.empty())
            return Error::invalid("text.encoding.mixed", {word});
    }
    return Decoded{nfc(text), Encoding::utf8};
}

std::string decode_typed(Encoding encoding, std::string_view text)
{
    const auto bytes = as_bytes(text);
    auto decoded = bytes ? decode_as(encoding, *bytes) : Result<std::string>(Error::invalid("text.encoding.mixed"));
    return decoded ? std::move(*decoded) : nfc(text);
}

}   // namespace tantrao::text
