// Of text.hpp: the order of Vietnamese texts, and what readers count as one character.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/coll.h>
#include <vector>

namespace tantrao::text {

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

}   // namespace tantrao::text
