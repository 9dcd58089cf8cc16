// Agency and number, country, place and day, as they stand side by side at the top of a page.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"
#include "law/parsing.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>

namespace tantrao::law {

namespace {

constexpr std::size_t longest_line = 200;   // letters
constexpr std::size_t longest_place = 60;   // bytes

bool is_country(std::string_view text)
{
    return starts_with_fold(text, "cong hoa xa hoi") || starts_with_fold(text, "doc lap -");
}

// "Tuyên Quang, ngày 20 tháng 11 năm 2026"
bool is_place_and_day(std::string_view text)
{
    const std::size_t comma = text.substr(0, longest_place).find(", ");
    if (comma == std::string_view::npos || !begins_upper(text) || !starts_with_fold(text.substr(comma + 2), "ngay "))
        return false;
    for (std::size_t at = 0; at < comma;)
        if (const auto letter = next_letter(text, at); letter != ' ' && !is_letter(letter))
            return false;
    return true;
}

// Whether what follows a blank stood beside what is before it, or below it in the same cell.
bool begins_anew(std::string_view before, std::string_view rest)
{
    if (is_country(rest))
        return true;
    const bool is_number = number_words_end(before) != 0;
    if (!is_number && begins_upper(rest) && starts_with_fold(rest, "so:"))
        return true;
    const bool has_end = !before.empty() && std::string_view("-/:").find(before.back()) == std::string_view::npos;
    return has_end && ((is_number && std::ranges::any_of(before, is_digit)) || is_country(before)) && is_place_and_day(rest);
}

// "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI …", "Số: 95/QĐ-UBND Tuyên Quang, ngày …": rows and cells whose words came out as one line.
std::vector<std::string> parts_of(std::string_view text)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    const std::size_t last = letter_count(text) > longest_line ? 0 : text.size();
    for (std::size_t at = text.find(' '); at < last; at = text.find(' ', at + 1))
        if (begins_anew(text.substr(begin, at - begin), text.substr(at + 1))) {
            parts.emplace_back(text.substr(begin, at - begin));
            begin = at + 1;
        }
    parts.emplace_back(text.substr(begin));
    return parts;
}

struct Sides {
    std::vector<std::string> left, right;
};

Sides sides_of(const Line& line)
{
    Sides sides;
    if (line.columns.size() > 1) {
        sides.left = parts_of(line.columns.front());
        for (std::size_t i = 1; i < line.columns.size(); ++i)
            std::ranges::move(parts_of(line.columns[i]), std::back_inserter(sides.right));
        return sides;
    }
    sides.left = parts_of(line.text);
    if (is_country(sides.left.front()))
        return sides;
    const auto right = std::find_if(sides.left.begin() + 1, sides.left.end(),
                                    [](const std::string& one) { return is_country(one) || is_place_and_day(one); });
    std::move(right, sides.left.end(), std::back_inserter(sides.right));
    sides.left.erase(right, sides.left.end());
    return sides;
}

bool is_number(const std::string& text) { return number_words_end(text) != 0; }

}   // namespace

// The agency beside the country comes out one after the other, and below them the number beside place and day.
void Parser::letterhead(Node& header, std::size_t many)
{
    std::vector<std::string> country;
    const auto put = [&](std::vector<std::string>& lines) {
        for (std::string& line : lines)
            add(header, Kind::paragraph, std::move(line));
        lines.clear();
    };
    for (; many > 0 && !done(); --many, ++at_) {
        if (is_rule(line().text))
            continue;
        Sides sides = sides_of(line());
        if (!country.empty() && sides.right.empty() && is_country(sides.left.front())) {   // the other side is empty
            std::ranges::move(sides.left, std::back_inserter(country));
            continue;
        }
        const auto number = std::ranges::find_if(sides.left, is_number);
        std::vector<std::string> beside_number;
        for (std::string& one : sides.right)
            (number == sides.left.end() || is_country(one) ? country : beside_number).push_back(std::move(one));
        std::vector<std::string> below(number, sides.left.end());
        sides.left.erase(number, sides.left.end());
        put(sides.left);
        if (!below.empty())
            put(country);
        put(below);
        put(beside_number);
    }
    put(country);
}

}   // namespace tantrao::law
