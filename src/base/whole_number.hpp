// A number that came as text: in a form, an address, a cursor.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <charconv>
#include <cstdint>
#include <string_view>

namespace tantrao {

// 0 for what is not digits from end to end, or does not fit.
inline std::int64_t whole_number(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value > 0 ? value : 0;
}

}   // namespace tantrao
