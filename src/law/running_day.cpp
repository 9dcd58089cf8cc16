// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/running_day.hpp"

#include "base/time.hpp"

#include <fmt/format.h>

namespace tantrao::law {

namespace {

int figures(const FoldedText& text, std::size_t& at, std::size_t most)
{
    int value = 0;
    for (const std::size_t begin = at = text.skip_blanks(at); text.is_digit(at) && at < begin + most; ++at)
        value = value * 10 + (text.at(at) - '0');
    return value;
}

// Past the word, or the sign that stands for it.
bool pass(const FoldedText& text, std::size_t& at, std::string_view word)
{
    const std::size_t begin = text.skip_blanks(at), end = text.after(begin, word);
    const char sign = text.at(begin);
    const bool is_sign = sign == '/' || sign == '-' || sign == '.';
    at = end != 0 ? end : begin + 1;
    return end != 0 || is_sign;
}

}   // namespace

std::string RunningDay::civil() const
{
    std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    return is_civil_date(date) ? date : std::string();
}

std::optional<RunningDay> day_at(const FoldedText& text, std::size_t at)
{
    RunningDay read;
    read.day = figures(text, at, 2);
    if (!pass(text, at, "thang"))
        return std::nullopt;
    read.month = figures(text, at, 2);
    if (!pass(text, at, "nam"))
        return std::nullopt;
    read.year_begin = text.skip_blanks(at);
    read.year = figures(text, at, 4);
    read.end = at;
    return read;
}

}   // namespace tantrao::law
