// What the Vietnamese text functions need of ICU. Not for other folders.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace tantrao::text {

inline void check(UErrorCode status, const char* what)
{
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
}

inline const icu::Normalizer2& nfc_form()
{
    static const icu::Normalizer2* form = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* found = icu::Normalizer2::getNFCInstance(status);
        check(status, "NFC");
        return found;
    }();
    return *form;
}

inline const icu::Normalizer2& nfd_form()
{
    static const icu::Normalizer2* form = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* found = icu::Normalizer2::getNFDInstance(status);
        check(status, "NFD");
        return found;
    }();
    return *form;
}

inline icu::UnicodeString decode(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

inline std::string encode(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

inline bool is_ascii(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

inline icu::UnicodeString normalised(const icu::Normalizer2& form, std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto out = form.normalize(decode(text), status);
    check(status, "normalize");
    return out;
}

}   // namespace tantrao::text
