// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/written_number.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace tantrao {

namespace {

constexpr int largest_roman = 9'999;

std::string roman(int number)
{
    constexpr std::pair<int, std::string_view> figures[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                                            {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                                            {5, "V"},    {4, "IV"},   {1, "I"}};
    std::string out;
    for (const auto& [value, figure] : figures)
        for (; number >= value; number -= value)
            out += figure;
    return out;
}

std::string letters(int number, AfterZ after_z)
{
    constexpr int alphabet = 26, most_repeated = 10;
    const auto letter_of = [](int place) { return static_cast<char>('a' + place % alphabet); };
    if (after_z == AfterZ::repeated)
        return std::string(static_cast<std::size_t>(std::min((number - 1) / alphabet + 1, most_repeated)), letter_of(number - 1));
    std::string out;
    for (; number > 0; number = (number - 1) / alphabet)
        out.insert(out.begin(), letter_of(number - 1));
    return out;
}

}   // namespace

std::string written_number(int number, Figures figures, AfterZ after_z)
{
    const bool is_roman = figures == Figures::lower_roman || figures == Figures::upper_roman;
    const bool is_letter = figures == Figures::lower_letters || figures == Figures::upper_letters;
    if (figures == Figures::two_digits && number >= 0 && number < 10)
        return "0" + std::to_string(number);
    if ((!is_roman && !is_letter) || number < 1 || (is_roman && number > largest_roman))
        return std::to_string(number);
    const std::string written = is_letter ? letters(number, after_z) : roman(number);
    return figures == Figures::lower_roman     ? text::lower(written)
           : figures == Figures::upper_letters ? text::upper(written)
                                               : written;
}

}   // namespace tantrao
