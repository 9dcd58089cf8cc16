// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/provision_numbers.hpp"

#include "law/letters.hpp"

#include <algorithm>

namespace tantrao::law {

namespace {

struct Ordinal {
    std::string_view folded;
    int value;
};
constexpr std::array<Ordinal, 17> ordinals{{{"nhat", 1},
                                            {"hai", 2},
                                            {"ba", 3},
                                            {"tu", 4},
                                            {"nam", 5},
                                            {"sau", 6},
                                            {"bay", 7},
                                            {"tam", 8},
                                            {"chin", 9},
                                            {"muoi", 10},
                                            {"muoi mot", 11},
                                            {"muoi hai", 12},
                                            {"muoi ba", 13},
                                            {"muoi bon", 14},
                                            {"muoi lam", 15},
                                            {"mot", 1},
                                            {"bon", 4}}};

int roman_value(std::string_view text)
{
    int sum = 0, before = 0;
    for (auto c = text.rbegin(); c != text.rend(); ++c) {
        const int value = *c == 'I' ? 1 : *c == 'V' ? 5 : *c == 'X' ? 10 : *c == 'L' ? 50 : *c == 'C' ? 100 : 0;
        sum += value < before ? -value : value;
        before = std::max(before, value);
    }
    return sum;
}

int leading_number(std::string_view text)
{
    int value = 0;
    for (std::size_t i = 0; i < text.size() && i < 6 && is_digit(text[i]); ++i)
        value = value * 10 + (text[i] - '0');
    return value;
}

bool point_follows(std::string_view a, std::string_view b)
{
    if (a.find('.') != std::string_view::npos || b.find('.') != std::string_view::npos)
        return a.empty() ? b.ends_with(".1")
                         : leading_number(b.substr(b.rfind('.') + 1)) == leading_number(a.substr(a.rfind('.') + 1)) + 1;
    if (a.empty())
        return b == "a";
    const auto* const now = std::ranges::find(point_row, a);
    if (now != point_row.end() && now + 1 != point_row.end() && b == *(now + 1))
        return true;
    if (b.size() > a.size() && b.starts_with(a))   // a1 after a
        return true;
    return a.size() == 1 && b.size() == 1 && b[0] == a[0] + 1 && a != "d";
}

}   // namespace

bool is_roman(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("IVXLCivxlc") == std::string_view::npos &&
           (is_capitals(text) || text.size() == 1 || begins_upper(text));
}

std::size_t ordinal_letters(std::string_view folded)
{
    std::size_t longest = 0;
    for (const Ordinal& ordinal : ordinals)
        if (folded.starts_with(ordinal.folded))
            longest = std::max(longest, ordinal.folded.size());
    return longest;
}

int counted(std::string_view number)
{
    if (number.empty() || number.size() > 24)
        return 0;
    if (number.find_first_not_of("0123456789") == std::string_view::npos)
        return leading_number(number);
    if (is_roman(number))
        return number.size() == 1 && (number == "C" || number == "L" || is_lower(static_cast<unsigned char>(number[0])))
                   ? 0
                   : roman_value(number);
    const std::string folded = fold_loosely(number);
    for (const Ordinal& ordinal : ordinals)
        if (folded == "thu " + std::string(ordinal.folded))
            return ordinal.value;
    return 0;
}

bool follows(Kind kind, std::string_view a, std::string_view b)
{
    if (kind == Kind::point)
        return point_follows(a, b);
    if (is_roman(b) && (a.empty() || is_roman(a)))
        return roman_value(b) == roman_value(a) + 1;
    if (b.size() == 1 && begins_upper(b))
        return a.empty() ? b == "A" : a.size() == 1 && b[0] == a[0] + 1;
    const auto value = [](std::string_view number) { return is_roman(number) ? roman_value(number) : leading_number(number); };
    const int last = value(a), next = value(b);                         // "Chương 2" after "Chương I"
    return next == last + 1 || (next == last && b.size() > a.size());   // 9a after 9
}

}   // namespace tantrao::law
