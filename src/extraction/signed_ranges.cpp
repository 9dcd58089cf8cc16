// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signed_ranges.hpp"

#include "base/utf16.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace tantrao::extraction {

namespace {

constexpr std::string_view range_word = "/ByteRange", date_word = "/M";
constexpr std::size_t most_places = 200;               // where range_word is looked at
constexpr std::size_t longest_hexadecimal = 2 << 20;   // certificates and revocation lists lie in it

void skip_blanks(std::string_view& text)
{
    constexpr std::string_view blanks(" \t\r\n\f\0", 6);
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
}

bool skip(std::string_view& text, char wanted)
{
    skip_blanks(text);
    if (!text.starts_with(wanted))
        return false;
    text.remove_prefix(1);
    return true;
}

using Numbers = std::array<std::size_t, 4>;

// "[0 840 960 240]"
std::optional<Numbers> numbers_at(std::string_view text)
{
    if (!skip(text, '['))
        return std::nullopt;
    Numbers numbers{};
    for (std::size_t& number : numbers) {
        skip_blanks(text);
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc{})
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    }
    return skip(text, ']') ? std::optional(numbers) : std::nullopt;
}

bool is_hexadecimal(std::string_view text)
{
    return !text.empty() && text.size() <= longest_hexadecimal && text.size() % 2 == 0 &&
           text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

constexpr std::size_t longest_date = 200;   // bytes in the file, where each letter is written as an escape

unsigned value_of(char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10); }

bool is_octal(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '7'; }

// "\\116": the letter behind a backslash at `at`, which is set to its end.
char escaped(std::string_view text, std::size_t& at)
{
    if (!is_octal(text, at))
        return at < text.size() ? text[at++] : '\0';
    unsigned letter = 0;
    for (int figures = 0; figures < 3 && is_octal(text, at); ++figures)
        letter = letter * 8 + value_of(text[at++]);
    return static_cast<char>(letter);
}

// A short text as PDF writes it, "(...)" or "<...>"; also in UTF-16. "" for anything else.
std::string short_text(std::string_view written)
{
    skip_blanks(written);
    written = written.substr(0, longest_date);
    std::string text;
    if (written.starts_with('<')) {
        const std::string_view inside = written.substr(1, written.find('>') - 1);
        text = is_hexadecimal(inside) ? bytes_of(inside) : "";
    } else if (written.starts_with('(')) {
        for (std::size_t at = 1; at < written.size() && written[at] != ')';) {
            const char letter = written[at++];
            text += letter == '\\' ? escaped(written, at) : letter;
        }
    }
    return text::begins_as_utf16(text) ? text::from_utf16(text).value_or("") : text;
}

// The date in the object around that place. Where the object is a field of a form, the date would be the field's.
std::optional<Instant> date_around(std::string_view pdf, std::size_t place)
{
    const std::size_t begin = pdf.rfind(" obj", place);
    if (begin == std::string_view::npos)
        return std::nullopt;
    const std::string_view object = pdf.substr(begin, std::min(pdf.find("endobj", place), pdf.size()) - begin);
    if (object.find("/FT") != std::string_view::npos)
        return std::nullopt;
    for (std::size_t at = object.find(date_word); at != std::string_view::npos; at = object.find(date_word, at + 1)) {
        if (const std::string date = short_text(object.substr(at + date_word.size())); !date.empty())
            return parse_pdf_date(date);
    }
    return std::nullopt;
}

std::optional<SignedRange> range_at(std::string_view pdf, std::size_t place, const Numbers& numbers)
{
    const auto [begin, before, end, after] = numbers;
    const bool is_inside = begin == 0 && before < end && end <= pdf.size() && after <= pdf.size() - end;
    if (!is_inside || end - before < 2 || pdf[before] != '<' || pdf[end - 1] != '>')
        return std::nullopt;
    const bool is_signed_itself = place + range_word.size() <= end + after;
    const std::string_view hexadecimal = pdf.substr(before + 1, end - before - 2);
    if (!is_signed_itself || !is_hexadecimal(hexadecimal))
        return std::nullopt;
    return SignedRange{pdf.substr(0, before), pdf.substr(end, after),   hexadecimal, date_around(pdf, place),
                       end + after,           end + after == pdf.size()};
}

}   // namespace

std::string bytes_of(std::string_view hexadecimal)
{
    std::string bytes;
    bytes.reserve(hexadecimal.size() / 2);
    for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2)
        bytes += static_cast<char>(value_of(hexadecimal[i]) << 4 | value_of(hexadecimal[i + 1]));
    return bytes;
}

std::optional<Instant> parse_pdf_date(std::string_view text)
{
    constexpr std::size_t digits = 14, with_zone = 20;   // D: stripped; +07'00
    if (text.starts_with("D:"))
        text.remove_prefix(2);
    if (text.size() <= digits || text.find_first_not_of("0123456789") != digits)
        return std::nullopt;
    std::string zone = "Z";
    if (text[digits] != 'Z') {
        if (text.size() < with_zone || text[digits + 3] != '\'')
            return std::nullopt;
        zone = fmt::format("{}:{}", text.substr(digits, 3), text.substr(digits + 4, 2));
    }
    const auto at = parse_instant(fmt::format("{}-{}-{}T{}:{}:{}{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2),
                                              text.substr(8, 2), text.substr(10, 2), text.substr(12, 2), zone));
    return at ? std::optional(*at) : std::nullopt;
}

std::vector<SignedRange> signed_ranges_of(std::string_view pdf, std::size_t most)
{
    std::vector<SignedRange> ranges;
    std::set<std::pair<std::size_t, std::size_t>> seen;
    std::size_t places = 0;
    for (std::size_t at = pdf.find(range_word); at != std::string_view::npos && places < most_places && ranges.size() < most;
         at = pdf.find(range_word, at + 1), ++places) {
        const auto numbers = numbers_at(pdf.substr(at + range_word.size()));
        if (!numbers || seen.contains({(*numbers)[1], (*numbers)[3]}))
            continue;
        if (const auto range = range_at(pdf, at, *numbers)) {
            seen.insert({(*numbers)[1], (*numbers)[3]});
            ranges.push_back(*range);
        }
    }
    std::ranges::sort(ranges, {}, &SignedRange::end);
    return ranges;
}

}   // namespace tantrao::extraction
